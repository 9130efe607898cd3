// Package scheduler runs jobs by priority, a limited number at once.
package scheduler

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
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
type Scheduler struct {
	patience int

	mu      sync.Mutex
	limit   int
	closed  bool
	waiting []*Job // in the order of submission
	running map[*Job]struct{}
	empty   chan struct{} // closed when nothing waits or runs; made by who waits for that
}

// Job is what was submitted.
type Job struct {
	priority  int
	run       func(context.Context) error
	ctx       context.Context
	cancel    context.CancelFunc
	forget    func() bool // stops watching the context
	overtaken int
	done      chan struct{}
	err       error // may be read when done is closed
}

// New makes a scheduler that runs up to limit jobs at once.
func New(limit, patience int) (*Scheduler, error) {
	if limit < 0 || patience < 0 {
		return nil, fmt.Errorf("%w: limit %d, patience %d", ErrInvalid, limit, patience)
	}
	return &Scheduler{limit: limit, patience: patience, running: map[*Job]struct{}{}}, nil
}

// Submit adds a job.
func (s *Scheduler) Submit(ctx context.Context, priority int, run func(context.Context) error) (*Job, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	job := &Job{priority: priority, run: run, done: make(chan struct{})}
	job.ctx, job.cancel = context.WithCancel(ctx)
	s.waiting = append(s.waiting, job)
	job.forget = context.AfterFunc(job.ctx, func() { s.calledOff(job) })
	s.begin()
	return job, nil
}

// SetLimit changes how many jobs run at once.
func (s *Scheduler) SetLimit(limit int) error {
	if limit < 0 {
		return fmt.Errorf("%w: limit %d", ErrInvalid, limit)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit = limit
	s.begin()
	return nil
}

// Counts is how many jobs wait and run.
func (s *Scheduler) Counts() (waiting, running int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.waiting), len(s.running)
}

// Shutdown ends the scheduler.
func (s *Scheduler) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	s.closed = true
	if s.empty == nil {
		s.empty = make(chan struct{})
		s.settle()
	}
	s.mu.Unlock()
	select {
	case <-s.empty:
		return nil
	default:
	}
	select {
	case <-s.empty:
		return nil
	case <-ctx.Done():
	}
	s.drop()
	<-s.empty
	return ctx.Err()
}

func (s *Scheduler) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.waiting) > 0 {
		s.leave(0, ErrClosed)
	}
	for job := range s.running {
		job.cancel()
	}
	s.settle()
}

// Done is closed when the job is over.
func (j *Job) Done() <-chan struct{} { return j.done }

// Err is the job's result.
func (j *Job) Err() error {
	select {
	case <-j.done:
		return j.err
	default:
		return nil
	}
}

// calledOff takes a job whose context has ended out of the line.
func (s *Scheduler) calledOff(job *Job) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.Index(s.waiting, job); i >= 0 {
		s.leave(i, job.ctx.Err())
		s.settle()
	}
}

func (s *Scheduler) execute(job *Job) {
	err := ErrCrashed
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("%w: %v", ErrCrashed, problem)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.running, job)
		s.begin()
		job.end(err)
		s.settle()
	}()
	err = job.run(job.ctx)
}

// Everything from here on needs the lock.

// begin lets as many jobs begin as possible.
func (s *Scheduler) begin() {
	for len(s.running) < s.limit && len(s.waiting) > 0 {
		i := s.next()
		job := s.waiting[i]
		if err := job.ctx.Err(); err != nil {
			s.leave(i, err)
			continue
		}
		job.forget()
		for _, earlier := range s.waiting[:i] {
			earlier.overtaken++
		}
		s.waiting = slices.Delete(s.waiting, i, i+1)
		s.running[job] = struct{}{}
		go s.execute(job)
	}
}

func (s *Scheduler) next() int {
	best := 0
	for i, job := range s.waiting {
		urgent, leads := job.overtaken >= s.patience, s.waiting[best].overtaken >= s.patience
		if urgent && !leads || urgent == leads && job.priority > s.waiting[best].priority {
			best = i
		}
	}
	return best
}

func (s *Scheduler) leave(i int, err error) {
	job := s.waiting[i]
	s.waiting = slices.Delete(s.waiting, i, i+1)
	job.forget()
	job.end(err)
}

func (s *Scheduler) settle() {
	if s.empty == nil || len(s.waiting)+len(s.running) > 0 {
		return
	}
	select {
	case <-s.empty:
	default:
		close(s.empty)
	}
}

func (j *Job) end(err error) {
	j.err = err
	j.cancel()
	close(j.done)
}
