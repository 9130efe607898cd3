package tests

import (
	"context"
	"testing"

	"assay.test/scheduler"
)

// shutdown calls Shutdown on a goroutine, and returns when the scheduler is closed.
func shutdown(t *testing.T, s *scheduler.Scheduler) (context.CancelFunc, chan error) {
	t.Helper()
	ctx, cancel := context.WithCancel(background)
	result := make(chan error, 1)
	go func() { result <- s.Shutdown(ctx) }()
	for {
		ended, stop := context.WithCancel(background)
		stop()
		// Refused either way, as closed before anything else.
		if _, err := s.Submit(ended, 0, nil); err == scheduler.ErrClosed {
			return cancel, result
		}
	}
}

func TestShutdownLetsAllJobsEnd(t *testing.T) {
	s := newScheduler(t, 1, never)
	a, b := submit(t, s, "a", 0), submit(t, s, "b", 0)
	_, result := shutdown(t, s)
	a.ends(t)
	if len(result) > 0 {
		t.Fatal("Shutdown returned before all jobs were over")
	}
	b.ends(t)
	equal(t, "shutdown", receive(t, "Shutdown returns", result), error(nil))
	equal(t, "a second shutdown", s.Shutdown(background), error(nil))
}

func TestShutdownWithNothingToDoReturnsAtOnce(t *testing.T) {
	s := newScheduler(t, 1, never)
	equal(t, "shutdown", s.Shutdown(background), error(nil))
	job, err := s.Submit(background, 0, func(context.Context) error { return nil })
	if job != nil || err != scheduler.ErrClosed {
		t.Fatalf("Submit: got %v, %v", job, err)
	}
}

func TestShutdownIsOverWhenTheLastWaitingJobIsCalledOff(t *testing.T) {
	s := newScheduler(t, 0, never)
	one := submit(t, s, "one", 0)
	_, result := shutdown(t, s)
	one.cancel()
	equal(t, "shutdown", receive(t, "Shutdown returns", result), error(nil))
	one.isOver(t, context.Canceled)
}

func TestLimitHoldsWhileShuttingDown(t *testing.T) {
	s := newScheduler(t, 0, never)
	one := submit(t, s, "one", 0)
	_, result := shutdown(t, s)
	counts(t, s, 1, 0)
	equal(t, "set limit", s.SetLimit(1), error(nil))
	one.ends(t)
	equal(t, "shutdown", receive(t, "Shutdown returns", result), error(nil))
}

func TestImpatientShutdownDropsTheLineAndWaitsForWhatRuns(t *testing.T) {
	s := newScheduler(t, 1, never)
	running, waiting := submit(t, s, "running", 0), submit(t, s, "waiting", 0)
	ctx := running.begins(t)
	cancel, result := shutdown(t, s)
	patient := make(chan error, 1)
	go func() { patient <- s.Shutdown(background) }()
	cancel()
	waiting.isOver(t, scheduler.ErrClosed)
	receive(t, "the context of the running job ends", ctx.Done())
	counts(t, s, 0, 1)
	if len(result) > 0 || len(patient) > 0 {
		t.Fatal("Shutdown returned while a job was running")
	}
	running.result <- func() error { return errJob }
	running.isOver(t, errJob)
	equal(t, "shutdown", receive(t, "Shutdown returns", result), context.Canceled)
	equal(t, "a patient shutdown", receive(t, "Shutdown returns", patient), error(nil))
	if len(waiting.begun) > 0 {
		t.Fatal("a job was dropped and ran")
	}
}

func TestShutdownWithAContextThatHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(background)
	cancel()
	s := newScheduler(t, 0, never)
	one := submit(t, s, "one", 0)
	equal(t, "shutdown", s.Shutdown(ctx), context.Canceled)
	one.isOver(t, scheduler.ErrClosed)
}
