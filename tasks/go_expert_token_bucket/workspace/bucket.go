// Package tokenbucket limits a rate exactly and serves who waits in order.
package tokenbucket

import (
	"context"
	"errors"
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
type Bucket struct{}

// New makes a full bucket that gains tokens every per, up to capacity.
func New(clock Clock, capacity, tokens int64, per time.Duration) (*Bucket, error) {
	return nil, errors.New("not implemented")
}

// TryTake takes n tokens if that is possible without waiting.
func (b *Bucket) TryTake(n int64) bool { panic("not implemented") }

// Take takes n tokens and waits for them in line.
func (b *Bucket) Take(ctx context.Context, n int64) error { panic("not implemented") }

// Available is the number of whole tokens.
func (b *Bucket) Available() int64 { panic("not implemented") }

// Waiting is the number of calls in line.
func (b *Bucket) Waiting() int { panic("not implemented") }

// Close ends all waiting.
func (b *Bucket) Close() { panic("not implemented") }
