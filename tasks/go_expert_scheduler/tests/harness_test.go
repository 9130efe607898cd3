package tests

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"assay.test/scheduler"
)

// deadlock is how long a test waits for what should happen at once.
const deadlock = 5 * time.Second

var background = context.Background()

func newScheduler(t *testing.T, limit, patience int) *scheduler.Scheduler {
	t.Helper()
	s, err := scheduler.New(limit, patience)
	if err != nil {
		t.Fatalf("New(%d, %d): %v", limit, patience, err)
	}
	return s
}

// task is a job that runs until it is told its result.
type task struct {
	name   string
	job    *scheduler.Job
	cancel context.CancelFunc
	begun  chan context.Context
	result chan func() error
}

func submit(t *testing.T, s *scheduler.Scheduler, name string, priority int) *task {
	t.Helper()
	ctx, cancel := context.WithCancel(background)
	one := &task{name: name, cancel: cancel, begun: make(chan context.Context, 1), result: make(chan func() error, 1)}
	job, err := s.Submit(ctx, priority, func(ctx context.Context) error {
		one.begun <- ctx
		return (<-one.result)()
	})
	if err != nil {
		t.Fatalf("submit %s: %v", name, err)
	}
	one.job = job
	return one
}

// begins waits until the task runs, and gives its context.
func (one *task) begins(t *testing.T) context.Context {
	t.Helper()
	return receive(t, one.name+" begins", one.begun)
}

// ends lets a running task return nil, and waits until it is over.
func (one *task) ends(t *testing.T) {
	t.Helper()
	one.begins(t)
	one.result <- func() error { return nil }
	one.isOver(t, nil)
}

func (one *task) isOver(t *testing.T, want error) {
	t.Helper()
	receive(t, one.name+" is over", one.job.Done())
	if err := one.job.Err(); !errors.Is(err, want) {
		t.Fatalf("%s: got %v, want %v", one.name, err, want)
	}
}

func counts(t *testing.T, s *scheduler.Scheduler, waiting, running int) {
	t.Helper()
	w, r := s.Counts()
	equal(t, "waiting and running", fmt.Sprint(w, r), fmt.Sprint(waiting, running))
}

// order ends the tasks in the order in which they have to begin, one at a time.
func order(t *testing.T, tasks ...*task) {
	t.Helper()
	for _, one := range tasks {
		one.ends(t)
	}
}

func receive[T any](t *testing.T, what string, from <-chan T) T {
	t.Helper()
	select {
	case value := <-from:
		return value
	case <-time.After(deadlock):
		t.Fatalf("it never came that %s", what)
		panic("not reached")
	}
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}
