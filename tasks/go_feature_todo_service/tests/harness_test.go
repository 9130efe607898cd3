package tests

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"assay.test/todo"
)

var errDisk = errors.New("the disk is full")

// memory keeps every snapshot as it got it, together with a copy.
type memory struct {
	mu     sync.Mutex
	kept   []todo.Snapshot
	copies []todo.Snapshot
	broken bool
	loads  int

	running    atomic.Int32
	overlapped atomic.Bool
}

func (m *memory) Load() (todo.Snapshot, error) {
	m.loads++
	if m.broken {
		return todo.Snapshot{}, errDisk
	}
	return m.last(), nil
}

func (m *memory) Save(snapshot todo.Snapshot) error {
	if m.running.Add(1) > 1 {
		m.overlapped.Store(true)
	}
	defer m.running.Add(-1)
	for i := 0; i < 20; i++ {
		runtime.Gosched()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken {
		return errDisk
	}
	m.kept = append(m.kept, snapshot)
	m.copies = append(m.copies, clone(snapshot))
	return nil
}

func (m *memory) last() todo.Snapshot {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.kept) == 0 {
		return todo.Snapshot{}
	}
	return m.kept[len(m.kept)-1]
}

func (m *memory) saves() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.kept)
}

func clone(snapshot todo.Snapshot) todo.Snapshot {
	snapshot.Todos = append([]todo.Todo{}, snapshot.Todos...)
	return snapshot
}

func start(t *testing.T, store todo.Store) http.Handler {
	t.Helper()
	handler, err := todo.NewService(store)
	if err != nil {
		t.Fatalf("NewService: %v", err)
	}
	return handler
}

// ask sends a request; headers are names and values in turn.
func ask(handler http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder
}

// answers checks the status and reads the body into a value of the type wanted.
func answers[T any](t *testing.T, status int, want T, handler http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	recorder := ask(handler, method, target, body, headers...)
	what := method + " " + target + " " + body
	equal(t, what+": status", recorder.Code, status)
	equal(t, what+": content type", recorder.Header().Get("Content-Type"), "application/json")
	var got T
	decoder := json.NewDecoder(recorder.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&got); err != nil {
		t.Fatalf("%s: the answer cannot be read: %v", what, err)
	}
	equal(t, what, got, want)
	return recorder
}

// fails checks the status and the form of an error.
func fails(t *testing.T, status int, handler http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	recorder := ask(handler, method, target, body, headers...)
	what := method + " " + target + " " + body[:min(len(body), 80)]
	equal(t, what+": status", recorder.Code, status)
	equal(t, what+": content type", recorder.Header().Get("Content-Type"), "application/json")
	var got map[string]string
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil || len(got) != 1 || got["error"] == "" {
		t.Fatalf("%s: got %s, want an error in JSON", what, recorder.Body)
	}
	return recorder
}

// add makes todos of these titles.
func add(t *testing.T, handler http.Handler, titles ...string) {
	t.Helper()
	for _, title := range titles {
		body, _ := json.Marshal(map[string]string{"title": title})
		if recorder := ask(handler, "POST", "/todos", string(body)); recorder.Code != http.StatusCreated {
			t.Fatalf("POST %s: %d %s", body, recorder.Code, recorder.Body)
		}
	}
}

func removes(t *testing.T, handler http.Handler, target string, headers ...string) {
	t.Helper()
	recorder := ask(handler, "DELETE", target, "", headers...)
	equal(t, "DELETE "+target+": status", recorder.Code, http.StatusNoContent)
	equal(t, "DELETE "+target+": body", recorder.Body.String(), "")
}

func of(id int64, title string, done bool, version int64) todo.Todo {
	return todo.Todo{ID: id, Title: title, Done: done, Version: version}
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}
