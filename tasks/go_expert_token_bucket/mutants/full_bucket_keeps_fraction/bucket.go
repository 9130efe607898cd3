// Package tokenbucket limits a rate exactly and serves who waits in order.
package tokenbucket

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"sync"
	"time"
)

var (
	// ErrInvalid is for numbers that make no sense.
	ErrInvalid = errors.New("invalid number")
	// ErrTooMany is for more tokens than the bucket can ever hold.
	ErrTooMany = errors.New("more tokens than the bucket holds")
	// ErrClosed is for a bucket that is closed.
	ErrClosed = errors.New("the bucket is closed")
)

// Bucket is a token bucket with a line of callers who wait.
type Bucket struct {
	clock    Clock
	capacity uint64
	rate     uint64 // tokens per `per`
	per      uint64 // nanoseconds

	mu       sync.Mutex
	tokens   uint64
	fraction uint64 // in parts of 1/per of a token, less than per
	latest   time.Time
	line     *list.List // of *waiter
	closed   bool

	timer Timer // nil when none is pending
	due   time.Time
	armed uint64 // numbers the timers, so that a stale one is known
}

type waiter struct {
	n      uint64
	served chan error // takes one value
}

// New makes a full bucket that gains tokens every per, up to capacity.
func New(clock Clock, capacity, tokens int64, per time.Duration) (*Bucket, error) {
	if capacity < 1 || tokens < 1 || per < 1 {
		return nil, fmt.Errorf("%w: capacity %d, tokens %d, per %s", ErrInvalid, capacity, tokens, per)
	}
	return &Bucket{
		clock:    clock,
		capacity: uint64(capacity),
		rate:     uint64(tokens),
		per:      uint64(per),
		tokens:   uint64(capacity),
		latest:   clock.Now(),
		line:     list.New(),
	}, nil
}

// TryTake takes n tokens if that is possible without waiting.
func (b *Bucket) TryTake(n int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.update()
	if n < 0 || b.closed {
		return false
	}
	return n == 0 || b.takeNow(uint64(n))
}

// Take takes n tokens and waits for them in line.
func (b *Bucket) Take(ctx context.Context, n int64) error {
	place, err := b.join(ctx, n)
	if place == nil {
		return err
	}
	w := place.Value.(*waiter)
	select {
	case err := <-w.served:
		return err
	case <-ctx.Done():
		if b.leave(place) {
			return ctx.Err()
		}
		return <-w.served
	}
}

// join returns a place in line, or what Take returns without waiting.
func (b *Bucket) join(ctx context.Context, n int64) (*list.Element, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.update()
	switch {
	case n < 0:
		return nil, fmt.Errorf("%w: %d tokens", ErrInvalid, n)
	case b.closed:
		return nil, ErrClosed
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case n == 0:
		return nil, nil
	case uint64(n) > b.capacity:
		return nil, fmt.Errorf("%w: %d of %d", ErrTooMany, n, b.capacity)
	case b.takeNow(uint64(n)):
		return nil, nil
	}
	place := b.line.PushBack(&waiter{n: uint64(n), served: make(chan error, 1)})
	b.arm()
	return place, nil
}

// leave gives a place up, and says whether it was still in line.
func (b *Bucket) leave(place *list.Element) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	w := place.Value.(*waiter)
	if len(w.served) > 0 {
		return false
	}
	b.line.Remove(place)
	b.update()
	return true
}

// Available is the number of whole tokens.
func (b *Bucket) Available() int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.update()
	if b.closed {
		return 0
	}
	return int64(b.tokens)
}

// Waiting is the number of calls in line.
func (b *Bucket) Waiting() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.update()
	return b.line.Len()
}

// Close ends all waiting.
func (b *Bucket) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.update()
	b.closed = true
	for place := b.line.Front(); place != nil; place = b.line.Front() {
		b.line.Remove(place).(*waiter).served <- ErrClosed
	}
	b.arm()
}

// update adds what is due, serves the line and sees to the timer.
func (b *Bucket) update() {
	b.accrue()
	for first := b.line.Front(); first != nil; first = b.line.Front() {
		w := first.Value.(*waiter)
		if w.n > b.tokens {
			break
		}
		b.take(w.n)
		b.line.Remove(first)
		w.served <- nil
	}
	b.arm()
}

func (b *Bucket) takeNow(n uint64) bool {
	if b.line.Len() > 0 || n > b.tokens {
		return false
	}
	b.take(n)
	return true
}

func (b *Bucket) take(n uint64) { b.tokens -= n }

func (b *Bucket) accrue() {
	now := b.clock.Now()
	if !now.After(b.latest) {
		return
	}
	elapsed := uint64(now.Sub(b.latest))
	b.latest = now
	high, low := bits.Mul64(elapsed, b.rate)
	low, carry := bits.Add64(low, b.fraction, 0)
	high += carry
	if high >= b.per { // more tokens than 64 bits hold
		b.tokens, b.fraction = b.capacity, 0
		return
	}
	gained, fraction := bits.Div64(high, low, b.per)
	b.tokens = min(b.capacity, b.tokens+gained)
	b.fraction = fraction
}

// arm makes the one timer fit the first in line.
func (b *Bucket) arm() {
	first := b.line.Front()
	if first == nil {
		b.disarm()
		return
	}
	due := b.latest.Add(b.untilThereAre(first.Value.(*waiter).n))
	if b.timer != nil && due.Equal(b.due) {
		return
	}
	b.disarm()
	b.armed++
	number := b.armed
	b.due = due
	b.timer = b.clock.AfterFunc(due.Sub(b.clock.Now()), func() { b.fired(number) })
}

func (b *Bucket) disarm() {
	if b.timer != nil {
		b.timer.Stop()
		b.timer = nil
	}
}

func (b *Bucket) fired(number uint64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if number == b.armed {
		b.timer = nil
	}
	b.update()
}

// untilThereAre is the time from latest to the first nanosecond with n tokens; there are fewer.
func (b *Bucket) untilThereAre(n uint64) time.Duration {
	high, low := bits.Mul64(n-b.tokens, b.per)
	low, borrow := bits.Sub64(low, b.fraction, 0)
	high -= borrow
	// Round up.
	low, carry := bits.Add64(low, b.rate-1, 0)
	high += carry
	if high >= b.rate {
		return math.MaxInt64
	}
	wait, _ := bits.Div64(high, low, b.rate)
	return time.Duration(min(wait, math.MaxInt64))
}
