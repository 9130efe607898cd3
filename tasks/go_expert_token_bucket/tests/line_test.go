package tests

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"assay.test/tokenbucket"
)

func TestTakeReturnsAtOnceWhenThereAreTokens(t *testing.T) {
	b := newBucket(t, newClock(), 5, 1, time.Second)
	take(b, 5).returns(t, nil)
	equal(t, "available", b.Available(), int64(0))
}

func TestTakeIsServedAtTheFirstNanosecondThatHasItsTokens(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 3, 10)
	c := queue(t, b, 2) // there are two tokens after 6.67 ns
	clock.advance(6)
	equal(t, "waiting after 6 ns", b.Waiting(), 1)
	clock.advance(1)
	equal(t, "waiting after 7 ns", b.Waiting(), 0)
	c.returns(t, nil)
	equal(t, "available", b.Available(), int64(0))
	clock.advance(3)
	equal(t, "the fraction is left: 3 tokens after 10 ns", b.Available(), int64(1))
}

func TestLineIsServedInOrder(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	large, small, last := queue(t, b, 5), queue(t, b, 1), queue(t, b, 2)
	clock.advance(49)
	equal(t, "waiting, though there are tokens for the second", b.Waiting(), 3)
	equal(t, "available", b.Available(), int64(4))
	clock.advance(1)
	large.returns(t, nil)
	equal(t, "waiting", b.Waiting(), 2)
	clock.advance(10)
	small.returns(t, nil)
	clock.advance(20)
	last.returns(t, nil)
}

func TestTryTakeDoesNotOvertake(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	c := queue(t, b, 5)
	clock.advance(30)
	equal(t, "available", b.Available(), int64(3))
	equal(t, "try one of three while somebody waits", b.TryTake(1), false)
	clock.advance(20)
	c.returns(t, nil)
	clock.advance(10)
	equal(t, "try one when nobody waits", b.TryTake(1), true)
}

func TestTakeDoesNotOvertake(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	first := queue(t, b, 5)
	clock.advance(30)
	second := queue(t, b, 1)
	clock.advance(20)
	first.returns(t, nil)
	equal(t, "waiting", b.Waiting(), 1)
	clock.advance(10)
	second.returns(t, nil)
}

func TestEveryMethodServesTheLineFirst(t *testing.T) {
	for name, look := range map[string]func(b *tokenbucket.Bucket){
		"Available": func(b *tokenbucket.Bucket) { equal(t, "available", b.Available(), int64(1)) },
		"Waiting":   func(b *tokenbucket.Bucket) { equal(t, "waiting", b.Waiting(), 0) },
		"TryTake":   func(b *tokenbucket.Bucket) { equal(t, "try", b.TryTake(1), true) },
		"Take":      func(b *tokenbucket.Bucket) { equal(t, "take", b.Take(context.Background(), 1), error(nil)) },
		"Close":     func(b *tokenbucket.Bucket) { b.Close() },
	} {
		clock := newClock()
		b := emptyBucket(t, clock, 10, 1, 10)
		c := queue(t, b, 2)
		clock.jump(30) // its timer is late
		look(b)
		c.returns(t, nil)
		equal(t, name+": timers", len(clock.pending()), 0)
	}
}

func TestCancelledTakeReturnsItsContextsErrorAndTakesNothing(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	c := queue(t, b, 5)
	clock.advance(30)
	c.cancel()
	c.returns(t, context.Canceled)
	equal(t, "waiting", b.Waiting(), 0)
	equal(t, "available", b.Available(), int64(3))
	clock.advance(70)
	equal(t, "available", b.Available(), int64(10))
}

func TestCancelledFirstLetsThoseBehindItPass(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	large, one, two, late := queue(t, b, 9), queue(t, b, 1), queue(t, b, 2), queue(t, b, 3)
	clock.advance(45)
	large.cancel()
	large.returns(t, context.Canceled)
	// Asked of the calls themselves: a look at the bucket would serve them.
	one.returns(t, nil)
	two.returns(t, nil)
	equal(t, "timers", clock.pending(), []time.Duration{15})
	equal(t, "waiting", b.Waiting(), 1)
	equal(t, "available", b.Available(), int64(1))
	clock.advance(15)
	late.returns(t, nil)
}

func TestCancelledInTheMiddleChangesNothingForOthers(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	first, middle, last := queue(t, b, 4), queue(t, b, 3), queue(t, b, 2)
	clock.advance(20)
	middle.cancel()
	middle.returns(t, context.Canceled)
	equal(t, "waiting", b.Waiting(), 2)
	clock.advance(20)
	first.returns(t, nil)
	equal(t, "waiting", b.Waiting(), 1)
	clock.advance(20)
	last.returns(t, nil)
	equal(t, "available", b.Available(), int64(0))
}

func TestServedTakeReturnsNilThoughItsContextHasEnded(t *testing.T) {
	// On one processor the waiting goroutine runs only after both have happened.
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	clock := newClock()
	b := emptyBucket(t, clock, 1, 1, 10)
	for round := 0; round < 200; round++ {
		c := queue(t, b, 1)
		clock.advance(10)
		c.cancel()
		c.returns(t, nil)
		equal(t, "available", b.Available(), int64(0))
	}
}

func TestTakeReturnsNilExactlyWhenTheTokensAreTaken(t *testing.T) {
	// On one processor the waiting goroutine learns that its context has ended, and before it
	// runs it is served. Should it run in between after all, it has to leave the token.
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	clock := newClock()
	b := emptyBucket(t, clock, 1, 1, 10)
	for round := 0; round < 200; round++ {
		c := queue(t, b, 1)
		c.cancel()
		clock.advance(10)
		select {
		case err := <-c.result:
			if err == nil {
				equal(t, "available after nil", b.Available(), int64(0))
			} else {
				equal(t, "available after "+err.Error(), b.Available(), int64(1))
				b.TryTake(1)
			}
		case <-time.After(deadlock):
			t.Fatal("Take does not return")
		}
	}
}

func TestContextThatHasEndedTakesNothing(t *testing.T) {
	b := newBucket(t, newClock(), 5, 1, time.Second)
	ctx, cancel := context.WithTimeout(context.Background(), -time.Second)
	defer cancel()
	for _, n := range []int64{0, 1, 5, 6} {
		equal(t, "take", b.Take(ctx, n), context.DeadlineExceeded)
	}
	equal(t, "available", b.Available(), int64(5))
}

func TestNoneAndTooManyAndNegative(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 5, 1, 10)
	take(b, 6).returns(t, tokenbucket.ErrTooMany)
	take(b, -1).returns(t, tokenbucket.ErrInvalid)
	c := queue(t, b, 1)
	take(b, 0).returns(t, nil)
	take(b, 6).returns(t, tokenbucket.ErrTooMany)
	equal(t, "try none", b.TryTake(0), true)
	equal(t, "try a negative number", b.TryTake(-1), false)
	clock.advance(10)
	c.returns(t, nil)
	clock.advance(10)
	equal(t, "try a negative number", b.TryTake(-1), false)
	equal(t, "try too many", b.TryTake(6), false)
	equal(t, "available", b.Available(), int64(1))
}

func TestCloseEndsAllWaiting(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 5, 1, 10)
	calls := []*call{queue(t, b, 3), queue(t, b, 1), queue(t, b, 5)}
	clock.advance(20)
	b.Close()
	for _, c := range calls {
		c.returns(t, tokenbucket.ErrClosed)
	}
	equal(t, "timers", len(clock.pending()), 0)
	equal(t, "waiting", b.Waiting(), 0)
}

func TestClosedBucketGivesNothing(t *testing.T) {
	clock := newClock()
	b := newBucket(t, clock, 5, 1, 10)
	b.Close()
	b.Close()
	clock.advance(100)
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	equal(t, "take with a context that has ended", b.Take(ended, 1), tokenbucket.ErrClosed)
	take(b, 0).returns(t, tokenbucket.ErrClosed)
	take(b, 6).returns(t, tokenbucket.ErrClosed)
	take(b, -1).returns(t, tokenbucket.ErrInvalid)
	equal(t, "try one", b.TryTake(1), false)
	equal(t, "try none", b.TryTake(0), false)
	equal(t, "available", b.Available(), int64(0))
}

func TestManyGoroutinesTakeExactlyWhatIsThere(t *testing.T) {
	b := newBucket(t, newClock(), 5000, 1, time.Second)
	var taken atomic.Int64
	var group sync.WaitGroup
	for g := 0; g < 8; g++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := 0; i < 2000; i++ {
				if b.TryTake(1) {
					taken.Add(1)
				}
			}
		}()
	}
	group.Wait()
	equal(t, "taken", taken.Load(), int64(5000))
}

func TestTokensAreConservedWhileCallersGiveUp(t *testing.T) {
	const callers, rounds, step = 8, 150, 7
	clock := newClock()
	b := emptyBucket(t, clock, 1_000_000, 1, 10)
	var taken atomic.Int64
	var group sync.WaitGroup
	moved, done := make(chan struct{}), make(chan struct{})
	for caller := 0; caller < callers; caller++ {
		group.Add(1)
		go func(caller int) {
			defer group.Done()
			for round := caller; round < caller+rounds; round++ {
				c := take(b, int64(1+round%4))
				if round%3 > 0 {
					<-moved
				}
				c.cancel()
				if <-c.result == nil {
					taken.Add(c.n)
				}
			}
		}(caller)
	}
	go func() {
		group.Wait()
		close(done)
	}()
	elapsed := int64(0)
	for open := true; open; elapsed += step {
		select {
		case moved <- struct{}{}:
		case <-done:
			open = false
		}
		clock.advance(step)
	}
	equal(t, "waiting", b.Waiting(), 0)
	equal(t, "taken and left", taken.Load()+b.Available(), elapsed/10)
}
