package tests

import (
	"errors"
	"math"
	"math/big"
	"math/rand"
	"testing"
	"time"

	"assay.test/tokenbucket"
)

func TestNewBucketIsFull(t *testing.T) {
	b := newBucket(t, newClock(), 5, 1, time.Second)
	equal(t, "available", b.Available(), int64(5))
	equal(t, "waiting", b.Waiting(), 0)
	equal(t, "take six", b.TryTake(6), false)
	equal(t, "take two", b.TryTake(2), true)
	equal(t, "available", b.Available(), int64(3))
	equal(t, "take three", b.TryTake(3), true)
	equal(t, "take one", b.TryTake(1), false)
}

func TestNewRefusesNumbersBelowOne(t *testing.T) {
	for _, wrong := range [][3]int64{{0, 1, 1}, {-1, 1, 1}, {1, 0, 1}, {1, -5, 1}, {1, 1, 0}, {1, 1, -1}} {
		b, err := tokenbucket.New(newClock(), wrong[0], wrong[1], time.Duration(wrong[2]))
		if b != nil || !errors.Is(err, tokenbucket.ErrInvalid) {
			t.Fatalf("New(%v): got %v, %v, want ErrInvalid", wrong, b, err)
		}
	}
}

func TestTokensComeAtTheirExactNanosecond(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 1000, 3, 10)
	for elapsed := int64(1); elapsed <= 300; elapsed++ {
		clock.jump(1)
		equal(t, "available", b.Available(), elapsed*3/10)
	}
}

func TestLookingOftenLosesNoFraction(t *testing.T) {
	often, seldom := newClock(), newClock()
	looked := emptyBucket(t, often, math.MaxInt64, 7, 1_000_003)
	left := emptyBucket(t, seldom, math.MaxInt64, 7, 1_000_003)
	random := rand.New(rand.NewSource(1))
	for i := 0; i < 50_000; i++ {
		step := time.Duration(random.Intn(100_000))
		often.jump(step)
		seldom.jump(step)
		looked.Available()
	}
	equal(t, "available", looked.Available(), left.Available())
}

func TestYearsOfOddStepsDoNotDrift(t *testing.T) {
	clock := newClock()
	const tokens, per = 1_000_003, 999_999_937
	b := emptyBucket(t, clock, math.MaxInt64, tokens, per)
	random := rand.New(rand.NewSource(2))
	elapsed := new(big.Int)
	for i := 0; i < 20_000; i++ {
		step := random.Int63n(int64(5 * time.Hour))
		clock.jump(time.Duration(step))
		elapsed.Add(elapsed, big.NewInt(step))
		want := new(big.Int).Mul(elapsed, big.NewInt(tokens))
		equal(t, "available", b.Available(), want.Div(want, big.NewInt(per)).Int64())
	}
}

func TestFullBucketHasNoFraction(t *testing.T) {
	clock := newClock()
	b := newBucket(t, clock, 1, 1, 10)
	clock.jump(9)
	equal(t, "take", b.TryTake(1), true)
	clock.jump(9)
	equal(t, "available after 9 ns", b.Available(), int64(0))
	clock.jump(1)
	equal(t, "available after 10 ns", b.Available(), int64(1))
	clock.jump(25)
	equal(t, "take", b.TryTake(1), true)
	clock.jump(9)
	equal(t, "available 9 ns after a full bucket", b.Available(), int64(0))
}

func TestCapacityIsNotExceeded(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 4, 1, 10)
	clock.jump(39)
	equal(t, "available", b.Available(), int64(3))
	clock.jump(1000)
	equal(t, "available", b.Available(), int64(4))
}

func TestProductsBeyond64BitsAreExact(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, math.MaxInt64, 1<<40, 1<<50)
	clock.jump(1 << 40)
	equal(t, "2^40 tokens per 2^50 ns, 2^40 ns", b.Available(), int64(1<<30))
	clock.jump(1<<61 - 1<<40)
	equal(t, "2^40 tokens per 2^50 ns, 2^61 ns", b.Available(), int64(1<<51))

	clock = newClock()
	b = emptyBucket(t, clock, math.MaxInt64, math.MaxInt64, math.MaxInt64)
	clock.jump(12_345)
	equal(t, "one token a nanosecond", b.Available(), int64(12_345))
	clock.jump(math.MaxInt64)
	equal(t, "full", b.Available(), int64(math.MaxInt64))

	clock = newClock()
	b = emptyBucket(t, clock, math.MaxInt64, math.MaxInt64, 1)
	clock.jump(time.Hour)
	equal(t, "full at once", b.Available(), int64(math.MaxInt64))
}

func TestClockThatGoesBackAddsNothingTwice(t *testing.T) {
	clock := newClock()
	b := emptyBucket(t, clock, 100, 1, 10)
	clock.jump(50)
	equal(t, "available", b.Available(), int64(5))
	clock.jump(-30)
	equal(t, "available after going back", b.Available(), int64(5))
	clock.jump(30)
	equal(t, "available where it was before", b.Available(), int64(5))
	clock.jump(10)
	equal(t, "available", b.Available(), int64(6))
}
