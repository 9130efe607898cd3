// Package lru keeps what was used last, and loads what is missing once.
package lru

import (
	"context"
	"errors"
	"time"
)

var (
	// ErrInvalid is for options that make no sense.
	ErrInvalid = errors.New("invalid options")
	// ErrNoResult is for a load that panicked or ended its goroutine.
	ErrNoResult = errors.New("the load gave no result")
)

// Reason says why a value was removed.
type Reason int

const (
	Evicted Reason = iota
	Expired
	Replaced
	Deleted
)

// Options of a cache.
type Options[K comparable, V any] struct {
	Capacity int
	TTL      time.Duration
	Now      func() time.Time
	OnRemove func(key K, value V, reason Reason)
}

// Cache keeps the entries that were used last.
type Cache[K comparable, V any] struct{}

// New makes an empty cache.
func New[K comparable, V any](options Options[K, V]) (*Cache[K, V], error) {
	return nil, errors.New("not implemented")
}

// Get gives a value and makes it the one used last.
func (c *Cache[K, V]) Get(key K) (V, bool) { panic("not implemented") }

// Put stores a value.
func (c *Cache[K, V]) Put(key K, value V) { panic("not implemented") }

// Delete removes a value, and says whether there was one.
func (c *Cache[K, V]) Delete(key K) bool { panic("not implemented") }

// Purge removes everything.
func (c *Cache[K, V]) Purge() { panic("not implemented") }

// Len is the number of entries.
func (c *Cache[K, V]) Len() int { panic("not implemented") }

// Keys are the keys, the one used last first.
func (c *Cache[K, V]) Keys() []K { panic("not implemented") }

// GetOrLoad gives a value, and loads it if there is none.
func (c *Cache[K, V]) GetOrLoad(ctx context.Context, key K, load func(context.Context) (V, error)) (V, error) {
	panic("not implemented")
}
