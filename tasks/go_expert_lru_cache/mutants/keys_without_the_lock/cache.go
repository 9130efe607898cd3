// Package lru keeps what was used last, and loads what is missing once.
package lru

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"sync"
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
type Cache[K comparable, V any] struct {
	options Options[K, V]

	mu      sync.Mutex
	entries map[K]*entry[K, V]
	used    *list.List // of *entry, the one used last first
	stored  *list.List // of *entry, the one stored first first
	loads   map[K]*flight[V]
}

type entry[K comparable, V any] struct {
	key    K
	value  V
	at     time.Time
	used   *list.Element
	stored *list.Element
}

// flight is a load that runs. It is current while the map of loads has it.
type flight[V any] struct {
	cancel  context.CancelFunc
	waiting int
	done    chan struct{} // closed when the result is there
	value   V
	err     error
}

type removal[K comparable, V any] struct {
	key    K
	value  V
	reason Reason
}

// New makes an empty cache.
func New[K comparable, V any](options Options[K, V]) (*Cache[K, V], error) {
	if options.Capacity < 1 || options.TTL < 0 {
		return nil, fmt.Errorf("%w: capacity %d, TTL %s", ErrInvalid, options.Capacity, options.TTL)
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.OnRemove == nil {
		options.OnRemove = func(K, V, Reason) {}
	}
	return &Cache[K, V]{
		options: options,
		entries: map[K]*entry[K, V]{},
		used:    list.New(),
		stored:  list.New(),
		loads:   map[K]*flight[V]{},
	}, nil
}

// Get gives a value and makes it the one used last.
func (c *Cache[K, V]) Get(key K) (value V, found bool) {
	c.do(func(time.Time, *[]removal[K, V]) { value, found = c.find(key) })
	return value, found
}

// Put stores a value.
func (c *Cache[K, V]) Put(key K, value V) {
	c.do(func(now time.Time, removed *[]removal[K, V]) {
		delete(c.loads, key)
		c.put(now, key, value, removed)
	})
}

// Delete removes a value, and says whether there was one.
func (c *Cache[K, V]) Delete(key K) (found bool) {
	c.do(func(_ time.Time, removed *[]removal[K, V]) {
		delete(c.loads, key)
		e, there := c.entries[key]
		if there {
			c.remove(e, Deleted, removed)
		}
		found = there
	})
	return found
}

// Purge removes everything.
func (c *Cache[K, V]) Purge() {
	c.do(func(_ time.Time, removed *[]removal[K, V]) {
		clear(c.loads)
		for last := c.used.Back(); last != nil; last = c.used.Back() {
			c.remove(last.Value.(*entry[K, V]), Deleted, removed)
		}
	})
}

// Len is the number of entries.
func (c *Cache[K, V]) Len() (count int) {
	c.do(func(time.Time, *[]removal[K, V]) { count = len(c.entries) })
	return count
}

// Keys are the keys, the one used last first.
func (c *Cache[K, V]) Keys() (keys []K) {
	for place := c.used.Front(); place != nil; place = place.Next() {
		keys = append(keys, place.Value.(*entry[K, V]).key)
	}
	return keys
}

// GetOrLoad gives a value, and loads it if there is none.
func (c *Cache[K, V]) GetOrLoad(ctx context.Context, key K, load func(context.Context) (V, error)) (V, error) {
	var (
		value V
		err   error
		f     *flight[V]
	)
	c.do(func(time.Time, *[]removal[K, V]) {
		if err = ctx.Err(); err != nil {
			return
		}
		var found bool
		if value, found = c.find(key); found {
			return
		}
		if f = c.loads[key]; f == nil {
			f = c.start(key, load)
		}
		f.waiting++
	})
	if f == nil {
		return value, err
	}
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		c.leave(key, f)
		return value, ctx.Err()
	}
}

// leave gives up waiting for a load.
func (c *Cache[K, V]) leave(key K, f *flight[V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f.waiting--
	if f.waiting == 0 {
		c.detach(key, f)
		f.cancel()
	}
}

// do brings the cache up to date, works under the lock, and reports what was removed without it.
func (c *Cache[K, V]) do(work func(now time.Time, removed *[]removal[K, V])) {
	var removed []removal[K, V]
	c.mu.Lock()
	now := c.options.Now()
	c.expire(now, &removed)
	work(now, &removed)
	c.mu.Unlock()
	for _, r := range removed {
		c.options.OnRemove(r.key, r.value, r.reason)
	}
}

// Everything from here on needs the lock.

func (c *Cache[K, V]) expire(now time.Time, removed *[]removal[K, V]) {
	if c.options.TTL == 0 {
		return
	}
	for first := c.stored.Front(); first != nil; first = c.stored.Front() {
		e := first.Value.(*entry[K, V])
		if now.Sub(e.at) < c.options.TTL {
			return
		}
		c.remove(e, Expired, removed)
	}
}

func (c *Cache[K, V]) find(key K) (V, bool) {
	e, found := c.entries[key]
	if !found {
		var zero V
		return zero, false
	}
	c.used.MoveToFront(e.used)
	return e.value, true
}

func (c *Cache[K, V]) put(now time.Time, key K, value V, removed *[]removal[K, V]) {
	if old, found := c.entries[key]; found {
		c.remove(old, Replaced, removed)
	} else if len(c.entries) == c.options.Capacity {
		c.remove(c.used.Back().Value.(*entry[K, V]), Evicted, removed)
	}
	e := &entry[K, V]{key: key, value: value, at: now}
	e.used = c.used.PushFront(e)
	e.stored = c.stored.PushBack(e)
	c.entries[key] = e
}

func (c *Cache[K, V]) remove(e *entry[K, V], reason Reason, removed *[]removal[K, V]) {
	delete(c.entries, e.key)
	c.used.Remove(e.used)
	c.stored.Remove(e.stored)
	*removed = append(*removed, removal[K, V]{e.key, e.value, reason})
}

// detach makes a load one that nobody joins, and says whether it was current.
func (c *Cache[K, V]) detach(key K, f *flight[V]) bool {
	if c.loads[key] != f {
		return false
	}
	delete(c.loads, key)
	return true
}

func (c *Cache[K, V]) start(key K, load func(context.Context) (V, error)) *flight[V] {
	ctx, cancel := context.WithCancel(context.Background())
	f := &flight[V]{cancel: cancel, done: make(chan struct{}), err: ErrNoResult}
	c.loads[key] = f
	go func() {
		defer c.finish(key, f)
		defer func() {
			if problem := recover(); problem != nil {
				f.err = noResult(problem)
			}
		}()
		f.value, f.err = load(ctx)
	}()
	return f
}

// finish takes the lock itself.
func (c *Cache[K, V]) finish(key K, f *flight[V]) {
	c.do(func(now time.Time, removed *[]removal[K, V]) {
		if c.detach(key, f) && f.err == nil {
			c.put(now, key, f.value, removed)
		}
	})
	f.cancel()
	close(f.done)
}

func noResult(problem any) error {
	if cause, isError := problem.(error); isError {
		return fmt.Errorf("%w: panic: %w", ErrNoResult, cause)
	}
	return fmt.Errorf("%w: panic: %v", ErrNoResult, problem)
}
