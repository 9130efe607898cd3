package tests

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"assay.test/todo"
)

func TestStoreIsLoadedOnce(t *testing.T) {
	store := &memory{kept: []todo.Snapshot{{NextID: 9, Todos: list{of(3, "a", true, 5), of(7, "b", false, 1)}}}}
	s := start(t, store)
	answers(t, 200, list{of(3, "a", true, 5), of(7, "b", false, 1)}, s, "GET", "/todos", "")
	answers(t, 201, of(9, "c", false, 1), s, "POST", "/todos", `{"title":"c"}`)
	answers(t, 200, of(3, "a", false, 6), s, "PATCH", "/todos/3", `{"done":false}`, "If-Match", `"5"`)
	equal(t, "loads", store.loads, 1)
}

func TestErrorOfLoadIsReturned(t *testing.T) {
	handler, err := todo.NewService(&memory{broken: true})
	if handler != nil || !errors.Is(err, errDisk) {
		t.Fatalf("got %v, %v", handler, err)
	}
}

func TestEveryChangeIsSavedOnce(t *testing.T) {
	store := &memory{}
	s := start(t, store)
	add(t, s, "a", "b")
	ask(s, "PATCH", "/todos/1", `{"done":true}`)
	removes(t, s, "/todos/2")
	ask(s, "GET", "/todos", "")
	ask(s, "GET", "/todos/1", "")
	want := []todo.Snapshot{
		{NextID: 2, Todos: list{of(1, "a", false, 1)}},
		{NextID: 3, Todos: list{of(1, "a", false, 1), of(2, "b", false, 1)}},
		{NextID: 3, Todos: list{of(1, "a", true, 2), of(2, "b", false, 1)}},
		{NextID: 3, Todos: list{of(1, "a", true, 2)}},
	}
	equal(t, "what was saved", store.copies, want)
}

func TestNoIDIsGivenTwice(t *testing.T) {
	store := &memory{}
	s := start(t, store)
	add(t, s, "a", "b", "c")
	removes(t, s, "/todos/3")
	answers(t, 201, of(4, "d", false, 1), s, "POST", "/todos", `{"title":"d"}`)
	removes(t, s, "/todos/4")
	removes(t, s, "/todos/2")
	removes(t, s, "/todos/1")
	again := start(t, store)
	answers(t, 201, of(5, "e", false, 1), again, "POST", "/todos", `{"title":"e"}`)
}

func TestNothingChangesWhenSavingFails(t *testing.T) {
	store := &memory{}
	s := start(t, store)
	add(t, s, "a", "b")
	store.broken = true
	for i := 0; i < 3; i++ {
		fails(t, 500, s, "POST", "/todos", `{"title":"c"}`)
		fails(t, 500, s, "PATCH", "/todos/1", `{"done":true,"title":"x"}`)
		fails(t, 500, s, "DELETE", "/todos/2", "")
	}
	answers(t, 200, list{of(1, "a", false, 1), of(2, "b", false, 1)}, s, "GET", "/todos", "")
	answers(t, 200, of(1, "a", false, 1), s, "PATCH", "/todos/1", `{"done":false}`) // needs no saving
	store.broken = false
	answers(t, 200, of(1, "a", true, 2), s, "PATCH", "/todos/1", `{"done":true}`, "If-Match", `"1"`)
	answers(t, 201, of(3, "c", false, 1), s, "POST", "/todos", `{"title":"c"}`)
	equal(t, "next id", store.last().NextID, int64(4))
}

func TestWhatTheStoreKeepsIsNotChanged(t *testing.T) {
	loaded := list{of(1, "a", false, 1), of(2, "b", false, 1), of(3, "c", false, 1)}
	store := &memory{
		kept:   []todo.Snapshot{{NextID: 4, Todos: loaded}},
		copies: []todo.Snapshot{clone(todo.Snapshot{NextID: 4, Todos: loaded})},
	}
	s := start(t, store)
	ask(s, "PATCH", "/todos/2", `{"done":true}`)
	removes(t, s, "/todos/1")
	add(t, s, "d", "e")
	ask(s, "PATCH", "/todos/4", `{"title":"x"}`)
	removes(t, s, "/todos/4")
	store.broken = true
	ask(s, "PATCH", "/todos/5", `{"title":"x"}`)
	ask(s, "DELETE", "/todos/2", "")
	ask(s, "POST", "/todos", `{"title":"f"}`)
	for i := range store.kept {
		equal(t, fmt.Sprintf("snapshot %d", i), clone(store.kept[i]), store.copies[i])
	}
}

func TestRequestsAtTheSameTimeLoseNothing(t *testing.T) {
	const people, rounds = 8, 25
	store := &memory{}
	s := start(t, store)
	add(t, s, "shared")
	var group sync.WaitGroup
	for person := 0; person < people; person++ {
		group.Add(1)
		go func(person int) {
			defer group.Done()
			for round := 0; round < rounds; round++ {
				ask(s, "POST", "/todos", fmt.Sprintf(`{"title":"%d %d"}`, person, round))
				ask(s, "PATCH", "/todos/1", fmt.Sprintf(`{"title":"by %d in %d"}`, person, round))
				ask(s, "GET", "/todos", "")
			}
		}(person)
	}
	group.Wait()
	equal(t, "Save was called while it was running", store.overlapped.Load(), false)
	var listed list
	if err := json.Unmarshal(ask(s, "GET", "/todos", "").Body.Bytes(), &listed); err != nil {
		t.Fatal(err)
	}
	equal(t, "todos", len(listed), 1+people*rounds)
	equal(t, "version after every change", listed[0].Version, int64(1+people*rounds))
	for i, one := range listed {
		equal(t, "id", one.ID, int64(i+1))
	}
	equal(t, "what is saved", store.last(), todo.Snapshot{NextID: int64(len(listed) + 1), Todos: listed})
}

func TestOneOfManyWithTheSameVersionWins(t *testing.T) {
	const people, rounds = 8, 25
	s := start(t, &memory{})
	add(t, s, "shared")
	for round := 1; round <= rounds; round++ {
		var group sync.WaitGroup
		var won, lost atomic.Int32
		for person := 0; person < people; person++ {
			group.Add(1)
			go func(person int) {
				defer group.Done()
				body := fmt.Sprintf(`{"title":"%d %d"}`, round, person)
				switch ask(s, "PATCH", "/todos/1", body, "If-Match", fmt.Sprintf(`"%d"`, round)).Code {
				case http.StatusOK:
					won.Add(1)
				case http.StatusPreconditionFailed:
					lost.Add(1)
				}
			}(person)
		}
		group.Wait()
		equal(t, "winners", won.Load(), int32(1))
		equal(t, "losers", lost.Load(), int32(people-1))
	}
}

func TestSeededRequestsAgreeWithAModel(t *testing.T) {
	for seed := int64(0); seed < 60; seed++ {
		random := rand.New(rand.NewSource(seed))
		store := &memory{}
		s := start(t, store)
		model, next := map[int64]todo.Todo{}, int64(1)
		for step := 0; step < 60; step++ {
			id := 1 + random.Int63n(next+1)
			one, there := model[id]
			title := fmt.Sprint("t", random.Intn(3))
			store.broken = random.Intn(6) == 0
			changed, status := of(next, title, false, 1), 201
			method, target, body, condition := "POST", "/todos", fmt.Sprintf(`{"title":%q}`, title), "*"
			if move := random.Intn(4); move > 0 {
				method, target, changed, status = "PATCH", fmt.Sprint("/todos/", id), one, 200
				done := random.Intn(2) == 0
				body = fmt.Sprintf(`{"title":%q,"done":%t}`, title, done)
				changed.Title, changed.Done = title, done
				if changed != one {
					changed.Version++
				}
				if move == 3 {
					method, body, status = "DELETE", "", 204
				}
				if random.Intn(3) == 0 {
					condition = fmt.Sprintf(`"%d"`, 1+random.Intn(3))
				}
				switch {
				case !there:
					status = 404
				case condition != "*" && condition != fmt.Sprintf(`"%d"`, one.Version):
					status = 412
				}
			}
			if store.broken && (status == 201 || status == 204 || status == 200 && changed != one) {
				status = 500
			}
			recorder := ask(s, method, target, body, "If-Match", condition)
			what := fmt.Sprintf("seed %d step %d: %s %s %s If-Match %s", seed, step, method, target, body, condition)
			equal(t, what, recorder.Code, status)
			switch status {
			case 201:
				next++
				model[changed.ID] = changed
			case 200:
				model[id] = changed
			case 204:
				delete(model, id)
			}
			if random.Intn(10) == 0 {
				store.broken = false
				s = start(t, store)
			}
			want := list{}
			for id := int64(1); id < next; id++ {
				if one, there := model[id]; there {
					want = append(want, one)
				}
			}
			answers(t, 200, want, s, "GET", "/todos", "")
		}
	}
}
