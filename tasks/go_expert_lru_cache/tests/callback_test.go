package tests

import (
	"context"
	"fmt"
	"math/rand"
	"sync"
	"testing"

	"assay.test/lru"
)

func TestOnRemoveMayCallTheCache(t *testing.T) {
	for name, use := range map[string]func(c *cache, key string){
		"Get":    func(c *cache, key string) { c.Get(key) },
		"Put":    func(c *cache, key string) { c.Put("other", 1) },
		"Delete": func(c *cache, key string) { c.Delete(key) },
		"Purge":  func(c *cache, key string) { c.Purge() },
		"Len":    func(c *cache, key string) { c.Len() },
		"Keys":   func(c *cache, key string) { c.Keys() },
		"GetOrLoad": func(c *cache, key string) {
			_, _ = c.GetOrLoad(background, key, func(context.Context) (int, error) { return 5, nil })
		},
	} {
		w := &world{}
		var c *cache
		nested := false
		c = build(t, lru.Options[string, int]{Capacity: 2, TTL: 10, Now: w.clock, OnRemove: func(key string, _ int, _ lru.Reason) {
			if !nested { // what this call removes is reported, too
				nested = true
				use(c, key)
				nested = false
			}
		}})
		ends(t, name+" in OnRemove", func() {
			c.Put("a", 1)
			c.Put("a", 2)
			c.Put("b", 3)
			c.Put("c", 4)
			c.Delete("c")
			w.advance(10)
			c.Len()
			c.Put("d", 5)
			c.Purge()
		})
	}
}

func TestOnRemoveSeesTheMethodDone(t *testing.T) {
	w := &world{}
	var c *cache
	var seen []string
	c = build(t, lru.Options[string, int]{Capacity: 2, TTL: 10, Now: w.clock, OnRemove: func(key string, value int, _ lru.Reason) {
		seen = append(seen, fmt.Sprintf("%s%d %v", key, value, c.Keys()))
	}})
	ends(t, "looking", func() {
		c.Put("a", 1)
		c.Put("a", 2)
		c.Put("b", 3)
		c.Put("c", 4)
		c.Purge()
	})
	equal(t, "seen", seen, []string{"a1 [a]", "a2 [c b]", "b3 []", "c4 []"})
}

func TestOnRemoveThatBlocksKeepsNobodyElseWaiting(t *testing.T) {
	blocked, free := make(chan struct{}), make(chan struct{})
	c := build(t, lru.Options[string, int]{Capacity: 1, OnRemove: func(key string, _ int, _ lru.Reason) {
		if key == "a" {
			close(blocked)
			<-free
		}
	}})
	c.Put("a", 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		c.Put("b", 2)
	}()
	receive(t, "OnRemove is called", blocked)
	ends(t, "use of the cache", func() {
		has(t, c, "b", 2)
		c.Put("c", 3)
		c.Delete("c")
		_, _ = c.GetOrLoad(background, "d", func(context.Context) (int, error) { return 4, nil })
		keys(t, c, "d")
	})
	select {
	case <-done:
		t.Fatal("Put returned before OnRemove did")
	default:
	}
	close(free)
	receive(t, "Put returns", done)
}

func TestEveryValueIsReportedOnce(t *testing.T) {
	const people, rounds = 6, 200
	var mu sync.Mutex
	reported := map[int]int{}
	c := build(t, lru.Options[string, int]{Capacity: 5, OnRemove: func(_ string, value int, _ lru.Reason) {
		mu.Lock()
		defer mu.Unlock()
		reported[value]++
	}})
	var group sync.WaitGroup
	for person := 0; person < people; person++ {
		group.Add(1)
		go func(person int) {
			defer group.Done()
			random := rand.New(rand.NewSource(int64(person)))
			for round := 0; round < rounds; round++ {
				key := fmt.Sprint(random.Intn(9))
				switch random.Intn(8) {
				case 0:
					c.Delete(key)
				case 1:
					c.Get(key)
				case 2:
					if len(c.Keys()) > 5 || c.Len() > 5 {
						panic("more entries than the capacity")
					}
				case 3:
					if round%50 == 0 {
						c.Purge()
					}
				}
				c.Put(key, person*rounds+round)
			}
		}(person)
	}
	group.Wait()
	c.Purge()
	for value := 0; value < people*rounds; value++ {
		equal(t, fmt.Sprint("reports of ", value), reported[value], 1)
	}
}

func TestKeysAreReadWhileOthersPut(t *testing.T) {
	c, _ := newCache(t, 4, 0)
	var group sync.WaitGroup
	group.Add(2)
	go func() {
		defer group.Done()
		for i := 0; i < 1000; i++ {
			c.Put(fmt.Sprint(i%7), i)
		}
	}()
	go func() {
		defer group.Done()
		for i := 0; i < 1000; i++ {
			if len(c.Keys()) > 4 {
				panic("more keys than the capacity")
			}
		}
	}()
	group.Wait()
	equal(t, "length", c.Len(), 4)
}
