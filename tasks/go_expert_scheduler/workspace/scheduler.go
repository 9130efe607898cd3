// Package scheduler runs jobs by priority, a limited number at once.
package scheduler

import (
	"context"
	"errors"
)

var (
	// ErrInvalid is for numbers that make no sense.
	ErrInvalid = errors.New("invalid number")
	// ErrClosed is for a scheduler that is closed.
	ErrClosed = errors.New("the scheduler is closed")
	// ErrCrashed is for a job that panicked or ended its goroutine.
	ErrCrashed = errors.New("the job crashed")
)

// Scheduler runs jobs.
type Scheduler struct{}

// Job is what was submitted.
type Job struct{}

// New makes a scheduler that runs up to limit jobs at once.
func New(limit, patience int) (*Scheduler, error) { return nil, errors.New("not implemented") }

// Submit adds a job.
func (s *Scheduler) Submit(ctx context.Context, priority int, run func(context.Context) error) (*Job, error) {
	return nil, errors.New("not implemented")
}

// SetLimit changes how many jobs run at once.
func (s *Scheduler) SetLimit(limit int) error { return errors.New("not implemented") }

// Counts is how many jobs wait and run.
func (s *Scheduler) Counts() (waiting, running int) { return 0, 0 }

// Shutdown ends the scheduler.
func (s *Scheduler) Shutdown(ctx context.Context) error { return errors.New("not implemented") }

// Done is closed when the job is over.
func (j *Job) Done() <-chan struct{} { return nil }

// Err is the job's result.
func (j *Job) Err() error { return nil }
