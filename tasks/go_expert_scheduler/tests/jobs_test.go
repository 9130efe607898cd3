package tests

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"assay.test/scheduler"
)

var errJob = errors.New("out of paper")

func TestJobHasTheResultOfItsRun(t *testing.T) {
	s := newScheduler(t, 1, 0)
	one := submit(t, s, "one", 0)
	one.begins(t)
	equal(t, "result of a running job", one.job.Err(), error(nil))
	one.result <- func() error { return errJob }
	one.isOver(t, errJob)
	counts(t, s, 0, 0)
}

func TestContextOfARunIsDerivedFromItsOwn(t *testing.T) {
	type name struct{}
	s := newScheduler(t, 1, 0)
	var inner context.Context
	job, err := s.Submit(context.WithValue(background, name{}, "customer"), 0, func(ctx context.Context) error {
		inner = ctx
		if ctx.Value(name{}) != "customer" || ctx.Err() != nil {
			return errJob
		}
		return nil
	})
	equal(t, "submit", err, error(nil))
	receive(t, "the job is over", job.Done())
	equal(t, "result", job.Err(), error(nil))
	receive(t, "the context ends with the job", inner.Done())
}

func TestRunningJobIsToldAndKeepsItsResult(t *testing.T) {
	s := newScheduler(t, 1, 0)
	for _, want := range []error{nil, errJob} {
		one := submit(t, s, "one", 0)
		ctx := one.begins(t)
		one.cancel()
		receive(t, "the context of the run ends", ctx.Done())
		counts(t, s, 0, 1)
		one.result <- func() error { return want }
		one.isOver(t, want)
	}
}

func TestContextThatHasEndedIsNotSubmitted(t *testing.T) {
	s := newScheduler(t, 1, 0)
	ctx, cancel := context.WithCancel(background)
	cancel()
	job, err := s.Submit(ctx, 0, func(context.Context) error { panic("it must not run") })
	if job != nil || err != context.Canceled {
		t.Fatalf("Submit: got %v, %v", job, err)
	}
	counts(t, s, 0, 0)
}

func TestCalledOffWhileWaitingLeavesTheLineAtOnce(t *testing.T) {
	s := newScheduler(t, 1, never)
	first, second, third := submit(t, s, "first", 0), submit(t, s, "second", 9), submit(t, s, "third", 0)
	second.cancel()
	second.isOver(t, context.Canceled)
	counts(t, s, 1, 1)
	order(t, first, third)
}

func TestJobWhoseContextHasEndedNeverBegins(t *testing.T) {
	for round := 0; round < 300; round++ {
		s := newScheduler(t, 1, never)
		ctx, cancel := context.WithCancel(background)
		free := make(chan struct{})
		_, err := s.Submit(background, 0, func(context.Context) error {
			<-free
			cancel() // and its place is free before the news comes through
			return nil
		})
		equal(t, "submit", err, error(nil))
		var ran atomic.Bool
		job, err := s.Submit(ctx, 0, func(context.Context) error { ran.Store(true); return nil })
		equal(t, "submit", err, error(nil))
		last := submit(t, s, "last", 0)
		close(free)
		receive(t, "the job is over", job.Done())
		if ran.Load() || job.Err() != context.Canceled {
			t.Fatalf("round %d: a job ran after its context had ended: %v", round, job.Err())
		}
		last.ends(t)
	}
}

func TestPanicFreesThePlace(t *testing.T) {
	s := newScheduler(t, 1, 0)
	one, two := submit(t, s, "one", 0), submit(t, s, "two", 0)
	one.begins(t)
	one.result <- func() error { panic("paper jam") }
	one.isOver(t, scheduler.ErrCrashed)
	two.ends(t)
	counts(t, s, 0, 0)
}

func TestEndedGoroutineFreesThePlace(t *testing.T) {
	s := newScheduler(t, 1, 0)
	one, two := submit(t, s, "one", 0), submit(t, s, "two", 0)
	one.begins(t)
	one.result <- func() error { runtime.Goexit(); return nil }
	one.isOver(t, scheduler.ErrCrashed)
	two.ends(t)
	counts(t, s, 0, 0)
}

func TestRunMayCallTheScheduler(t *testing.T) {
	s := newScheduler(t, 1, 0)
	inner := make(chan *task, 1)
	job, err := s.Submit(background, 0, func(context.Context) error {
		one := submit(t, s, "inner", 0)
		counts(t, s, 1, 1)
		inner <- one
		return s.SetLimit(2)
	})
	equal(t, "submit", err, error(nil))
	receive(t, "the job is over", job.Done())
	equal(t, "result", job.Err(), error(nil))
	receive(t, "the inner job is there", inner).ends(t)
}

func TestLimitIsNeverExceeded(t *testing.T) {
	const limit, people, rounds = 3, 6, 100
	s := newScheduler(t, limit, 3)
	var running, ran, exceeded atomic.Int32
	var group sync.WaitGroup
	for person := 0; person < people; person++ {
		group.Add(1)
		go func(person int) {
			defer group.Done()
			for round := 0; round < rounds; round++ {
				ctx, cancel := context.WithCancel(background)
				job, err := s.Submit(ctx, round%5, func(context.Context) error {
					if running.Add(1) > limit {
						exceeded.Add(1)
					}
					runtime.Gosched()
					ran.Add(1)
					running.Add(-1)
					return nil
				})
				if err != nil {
					panic(err)
				}
				if (round+person)%4 == 0 {
					cancel()
				}
				if _, count := s.Counts(); count > limit {
					exceeded.Add(1)
				}
				<-job.Done()
				if job.Err() != nil {
					ran.Add(1)
				}
				cancel()
			}
		}(person)
	}
	group.Wait()
	equal(t, "jobs beyond the limit", exceeded.Load(), int32(0))
	equal(t, "jobs that ran or were called off", ran.Load(), int32(people*rounds))
	counts(t, s, 0, 0)
}
