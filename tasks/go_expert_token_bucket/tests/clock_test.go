package tests

import (
	"sync"
	"time"

	"assay.test/tokenbucket"
)

// fakeClock stands still until it is moved, and calls back on the goroutine that moves it.
type fakeClock struct {
	mu     sync.Mutex
	now    time.Time
	timers []*fakeTimer // pending
	// haunted makes stopped timers fire all the same; they are kept here.
	haunted bool
	ghosts  []*fakeTimer
}

type fakeTimer struct {
	clock *fakeClock
	due   time.Time
	f     func()
}

func newClock() *fakeClock {
	return &fakeClock{now: time.Date(2031, 2, 3, 4, 5, 6, 0, time.UTC)}
}

func (c *fakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *fakeClock) AfterFunc(d time.Duration, f func()) tokenbucket.Timer {
	c.mu.Lock()
	defer c.mu.Unlock()
	timer := &fakeTimer{clock: c, due: c.now.Add(d), f: f}
	c.timers = append(c.timers, timer)
	return timer
}

func (t *fakeTimer) Stop() bool {
	t.clock.mu.Lock()
	defer t.clock.mu.Unlock()
	pending := t.clock.remove(t)
	if pending && t.clock.haunted {
		t.clock.ghosts = append(t.clock.ghosts, t)
	}
	return pending
}

func (c *fakeClock) remove(timer *fakeTimer) bool {
	for i, other := range c.timers {
		if other == timer {
			c.timers = append(c.timers[:i], c.timers[i+1:]...)
			return true
		}
	}
	return false
}

// advance moves the time on and stops at each timer on the way to fire it.
func (c *fakeClock) advance(d time.Duration) {
	target := c.Now().Add(d)
	for {
		c.mu.Lock()
		var next *fakeTimer
		for _, timer := range c.timers {
			if !timer.due.After(target) && (next == nil || timer.due.Before(next.due)) {
				next = timer
			}
		}
		if next == nil {
			c.now = target
			c.mu.Unlock()
			return
		}
		c.remove(next)
		if next.due.After(c.now) {
			c.now = next.due
		}
		c.mu.Unlock()
		next.f()
	}
}

// jump moves the time at once, forth or back, and fires nothing.
func (c *fakeClock) jump(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// firePending fires every pending timer, due or not.
func (c *fakeClock) firePending() {
	c.mu.Lock()
	timers := c.timers
	c.timers = nil
	c.mu.Unlock()
	for _, timer := range timers {
		timer.f()
	}
}

// fireGhosts fires every timer that was stopped.
func (c *fakeClock) fireGhosts() int {
	c.mu.Lock()
	ghosts := c.ghosts
	c.ghosts = nil
	c.mu.Unlock()
	for _, ghost := range ghosts {
		ghost.f()
	}
	return len(ghosts)
}

// pending is the time until each pending timer.
func (c *fakeClock) pending() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	result := []time.Duration{}
	for _, timer := range c.timers {
		result = append(result, timer.due.Sub(c.now))
	}
	return result
}
