package tests

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"assay.test/lru"
)

var errLoad = errors.New("the directory is down")

func ended() context.Context {
	ctx, cancel := context.WithCancel(background)
	cancel()
	return ctx
}

func TestLoadedValueIsStoredWhenItsCallReturns(t *testing.T) {
	c, w := newCache(t, 1, 0)
	c.Put("a", 1)
	g := newGate()
	waiting := wait(t, c, "b", g.load)
	has(t, c, "a", 1)
	g.gives(2, nil)
	waiting.returns(t, 2, nil)
	w.wasRemoved(t, removed{"a", 1, lru.Evicted})
	keys(t, c, "b")
	has(t, c, "b", 2)
}

func TestManyCallsShareOneLoad(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	g := newGate()
	calls := []*call{wait(t, c, "a", g.load)}
	g.begins(t)
	for i := 0; i < 20; i++ {
		calls = append(calls, wait(t, c, "a", neverCalled))
	}
	g.gives(7, nil)
	for _, one := range calls {
		one.returns(t, 7, nil)
	}
}

func TestErrorIsGivenToAllAndNotStored(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	g := newGate()
	first, second := wait(t, c, "a", g.load), wait(t, c, "a", neverCalled)
	g.gives(5, errLoad)
	first.returns(t, 5, errLoad)
	second.returns(t, 5, errLoad)
	misses(t, c, "a")
	again := wait(t, c, "a", g.load)
	g.gives(6, nil)
	again.returns(t, 6, nil)
}

func TestContextThatHasEndedComesFirst(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	c.Put("a", 1)
	c.Put("b", 2)
	for _, key := range []string{"a", "x"} {
		if value, err := c.GetOrLoad(ended(), key, neverCalled); value != 0 || err != context.Canceled {
			t.Fatalf("%s: got %v, %v", key, value, err)
		}
	}
	keys(t, c, "b", "a")
}

func TestLoadsOfDifferentKeysRunAtTheSameTime(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	a, b := newGate(), newGate()
	first, second := wait(t, c, "a", a.load), wait(t, c, "b", b.load)
	a.begins(t)
	b.begins(t)
	b.gives(2, nil)
	second.returns(t, 2, nil)
	a.gives(1, nil)
	first.returns(t, 1, nil)
	keys(t, c, "a", "b")
}

func TestLoadMayCallTheCache(t *testing.T) {
	c, _ := newCache(t, 5, 0)
	ends(t, "a load that calls the cache", func() {
		value, err := c.GetOrLoad(background, "a", func(ctx context.Context) (int, error) {
			c.Put("b", 2)
			c.Get("b")
			c.Delete("none")
			c.Len()
			inner, err := c.GetOrLoad(ctx, "c", func(context.Context) (int, error) { return 3, nil })
			return inner + 1, err
		})
		equal(t, "value", fmt.Sprint(value, err), fmt.Sprint(4, error(nil)))
	})
	keys(t, c, "a", "c", "b")
}

func TestCallThatGivesUpLeavesTheLoadToTheOthers(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	g := newGate()
	first := wait(t, c, "a", g.load)
	loading := g.begins(t)
	second, third := wait(t, c, "a", neverCalled), wait(t, c, "a", neverCalled)
	first.cancel() // the one that began the load
	first.returns(t, 0, context.Canceled)
	third.cancel()
	third.returns(t, 0, context.Canceled)
	equal(t, "the load's context", loading.Err(), error(nil))
	g.gives(7, nil)
	second.returns(t, 7, nil)
	has(t, c, "a", 7)
}

func TestLoadsContextEndsWhenTheLastCallGivesUp(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	g := newGate()
	first := wait(t, c, "a", g.load)
	loading := g.begins(t)
	second := wait(t, c, "a", neverCalled)
	second.cancel()
	second.returns(t, 0, context.Canceled)
	equal(t, "the load's context", loading.Err(), error(nil))
	first.cancel()
	first.returns(t, 0, context.Canceled)
	receive(t, "the load's context ends", loading.Done())
	g.gives(1, nil)
}

func TestLoadThatEverybodyGaveUpIsNeitherJoinedNorStored(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	old, young := newGate(), newGate()
	first := wait(t, c, "a", old.load)
	loading := old.begins(t)
	first.cancel()
	first.returns(t, 0, context.Canceled)
	second := wait(t, c, "a", young.load)
	current := young.begins(t) // while the old one is running
	old.gives(1, nil)
	receive(t, "the old load's context ends", loading.Done())
	third := wait(t, c, "a", neverCalled)
	equal(t, "the current load's context", current.Err(), error(nil))
	misses(t, c, "a")
	young.gives(2, nil)
	second.returns(t, 2, nil)
	third.returns(t, 2, nil)
	has(t, c, "a", 2)
}

func TestLoadsContextIsItsOwn(t *testing.T) {
	type name struct{}
	c, _ := newCache(t, 3, 0)
	ctx, cancel := context.WithTimeout(context.WithValue(background, name{}, "caller"), deadlock)
	defer cancel()
	var loading context.Context
	value, err := c.GetOrLoad(ctx, "a", func(ctx context.Context) (int, error) {
		loading = ctx
		if _, limited := ctx.Deadline(); limited || ctx.Value(name{}) != nil || ctx.Err() != nil {
			return 0, errors.New("the load has the context of its caller")
		}
		return 1, nil
	})
	equal(t, "loaded", fmt.Sprint(value, err), fmt.Sprint(1, error(nil)))
	receive(t, "the context ends with the load", loading.Done())
}

func TestDeletedWhileLoadingIsNotStored(t *testing.T) {
	for name, detach := range map[string]func(c *cache){
		"Delete": func(c *cache) { c.Delete("a") },
		"Purge":  func(c *cache) { c.Purge() },
	} {
		c, _ := newCache(t, 3, 0)
		old, young := newGate(), newGate()
		first := wait(t, c, "a", old.load)
		loading := old.begins(t)
		detach(c)
		second := wait(t, c, "a", young.load)
		young.begins(t) // while the old one is running
		equal(t, name+": the old load's context", loading.Err(), error(nil))
		old.gives(1, nil)
		first.returns(t, 1, nil)
		misses(t, c, "a")
		third := wait(t, c, "a", neverCalled) // joins the young one, which is still there
		young.gives(2, nil)
		second.returns(t, 2, nil)
		third.returns(t, 2, nil)
		has(t, c, "a", 2)
	}
}

func TestDetachedLoadThatIsOverLaterChangesNothing(t *testing.T) {
	c, w := newCache(t, 3, 0)
	old, young := newGate(), newGate()
	first := wait(t, c, "a", old.load)
	c.Delete("a")
	second := wait(t, c, "a", young.load)
	young.gives(2, nil)
	second.returns(t, 2, nil)
	old.gives(1, nil)
	first.returns(t, 1, nil)
	has(t, c, "a", 2)
	w.wasRemoved(t)
}

func TestDetachedLoadIsStillGivenUpByItsCalls(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	old, young := newGate(), newGate()
	first := wait(t, c, "a", old.load)
	loading := old.begins(t)
	c.Delete("a")
	second := wait(t, c, "a", young.load)
	first.cancel()
	first.returns(t, 0, context.Canceled)
	receive(t, "the detached load's context ends", loading.Done())
	third := wait(t, c, "a", neverCalled)
	young.gives(2, nil)
	second.returns(t, 2, nil)
	third.returns(t, 2, nil)
	old.gives(1, nil)
}

func TestPutWhileLoadingWins(t *testing.T) {
	c, w := newCache(t, 3, 0)
	g := newGate()
	first := wait(t, c, "a", g.load)
	g.begins(t)
	c.Put("a", 5)
	if value, err := c.GetOrLoad(background, "a", neverCalled); value != 5 || err != nil {
		t.Fatalf("GetOrLoad: got %v, %v", value, err)
	}
	g.gives(1, nil)
	first.returns(t, 1, nil)
	has(t, c, "a", 5)
	w.wasRemoved(t)
	c.Delete("a")
	second := wait(t, c, "a", g.load)
	g.gives(6, nil)
	second.returns(t, 6, nil)
}

func TestLoadedValueExpiresFromWhenItWasStored(t *testing.T) {
	c, w := newCache(t, 3, 10)
	g := newGate()
	first := wait(t, c, "a", g.load)
	c.Put("b", 1)
	w.advance(9)
	g.gives(7, nil)
	first.returns(t, 7, nil)
	w.advance(9)
	keys(t, c, "a")
	w.advance(1)
	keys(t, c)
}

func TestPanicIsAnErrorOfTheLoad(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	for _, problem := range []any{"sorry", errLoad} {
		g := newGate()
		first, second := wait(t, c, "a", g.load), wait(t, c, "a", neverCalled)
		g.result <- func() (int, error) { panic(problem) }
		first.returns(t, 0, lru.ErrNoResult)
		if err, is := problem.(error); is {
			second.returns(t, 0, err)
		} else {
			second.returns(t, 0, lru.ErrNoResult)
		}
		misses(t, c, "a")
	}
	g := newGate()
	again := wait(t, c, "a", g.load)
	g.gives(3, nil)
	again.returns(t, 3, nil)
}

func TestLoadThatEndsItsGoroutineIsOver(t *testing.T) {
	c, _ := newCache(t, 3, 0)
	g := newGate()
	first, second := wait(t, c, "a", g.load), wait(t, c, "a", neverCalled)
	loading := g.begins(t)
	g.result <- func() (int, error) { runtime.Goexit(); return 1, nil }
	first.returns(t, 0, lru.ErrNoResult)
	second.returns(t, 0, lru.ErrNoResult)
	receive(t, "the load's context ends", loading.Done())
	again := wait(t, c, "a", g.load)
	g.gives(3, nil)
	again.returns(t, 3, nil)
}

func TestNothingIsLoadedTwiceWhileItIsThere(t *testing.T) {
	const people, rounds = 8, 100
	for round := 0; round < rounds; round++ {
		c, _ := newCache(t, 1, 0)
		var loads atomic.Int32
		var group sync.WaitGroup
		for person := 0; person < people; person++ {
			group.Add(1)
			go func() {
				defer group.Done()
				for again := 0; again < 3; again++ {
					value, err := c.GetOrLoad(background, "a", func(context.Context) (int, error) {
						return int(loads.Add(1)), nil
					})
					if value != 1 || err != nil {
						panic(fmt.Sprintf("got %v, %v", value, err))
					}
				}
			}()
		}
		group.Wait()
		equal(t, "loads", loads.Load(), int32(1))
	}
}

func TestNothingStaleIsGivenAfterDelete(t *testing.T) {
	const readers, writes = 4, 500
	c, _ := newCache(t, 2, 0)
	var versions, deleted [3]atomic.Int64 // as written, and as the last Delete that is over knew it
	var stop atomic.Bool
	var stale atomic.Value
	var group sync.WaitGroup
	for reader := 0; reader < readers; reader++ {
		group.Add(1)
		go func(reader int) {
			defer group.Done()
			for i := reader; !stop.Load(); i++ {
				k := i % len(versions)
				ctx, cancel := context.WithCancel(background)
				if i%5 == 0 {
					go cancel()
				}
				before := deleted[k].Load()
				value, err := c.GetOrLoad(ctx, fmt.Sprint(k), func(context.Context) (int, error) {
					version := versions[k].Load()
					runtime.Gosched()
					return int(version), nil
				})
				if err == nil && int64(value) < before {
					stale.Store(fmt.Sprintf("key %d: got version %d after %d was deleted", k, value, before))
				}
				cancel()
			}
		}(reader)
	}
	for i := 0; i < writes; i++ {
		k := i % len(versions)
		next := versions[k].Load() + 1
		versions[k].Store(next)
		c.Delete(fmt.Sprint(k))
		deleted[k].Store(next)
		runtime.Gosched()
	}
	stop.Store(true)
	group.Wait()
	if problem := stale.Load(); problem != nil {
		t.Fatal(problem)
	}
}
