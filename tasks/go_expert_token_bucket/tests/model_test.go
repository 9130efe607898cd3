package tests

import (
	"context"
	"fmt"
	"math/big"
	"math/rand"
	"testing"
	"time"
)

// model is the bucket of the instructions in rational numbers, one goroutine and no haste.
type model struct {
	capacity, rate *big.Rat // rate in tokens per nanosecond
	tokens         *big.Rat
	now, seen      int64
	line           []*call
	served         []*call // since the last comparison
}

func newModel(capacity, tokens, per int64) *model {
	return &model{
		capacity: big.NewRat(capacity, 1),
		rate:     big.NewRat(tokens, per),
		tokens:   big.NewRat(capacity, 1),
	}
}

// look brings the model up to date.
func (m *model) look() {
	if m.now > m.seen {
		gained := new(big.Rat).Mul(big.NewRat(m.now-m.seen, 1), m.rate)
		m.tokens.Add(m.tokens, gained)
		m.seen = m.now
	}
	if m.tokens.Cmp(m.capacity) > 0 {
		m.tokens.Set(m.capacity)
	}
	for len(m.line) > 0 && m.has(m.line[0].n) {
		m.take(m.line[0].n)
		m.served = append(m.served, m.line[0])
		m.line = m.line[1:]
	}
}

func (m *model) has(n int64) bool { return m.tokens.Cmp(big.NewRat(n, 1)) >= 0 }

func (m *model) take(n int64) { m.tokens.Sub(m.tokens, big.NewRat(n, 1)) }

func (m *model) available() int64 {
	return new(big.Int).Quo(m.tokens.Num(), m.tokens.Denom()).Int64()
}

// untilFirst is the time from now to the nanosecond in which the first in line can be served.
func (m *model) untilFirst() int64 {
	missing := new(big.Rat).Sub(big.NewRat(m.line[0].n, 1), m.tokens)
	missing.Quo(missing, m.rate)
	whole := new(big.Int).Quo(missing.Num(), missing.Denom()).Int64()
	if !missing.IsInt() {
		whole++
	}
	return m.seen + whole - m.now
}

// advance moves the time on with a timer that fires at its nanosecond.
func (m *model) advance(d int64) {
	target := m.now + d
	for len(m.line) > 0 && m.untilFirst() <= target-m.now {
		m.now += m.untilFirst()
		m.look()
	}
	m.now = target
}

func TestSeededSchedulesAgreeWithTheModel(t *testing.T) {
	for seed := int64(0); seed < 120; seed++ {
		random := rand.New(rand.NewSource(seed))
		capacity, tokens, per := 1+random.Int63n(12), 1+random.Int63n(9), 1+random.Int63n(50)
		clock := newClock()
		b := newBucket(t, clock, capacity, tokens, time.Duration(per))
		m := newModel(capacity, tokens, per)
		for step := 0; step < 60; step++ {
			label := fmt.Sprintf("seed %d step %d", seed, step)
			switch move := random.Intn(12); {
			case move < 2:
				n := random.Int63n(capacity + 2)
				m.look()
				want := n == 0 || len(m.line) == 0 && m.has(n)
				if want {
					m.take(n)
				}
				equal(t, fmt.Sprintf("%s: TryTake(%d)", label, n), b.TryTake(n), want)
			case move < 6:
				n := 1 + random.Int63n(capacity)
				m.look()
				if len(m.line) == 0 && m.has(n) {
					m.take(n)
					take(b, n).returns(t, nil)
				} else {
					m.line = append(m.line, queue(t, b, n))
				}
			case move < 8:
				d := random.Int63n(3 * per)
				m.advance(d)
				clock.advance(time.Duration(d))
			case move < 9: // a late timer, or an early one
				d := random.Int63n(3 * per)
				m.now += d
				clock.jump(time.Duration(d))
				clock.firePending()
			case move < 10: // back, though not before the beginning
				d := random.Int63n(1 + min(m.now, per))
				m.now -= d
				clock.jump(-time.Duration(d))
			case len(m.line) > 0:
				i := random.Intn(len(m.line))
				leaving := m.line[i]
				m.look()
				if len(m.served) > i {
					break // it was served by now, and may return either
				}
				i -= len(m.served)
				m.line = append(m.line[:i:i], m.line[i+1:]...)
				m.look()
				leaving.cancel()
				leaving.returns(t, context.Canceled)
			}
			m.look()
			equal(t, label+": waiting", b.Waiting(), len(m.line))
			equal(t, label+": available", b.Available(), m.available())
			pending := []time.Duration{}
			if len(m.line) > 0 {
				pending = append(pending, time.Duration(m.untilFirst()))
			}
			equal(t, label+": timers", clock.pending(), pending)
			for _, c := range m.served {
				c.returns(t, nil)
			}
			m.served = nil
		}
		b.Close()
	}
}
