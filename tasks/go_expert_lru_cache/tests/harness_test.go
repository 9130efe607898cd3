package tests

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"assay.test/lru"
)

// deadlock is how long a test waits for what should happen at once.
const deadlock = 5 * time.Second

var background = context.Background()

type cache = lru.Cache[string, int]

// removed is one call of OnRemove.
type removed struct {
	key    string
	value  int
	reason lru.Reason
}

// world is what a cache has around it: a clock that stands still, and a list of what was removed.
type world struct {
	mu   sync.Mutex
	now  time.Time
	list []removed
}

func newCache(t *testing.T, capacity int, ttl time.Duration) (*cache, *world) {
	t.Helper()
	w := &world{now: time.Date(2031, 2, 3, 4, 5, 6, 0, time.UTC)}
	return build(t, lru.Options[string, int]{Capacity: capacity, TTL: ttl, Now: w.clock, OnRemove: w.onRemove}), w
}

func build(t *testing.T, options lru.Options[string, int]) *cache {
	t.Helper()
	c, err := lru.New(options)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return c
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) advance(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

func (w *world) onRemove(key string, value int, reason lru.Reason) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, removed{key, value, reason})
}

// wasRemoved checks what was removed since it was asked last.
func (w *world) wasRemoved(t *testing.T, want ...removed) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.list)+len(want) > 0 {
		equal(t, "removed", w.list, want)
	}
	w.list = nil
}

func keys(t *testing.T, c *cache, want ...string) {
	t.Helper()
	got := c.Keys()
	if len(got)+len(want) > 0 {
		equal(t, "keys", got, want)
	}
	equal(t, "length", c.Len(), len(want))
}

func has(t *testing.T, c *cache, key string, want int) {
	t.Helper()
	value, found := c.Get(key)
	equal(t, "get "+key, fmt.Sprint(value, found), fmt.Sprint(want, true))
}

func misses(t *testing.T, c *cache, key string) {
	t.Helper()
	value, found := c.Get(key)
	equal(t, "get "+key, fmt.Sprint(value, found), fmt.Sprint(0, false))
}

// gate is a load that waits until it is told its result.
type gate struct {
	begun  chan context.Context
	result chan func() (int, error)
}

func newGate() *gate {
	return &gate{begun: make(chan context.Context, 100), result: make(chan func() (int, error), 1)}
}

func (g *gate) load(ctx context.Context) (int, error) {
	g.begun <- ctx
	return (<-g.result)()
}

// begins waits until the load is called, and gives its context.
func (g *gate) begins(t *testing.T) context.Context {
	t.Helper()
	return receive(t, "the load begins", g.begun)
}

func (g *gate) gives(value int, err error) {
	g.result <- func() (int, error) { return value, err }
}

// neverCalled is a load for where none is needed.
func neverCalled(context.Context) (int, error) { panic("this load must not be called") }

// watched tells when somebody asks for its Done: then its call waits.
type watched struct {
	context.Context
	once  sync.Once
	asked chan struct{}
}

func (w *watched) Done() <-chan struct{} {
	w.once.Do(func() { close(w.asked) })
	return w.Context.Done()
}

type outcome struct {
	value int
	err   error
}

// call is a GetOrLoad on its own goroutine.
type call struct {
	cancel context.CancelFunc
	result chan outcome
}

// wait starts a call, and returns when it waits for a load.
func wait(t *testing.T, c *cache, key string, load func(context.Context) (int, error)) *call {
	t.Helper()
	ctx, cancel := context.WithCancel(background)
	w := &watched{Context: ctx, asked: make(chan struct{})}
	call := &call{cancel: cancel, result: make(chan outcome, 1)}
	go func() {
		value, err := c.GetOrLoad(w, key, load)
		call.result <- outcome{value, err}
	}()
	receive(t, "the call waits", w.asked)
	return call
}

// returns fails unless the call returns this.
func (c *call) returns(t *testing.T, value int, err error) {
	t.Helper()
	got := receive(t, "the call returns", c.result)
	if got.value != value || !errors.Is(got.err, err) {
		t.Fatalf("GetOrLoad: got %v, %v, want %v, %v", got.value, got.err, value, err)
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

// ends fails if the work never comes to its end.
func ends(t *testing.T, what string, work func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	receive(t, what+" ends", done)
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}
