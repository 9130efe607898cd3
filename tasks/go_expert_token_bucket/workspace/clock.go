package tokenbucket

import "time"

// Clock tells the time and calls back later.
type Clock interface {
	Now() time.Time
	// AfterFunc calls f once, on some goroutine, when d has passed.
	AfterFunc(d time.Duration, f func()) Timer
}

// Timer is a call that may still come.
type Timer interface {
	// Stop keeps the timer from firing if it can, and says whether it could.
	Stop() bool
}

// SystemClock is the machine's clock.
type SystemClock struct{}

func (SystemClock) Now() time.Time { return time.Now() }

func (SystemClock) AfterFunc(d time.Duration, f func()) Timer { return time.AfterFunc(d, f) }
