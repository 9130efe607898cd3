// Package interval compares half-open intervals of integers.
package interval

import "sort"

// Interval has the integers from Start to before End.
type Interval struct {
	Start, End int
}

// Contains says whether t is in the interval.
func (i Interval) Contains(t int) bool {
	return i.Start <= t && t < i.End
}

// Overlaps says whether some integer is in both.
func (i Interval) Overlaps(other Interval) bool {
	return max(i.Start, other.Start) < min(i.End, other.End)
}

// Merge is the integers of all intervals, as the fewest intervals possible.
func Merge(intervals []Interval) []Interval {
	merged := []Interval{}
	for _, next := range ascending(intervals) {
		if last := len(merged) - 1; last >= 0 && next.Start <= merged[last].End {
			merged[last].End = next.End
		} else {
			merged = append(merged, next)
		}
	}
	return merged
}

// Peak is the largest number of intervals that one integer is in.
func Peak(intervals []Interval) int {
	starts := ascending(intervals)
	ends := ascending(intervals)
	sort.Slice(ends, func(a, b int) bool { return ends[a].End < ends[b].End })
	peak, over := 0, 0
	for begun, next := range starts {
		for ends[over].End <= next.Start {
			over++
		}
		peak = max(peak, begun+1-over)
	}
	return peak
}

// ascending is a copy of the intervals that are not empty, by their starts.
func ascending(intervals []Interval) []Interval {
	result := []Interval{}
	for _, i := range intervals {
		if i.Start < i.End {
			result = append(result, i)
		}
	}
	sort.Slice(result, func(a, b int) bool { return result[a].Start < result[b].Start })
	return result
}
