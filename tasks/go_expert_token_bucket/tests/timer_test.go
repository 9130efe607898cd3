package tests

import (
	"context"
	"math"
	"testing"
	"time"

	"assay.test/tokenbucket"
)

func TestOneTimerIsPendingForTheFirstInLine(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 3, 100)
	equal(t, "timers of an empty line", clock.pending(), []time.Duration{})
	first := queue(t, b, 1)
	equal(t, "timers", clock.pending(), []time.Duration{34})
	second := queue(t, b, 2)
	equal(t, "timers", clock.pending(), []time.Duration{34})
	clock.advance(34)
	first.returns(t, nil)
	equal(t, "timers for the second", clock.pending(), []time.Duration{66})
	clock.advance(10)
	b.Available()
	equal(t, "timers after a look", clock.pending(), []time.Duration{56})
	second.cancel()
	second.returns(t, context.Canceled)
	equal(t, "timers when nobody waits", clock.pending(), []time.Duration{})
}

func TestTimerThatFiresEarlyServesNobodyAndIsStartedAgain(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	c := queue(t, b, 3)
	for i := 0; i < 3; i++ {
		clock.jump(9)
		clock.firePending()
		equal(t, "timers", clock.pending(), []time.Duration{time.Duration(30 - 9*(i+1))})
		equal(t, "waiting", b.Waiting(), 1)
	}
	clock.advance(3)
	c.returns(t, nil)
	equal(t, "available", b.Available(), int64(0))
}

func TestTimerThatFiresLateServesAllWhoCanBe(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	one, two, three := queue(t, b, 1), queue(t, b, 2), queue(t, b, 3)
	clock.jump(45)
	clock.firePending()
	one.returns(t, nil)
	two.returns(t, nil)
	equal(t, "timers", clock.pending(), []time.Duration{15})
	clock.advance(15)
	three.returns(t, nil)
}

func TestStoppedTimerThatFiresAllTheSameDoesNoHarm(t *testing.T) {
	clock := newClock()
	clock.haunted = true
	b := emptyBucket(t, clock, 10, 1, 10)
	first, second := queue(t, b, 2), queue(t, b, 5)
	first.cancel()
	first.returns(t, context.Canceled)
	clock.advance(20)
	if clock.fireGhosts() == 0 {
		t.Fatal("the timer for the first in line was not stopped when that left")
	}
	equal(t, "timers", clock.pending(), []time.Duration{30})
	equal(t, "waiting", b.Waiting(), 1)
	second.cancel()
	second.returns(t, context.Canceled)
	clock.fireGhosts()
	equal(t, "timers", clock.pending(), []time.Duration{})
	third := queue(t, b, 4)
	clock.advance(10)
	b.Close()
	clock.fireGhosts()
	third.returns(t, tokenbucket.ErrClosed)
	equal(t, "timers", clock.pending(), []time.Duration{})
}

func TestClockThatGoesBackDelaysWithoutLoss(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 10, 1, 10)
	c := queue(t, b, 3)
	clock.advance(20)
	equal(t, "available", b.Available(), int64(2))
	clock.jump(-15)
	clock.firePending()
	equal(t, "waiting", b.Waiting(), 1)
	clock.advance(24)
	equal(t, "waiting one nanosecond before its time", b.Waiting(), 1)
	clock.advance(1)
	c.returns(t, nil)
	equal(t, "available", b.Available(), int64(0))
}

func TestWaitOfMoreThanADurationIsWaited(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, math.MaxInt64, 1, math.MaxInt64)
	c := queue(t, b, 2)
	clock.advance(math.MaxInt64)
	equal(t, "available after 292 years", b.Available(), int64(1))
	equal(t, "waiting after 292 years", b.Waiting(), 1)
	clock.advance(math.MaxInt64)
	c.returns(t, nil)
}
