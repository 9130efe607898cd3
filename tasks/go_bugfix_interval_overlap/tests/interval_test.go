package tests

import (
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"testing"

	"assay.test/interval"
)

type list = []interval.Interval

func of(start, end int) interval.Interval { return interval.Interval{Start: start, End: end} }

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}

// overlap asks in both directions.
func overlap(t *testing.T, a, b interval.Interval, want bool) {
	t.Helper()
	equal(t, fmt.Sprintf("%v overlaps with %v", a, b), a.Overlaps(b), want)
	equal(t, fmt.Sprintf("%v overlaps with %v", b, a), b.Overlaps(a), want)
}

func merged(t *testing.T, intervals, want list) {
	t.Helper()
	if got := interval.Merge(intervals); len(got) != 0 || len(want) != 0 {
		equal(t, fmt.Sprintf("merge %v", intervals), got, want)
	}
}

func peak(t *testing.T, intervals list, want int) {
	t.Helper()
	equal(t, fmt.Sprintf("peak of %v", intervals), interval.Peak(intervals), want)
}

func TestStartIsInAndEndIsNot(t *testing.T) {
	for at, want := range map[int]bool{2: false, 3: true, 6: true, 7: false} {
		equal(t, fmt.Sprintf("[3, 7) contains %d", at), of(3, 7).Contains(at), want)
	}
	equal(t, "[3, 3) contains 3", of(3, 3).Contains(3), false)
	equal(t, "[7, 3) contains 5", of(7, 3).Contains(5), false)
}

func TestCommonIntegersAreAnOverlap(t *testing.T) {
	overlap(t, of(0, 5), of(4, 9), true)
	overlap(t, of(0, 5), of(0, 5), true)
	overlap(t, of(0, 9), of(3, 4), true)
	overlap(t, of(-5, -1), of(-2, 0), true)
	overlap(t, of(0, 5), of(8, 9), false)
}

func TestTouchingIsNoOverlap(t *testing.T) {
	overlap(t, of(0, 5), of(5, 9), false)
	overlap(t, of(0, 5), of(5, 6), false)
}

func TestEmptyIntervalsOverlapWithNothing(t *testing.T) {
	overlap(t, of(0, 9), of(4, 4), false)
	overlap(t, of(0, 9), of(5, 3), false)
	overlap(t, of(4, 4), of(4, 4), false)
	overlap(t, of(5, 3), of(5, 3), false)
	overlap(t, of(9, 0), of(8, 1), false)
}

func TestTheSmallestAndTheLargestInteger(t *testing.T) {
	overlap(t, of(math.MinInt, 0), of(0, math.MaxInt), false)
	overlap(t, of(math.MinInt, 1), of(0, math.MaxInt), true)
	overlap(t, of(math.MaxInt, math.MinInt), of(math.MinInt, math.MaxInt), false)
	merged(t, list{of(0, math.MaxInt), of(math.MinInt, 0)}, list{of(math.MinInt, math.MaxInt)})
	merged(t, list{of(1, math.MaxInt), of(math.MinInt, -1)}, list{of(math.MinInt, -1), of(1, math.MaxInt)})
	peak(t, list{of(math.MinInt, math.MinInt+1), of(math.MaxInt-1, math.MaxInt)}, 1)
}

func TestMergeJoinsWhatOverlapsOrTouches(t *testing.T) {
	merged(t, list{of(6, 8), of(0, 2), of(2, 4), of(3, 5)}, list{of(0, 5), of(6, 8)})
	merged(t, list{of(0, 2), of(3, 4)}, list{of(0, 2), of(3, 4)})
}

func TestMergeKeepsTheEndOfTheLongest(t *testing.T) {
	merged(t, list{of(0, 10), of(2, 3), of(9, 9), of(12, 13)}, list{of(0, 10), of(12, 13)})
}

func TestMergeHasNoEmptyIntervals(t *testing.T) {
	merged(t, list{of(4, 4), of(1, 2), of(9, 3)}, list{of(1, 2)})
	merged(t, list{of(4, 4)}, list{})
	merged(t, list{of(2, 9), of(9, 9), of(5, 1)}, list{of(2, 9)})
	merged(t, nil, list{})
}

func TestTheIntervalsGivenStayAsTheyAre(t *testing.T) {
	given := list{of(5, 9), of(0, 6), of(3, 3), of(20, 30), of(1, 2)}
	before := append(list{}, given...)
	result := interval.Merge(given)
	equal(t, "after Merge", given, before)
	interval.Peak(given)
	equal(t, "after Peak", given, before)
	for i := range result {
		result[i] = of(-1, -1)
	}
	equal(t, "after the result was changed", given, before)

	alone := list{of(1, 2)}
	interval.Merge(alone)[0] = of(-1, -1)
	equal(t, "after the result of one interval was changed", alone, list{of(1, 2)})
}

func TestPeakCountsWhoIsThereAtOnce(t *testing.T) {
	peak(t, nil, 0)
	peak(t, list{of(3, 4)}, 1)
	peak(t, list{of(0, 9), of(0, 9), of(0, 9)}, 3)
	peak(t, list{of(0, 4), of(2, 6), of(3, 5), of(7, 9)}, 3)
}

func TestPeakOfALongIntervalIsNotTheNumberOfItsNeighbours(t *testing.T) {
	peak(t, list{of(0, 100), of(1, 2), of(5, 6), of(50, 60)}, 2)
}

func TestPeakDoesNotCountThoseWhoLeaveWhenOthersCome(t *testing.T) {
	peak(t, list{of(0, 5), of(5, 9), of(5, 6)}, 2)
	peak(t, list{of(5, 9), of(0, 5), of(9, 12)}, 1)
}

func TestPeakDoesNotCountEmptyIntervals(t *testing.T) {
	peak(t, list{of(4, 4), of(9, 0)}, 0)
	peak(t, list{of(0, 9), of(4, 4), of(4, 4), of(7, 2)}, 1)
}

func TestSeededListsAgreeWithCounting(t *testing.T) {
	for seed := int64(0); seed < 2000; seed++ {
		random := rand.New(rand.NewSource(seed))
		given := make(list, random.Intn(9))
		for i := range given {
			given[i].Start = random.Intn(21) - 10
			given[i].End = given[i].Start + random.Intn(9) - 2
		}
		// Integer by integer.
		want, highest, before := list{}, 0, 0
		for at := -15; at < 25; at++ {
			count := 0
			for _, i := range given {
				if i.Start <= at && at < i.End {
					count++
				}
			}
			if count > 0 && before == 0 {
				want = append(want, of(at, at))
			}
			if count > 0 {
				want[len(want)-1].End = at + 1
			}
			highest, before = max(highest, count), count
		}
		label := fmt.Sprintf("seed %d: %v", seed, given)
		equal(t, label+": peak", interval.Peak(given), highest)
		if got := interval.Merge(given); len(got) != 0 || len(want) != 0 {
			equal(t, label+": merge", got, want)
		}
	}
}
