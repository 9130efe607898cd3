// Package interval compares half-open intervals of integers.
package interval

import "sort"

// Interval has the integers from Start to before End.
type Interval struct {
	Start, End int
}

// Contains says whether t is in the interval.
func (i Interval) Contains(t int) bool {
	return i.Start <= t && t <= i.End
}

// Overlaps says whether some integer is in both.
func (i Interval) Overlaps(other Interval) bool {
	return i.Contains(other.Start) || i.Contains(other.End)
}

// Merge is the integers of all intervals, as the fewest intervals possible.
func Merge(intervals []Interval) []Interval {
	sort.Slice(intervals, func(a, b int) bool { return intervals[a].Start < intervals[b].Start })
	merged := intervals[:0]
	for _, next := range intervals {
		if last := len(merged) - 1; last >= 0 && next.Start < merged[last].End {
			merged[last].End = next.End
		} else {
			merged = append(merged, next)
		}
	}
	return merged
}

// Peak is the largest number of intervals that one integer is in.
func Peak(intervals []Interval) int {
	peak := 0
	for _, one := range intervals {
		count := 0
		for _, other := range intervals {
			if one.Overlaps(other) {
				count++
			}
		}
		peak = max(peak, count)
	}
	return peak
}
