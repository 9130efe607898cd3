package tests

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"testing"

	"assay.test/scheduler"
)

const never = math.MaxInt

func TestNumbersBelowZeroAreRefused(t *testing.T) {
	for _, wrong := range [][2]int{{-1, 0}, {0, -1}} {
		if s, err := scheduler.New(wrong[0], wrong[1]); s != nil || !errors.Is(err, scheduler.ErrInvalid) {
			t.Fatalf("New(%v): got %v, %v", wrong, s, err)
		}
	}
	s := newScheduler(t, 1, 0)
	if err := s.SetLimit(-1); !errors.Is(err, scheduler.ErrInvalid) {
		t.Fatalf("SetLimit(-1): got %v", err)
	}
	submit(t, s, "a", 0).ends(t)
}

func TestHigherPrioritiesBeginFirst(t *testing.T) {
	s := newScheduler(t, 1, never)
	first := submit(t, s, "first", 0)
	low, high, least, most := submit(t, s, "low", 1), submit(t, s, "high", 5), submit(t, s, "least", math.MinInt), submit(t, s, "most", math.MaxInt)
	order(t, first, most, high, low, least)
}

func TestEqualPrioritiesBeginInTheOrderOfSubmission(t *testing.T) {
	s := newScheduler(t, 1, never)
	tasks := []*task{submit(t, s, "first", 0)}
	for i := 0; i < 30; i++ {
		tasks = append(tasks, submit(t, s, fmt.Sprint("task ", i), 3))
	}
	order(t, tasks...)
}

func TestNoPatienceIsTheOrderOfSubmission(t *testing.T) {
	s := newScheduler(t, 1, 0)
	order(t, submit(t, s, "a", 0), submit(t, s, "b", 1), submit(t, s, "c", 9), submit(t, s, "d", 5))
}

func TestJobThatWasOvertakenOftenGoesFirst(t *testing.T) {
	s := newScheduler(t, 1, 2)
	first := submit(t, s, "first", 0)
	small := submit(t, s, "small", 1)
	a, b, c := submit(t, s, "a", 5), submit(t, s, "b", 5), submit(t, s, "c", 5)
	order(t, first, a, b, small, c)
}

func TestOnlyLaterJobsOvertake(t *testing.T) {
	s := newScheduler(t, 1, 2)
	first := submit(t, s, "first", 0)
	a, b, c := submit(t, s, "a", 5), submit(t, s, "b", 5), submit(t, s, "c", 5)
	small := submit(t, s, "small", 1) // those who were there before do not overtake it
	late, later, last := submit(t, s, "late", 5), submit(t, s, "later", 5), submit(t, s, "last", 5)
	order(t, first, a, b, c, late, later, small, last)
}

func TestUrgentJobsBeginInTheOrderOfSubmission(t *testing.T) {
	s := newScheduler(t, 1, 1)
	first := submit(t, s, "first", 0)
	low, mid := submit(t, s, "low", 1), submit(t, s, "mid", 2)
	high, top := submit(t, s, "high", 9), submit(t, s, "top", 10)
	order(t, first, top, low, mid, high)
}

func TestCalledOffJobsOvertakeNobody(t *testing.T) {
	s := newScheduler(t, 1, 1)
	first, small := submit(t, s, "first", 0), submit(t, s, "small", 1)
	gone := submit(t, s, "gone", 9)
	gone.cancel()
	gone.isOver(t, context.Canceled)
	high, last := submit(t, s, "high", 5), submit(t, s, "last", 5)
	order(t, first, high, small, last)
}

func TestAsManyBeginAsTheLimitAllows(t *testing.T) {
	s := newScheduler(t, 3, never)
	tasks := []*task{}
	for i := 0; i < 5; i++ {
		tasks = append(tasks, submit(t, s, fmt.Sprint("task ", i), 0))
		counts(t, s, max(0, i-2), min(i+1, 3))
	}
	for i := 0; i < 3; i++ {
		tasks[i].begins(t)
	}
	tasks[1].result <- func() error { return nil }
	tasks[1].isOver(t, nil)
	counts(t, s, 1, 3)
	tasks[3].begins(t)
}

func TestRaisedLimitLetsAllBeginThatFit(t *testing.T) {
	s := newScheduler(t, 0, never)
	tasks := []*task{}
	for i := 0; i < 5; i++ {
		tasks = append(tasks, submit(t, s, fmt.Sprint("task ", i), i))
	}
	counts(t, s, 5, 0)
	equal(t, "set limit", s.SetLimit(3), error(nil))
	counts(t, s, 2, 3)
	for i := 4; i > 1; i-- {
		tasks[i].begins(t)
	}
}

func TestLoweredLimitHoldsUntilEnoughAreOver(t *testing.T) {
	s := newScheduler(t, 3, never)
	a, b, c := submit(t, s, "a", 0), submit(t, s, "b", 0), submit(t, s, "c", 0)
	d := submit(t, s, "d", 0)
	equal(t, "set limit", s.SetLimit(1), error(nil))
	a.ends(t)
	counts(t, s, 1, 2)
	b.ends(t)
	counts(t, s, 1, 1)
	c.ends(t)
	counts(t, s, 0, 1)
	d.ends(t)
	counts(t, s, 0, 0)
}

// waiting is a job of the model.
type waiting struct {
	*task
	priority, overtaken int
}

func TestSeededSchedulesAgreeWithAModel(t *testing.T) {
	for seed := int64(0); seed < 60; seed++ {
		random := rand.New(rand.NewSource(seed))
		limit, patience := random.Intn(4), random.Intn(6)
		s := newScheduler(t, limit, patience)
		var line []*waiting
		var running []*task
		for step := 0; step < 50; step++ {
			switch move := random.Intn(10); {
			case move < 5:
				priority := random.Intn(4)
				line = append(line, &waiting{submit(t, s, fmt.Sprintf("seed %d step %d", seed, step), priority), priority, 0})
			case move < 8 && len(running) > 0:
				i := random.Intn(len(running))
				running[i].result <- func() error { return nil }
				running[i].isOver(t, nil)
				running = append(running[:i:i], running[i+1:]...)
			case move < 9 && len(line) > 0:
				i := random.Intn(len(line))
				line[i].cancel()
				line[i].isOver(t, context.Canceled)
				line = append(line[:i:i], line[i+1:]...)
			default:
				limit = random.Intn(4)
				equal(t, "set limit", s.SetLimit(limit), error(nil))
			}
			for len(running) < limit && len(line) > 0 {
				next := -1
				for i, one := range line {
					if one.overtaken >= patience && next < 0 {
						next = i
					}
				}
				for priority := 3; next < 0; priority-- {
					for i := len(line) - 1; i >= 0; i-- {
						if line[i].priority == priority {
							next = i
						}
					}
				}
				for _, earlier := range line[:next] {
					earlier.overtaken++
				}
				line[next].begins(t)
				running = append(running, line[next].task)
				line = append(line[:next:next], line[next+1:]...)
			}
			counts(t, s, len(line), len(running))
		}
		for _, one := range running {
			one.result <- func() error { return nil }
		}
		for _, one := range line {
			one.result <- func() error { return nil }
		}
		equal(t, "set limit", s.SetLimit(9), error(nil))
		equal(t, "shutdown", s.Shutdown(background), error(nil))
	}
}
