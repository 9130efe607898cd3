package tests

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"testing"
	"time"

	"assay.test/tokenbucket"
)

// deadlock is how long a test waits for what should happen at once.
const deadlock = 10 * time.Second

func newBucket(t *testing.T, clock tokenbucket.Clock, capacity, tokens int64, per time.Duration) *tokenbucket.Bucket {
	t.Helper()
	b, err := tokenbucket.New(clock, capacity, tokens, per)
	if err != nil {
		t.Fatalf("New(%d, %d, %d): %v", capacity, tokens, per, err)
	}
	return b
}

// emptyBucket is a bucket that everything was taken from.
func emptyBucket(t *testing.T, clock tokenbucket.Clock, capacity, tokens int64, per time.Duration) *tokenbucket.Bucket {
	t.Helper()
	b := newBucket(t, clock, capacity, tokens, per)
	if !b.TryTake(capacity) {
		t.Fatalf("a new bucket is full: TryTake(%d) is true", capacity)
	}
	return b
}

// call is a Take on its own goroutine.
type call struct {
	n      int64
	cancel context.CancelFunc
	result chan error
}

func take(b *tokenbucket.Bucket, n int64) *call {
	ctx, cancel := context.WithCancel(context.Background())
	c := &call{n: n, cancel: cancel, result: make(chan error, 1)}
	go func() { c.result <- b.Take(ctx, n) }()
	return c
}

// queue starts a Take and returns when it is in line.
func queue(t *testing.T, b *tokenbucket.Bucket, n int64) *call {
	t.Helper()
	before := b.Waiting()
	c := take(b, n)
	waitUntil(t, fmt.Sprintf("Take(%d) is in line", n), func() bool {
		select {
		case err := <-c.result:
			t.Fatalf("Take(%d) returned %v instead of waiting", n, err)
		default:
		}
		return b.Waiting() == before+1
	})
	return c
}

func waitUntil(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for end := time.Now().Add(deadlock); !condition(); runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatalf("it never came that %s", what)
		}
	}
}

// returns fails unless the call returns with the error.
func (c *call) returns(t *testing.T, want error) {
	t.Helper()
	select {
	case err := <-c.result:
		if !errors.Is(err, want) {
			t.Fatalf("Take(%d) returned %v, want %v", c.n, err, want)
		}
	case <-time.After(deadlock):
		t.Fatalf("Take(%d) does not return; want %v", c.n, want)
	}
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}
