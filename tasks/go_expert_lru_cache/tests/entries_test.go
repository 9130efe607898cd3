package tests

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"testing"
	"time"

	"assay.test/lru"
)

func TestNewRefusesOptionsThatMakeNoSense(t *testing.T) {
	for _, wrong := range []lru.Options[string, int]{{}, {Capacity: -1}, {Capacity: 1, TTL: -1}} {
		if c, err := lru.New(wrong); c != nil || !errors.Is(err, lru.ErrInvalid) {
			t.Fatalf("capacity %d, TTL %s: got %v, %v", wrong.Capacity, wrong.TTL, c, err)
		}
	}
	c := build(t, lru.Options[string, int]{Capacity: 1, TTL: time.Hour})
	c.Put("a", 1)
	c.Put("b", 2)
	keys(t, c, "b")
}

func TestEntriesUsedLastStay(t *testing.T) {
	c, w := newCache(t, 3, 0)
	c.Put("a", 1)
	c.Put("b", 2)
	c.Put("c", 3)
	has(t, c, "a", 1)
	if value, err := c.GetOrLoad(background, "b", neverCalled); value != 2 || err != nil {
		t.Fatalf("GetOrLoad: got %v, %v", value, err)
	}
	keys(t, c, "b", "a", "c")
	c.Put("d", 4)
	c.Put("e", 5)
	misses(t, c, "a")
	keys(t, c, "e", "d", "b")
	w.wasRemoved(t, removed{"c", 3, lru.Evicted}, removed{"a", 1, lru.Evicted})
}

func TestPutOverAValueReplacesItAndNothingElse(t *testing.T) {
	c, w := newCache(t, 2, 0)
	c.Put("a", 1)
	c.Put("b", 2)
	c.Put("a", 7)
	keys(t, c, "a", "b")
	has(t, c, "a", 7)
	w.wasRemoved(t, removed{"a", 1, lru.Replaced})
	c.Put("a", 7)
	w.wasRemoved(t, removed{"a", 7, lru.Replaced})
}

func TestDeleteAndPurgeRemove(t *testing.T) {
	c, w := newCache(t, 3, 0)
	c.Put("a", 1)
	c.Put("b", 2)
	c.Put("c", 3)
	equal(t, "delete b", c.Delete("b"), true)
	equal(t, "delete b again", c.Delete("b"), false)
	w.wasRemoved(t, removed{"b", 2, lru.Deleted})
	has(t, c, "a", 1)
	c.Purge()
	keys(t, c)
	w.wasRemoved(t, removed{"c", 3, lru.Deleted}, removed{"a", 1, lru.Deleted})
}

func TestEntriesExpireAtTheirNanosecond(t *testing.T) {
	c, w := newCache(t, 3, 10)
	c.Put("a", 1)
	w.advance(9)
	has(t, c, "a", 1) // which does not prolong its life
	w.advance(1)
	misses(t, c, "a")
	w.wasRemoved(t, removed{"a", 1, lru.Expired})
	c.Put("b", 2)
	w.advance(9)
	c.Put("b", 3) // which does
	w.advance(9)
	has(t, c, "b", 3)
	w.advance(1)
	keys(t, c)
	w.wasRemoved(t, removed{"b", 2, lru.Replaced}, removed{"b", 3, lru.Expired})
}

func TestEveryMethodRemovesWhatHasExpired(t *testing.T) {
	for _, use := range map[string]func(c *cache){
		"Get":       func(c *cache) { c.Get("x") },
		"Put":       func(c *cache) { c.Put("x", 9) },
		"Delete":    func(c *cache) { c.Delete("x") },
		"Purge":     func(c *cache) { c.Purge() },
		"Len":       func(c *cache) { c.Len() },
		"Keys":      func(c *cache) { c.Keys() },
		"GetOrLoad": func(c *cache) { _, _ = c.GetOrLoad(ended(), "x", neverCalled) },
	} {
		c, w := newCache(t, 3, 10)
		c.Put("a", 1)
		c.Put("b", 2)
		c.Put("a", 3)
		has(t, c, "b", 2)
		w.wasRemoved(t, removed{"a", 1, lru.Replaced})
		w.advance(10)
		use(c)
		w.wasRemoved(t, removed{"b", 2, lru.Expired}, removed{"a", 3, lru.Expired})
	}
}

func TestExpiredEntriesMakeRoomBeforeAnythingIsEvicted(t *testing.T) {
	c, w := newCache(t, 2, 10)
	c.Put("a", 1)
	w.advance(5)
	c.Put("b", 2)
	has(t, c, "a", 1) // b is the last in the order now
	w.advance(5)
	c.Put("c", 3)
	keys(t, c, "c", "b")
	w.wasRemoved(t, removed{"a", 1, lru.Expired})
}

func TestPutOverAnExpiredValueReplacesNothing(t *testing.T) {
	c, w := newCache(t, 2, 10)
	c.Put("a", 1)
	w.advance(10)
	c.Put("a", 2)
	w.wasRemoved(t, removed{"a", 1, lru.Expired})
	w.advance(10)
	equal(t, "delete", c.Delete("a"), false)
	w.wasRemoved(t, removed{"a", 2, lru.Expired})
}

func TestKeysAreTheCallersOwn(t *testing.T) {
	c, _ := newCache(t, 2, 0)
	c.Put("a", 1)
	c.Put("b", 2)
	c.Keys()[0] = "x"
	keys(t, c, "b", "a")
}

// modelEntry is an entry in a slice, the one used last at the end.
type modelEntry struct {
	key   string
	value int
	at    time.Duration
	order int // of storing
}

func TestSeededOperationsAgreeWithAModel(t *testing.T) {
	for seed := int64(0); seed < 80; seed++ {
		random := rand.New(rand.NewSource(seed))
		capacity, ttl := 1+random.Intn(5), time.Duration(random.Intn(30))
		c, w := newCache(t, capacity, ttl)
		var model []modelEntry
		var gone []removed
		now := time.Duration(0)
		drop := func(i int, reason lru.Reason) {
			gone = append(gone, removed{model[i].key, model[i].value, reason})
			model = append(model[:i:i], model[i+1:]...)
		}
		for step := 0; step < 80; step++ {
			d := time.Duration(random.Intn(6))
			now += d
			w.advance(d)
			for {
				first := -1
				for i, e := range model {
					if ttl > 0 && now-e.at >= ttl && (first < 0 || e.order < model[first].order) {
						first = i
					}
				}
				if first < 0 {
					break
				}
				drop(first, lru.Expired)
			}
			key := fmt.Sprint("k", random.Intn(8))
			at := -1
			for i, e := range model {
				if e.key == key {
					at = i
				}
			}
			label := fmt.Sprintf("seed %d step %d key %s", seed, step, key)
			store := func() {
				if at >= 0 {
					drop(at, lru.Replaced)
				} else if len(model) == capacity {
					drop(0, lru.Evicted)
				}
				model = append(model, modelEntry{key, step, now, step})
			}
			move := random.Intn(12)
			switch {
			case move < 4:
				c.Put(key, step)
				store()
			case move < 10:
				var value, want int
				var err error
				if move < 7 {
					value, _ = c.Get(key)
				} else {
					value, err = c.GetOrLoad(background, key, func(context.Context) (int, error) { return step, nil })
				}
				switch {
				case at >= 0:
					want = model[at].value
					e := model[at]
					model = append(append(model[:at:at], model[at+1:]...), e)
				case move >= 7:
					want = step
					store()
				}
				equal(t, label+": found", fmt.Sprint(value, err), fmt.Sprint(want, error(nil)))
			case move < 11:
				equal(t, label+": delete", c.Delete(key), at >= 0)
				if at >= 0 {
					drop(at, lru.Deleted)
				}
			case random.Intn(4) == 0:
				c.Purge()
				for len(model) > 0 {
					drop(0, lru.Deleted)
				}
			}
			var order []string
			for i := len(model) - 1; i >= 0; i-- {
				order = append(order, model[i].key)
			}
			keys(t, c, order...)
			w.wasRemoved(t, gone...)
			gone = nil
		}
	}
}
