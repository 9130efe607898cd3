// Package todo serves a list of things to do over HTTP.
package todo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

const (
	maxBody  = 65_536
	maxTitle = 200
)

type service struct {
	store Store

	mu    sync.Mutex
	saved Snapshot // its slice is never written to
}

// NewService serves the todos of a store.
func NewService(store Store) (http.Handler, error) {
	saved, err := store.Load()
	if err != nil {
		return nil, fmt.Errorf("load the todos: %w", err)
	}
	saved.NextID = max(saved.NextID, 1)
	return &service{store: store, saved: saved}, nil
}

// failure is an error with the status that tells it.
type failure struct {
	status int
	text   string
}

func (f failure) Error() string { return f.text }

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/todos" {
		s.serve(w, r, map[string]action{"GET": s.list, "POST": s.add})
		return
	}
	id, err := strconv.ParseInt(strings.TrimPrefix(r.URL.Path, "/todos/"), 10, 64)
	if err != nil || id < 0 || r.URL.Path != fmt.Sprintf("/todos/%d", id) {
		answerError(w, failure{http.StatusNotFound, "there is nothing here"})
		return
	}
	s.serve(w, r, map[string]action{
		"GET":    func(w http.ResponseWriter, r *http.Request) error { return s.show(w, id) },
		"PATCH":  func(w http.ResponseWriter, r *http.Request) error { return s.change(w, r, id) },
		"DELETE": func(w http.ResponseWriter, r *http.Request) error { return s.remove(w, r, id) },
	})
}

type action func(w http.ResponseWriter, r *http.Request) error

func (s *service) serve(w http.ResponseWriter, r *http.Request, actions map[string]action) {
	act, known := actions[r.Method]
	if !known {
		methods := []string{}
		for method := range actions {
			methods = append(methods, method)
		}
		sort.Strings(methods)
		w.Header().Set("Allow", strings.Join(methods, ", "))
		answerError(w, failure{http.StatusMethodNotAllowed, r.Method + " is not possible here"})
		return
	}
	if err := act(w, r); err != nil {
		answerError(w, err)
	}
}

func (s *service) list(w http.ResponseWriter, r *http.Request) error {
	values, filtered := r.URL.Query()["done"]
	if filtered && values[0] != "true" && values[0] != "false" {
		return failure{http.StatusBadRequest, "done is true or false"}
	}
	listed := []Todo{}
	for _, todo := range s.snapshot().Todos {
		if !filtered || todo.Done == (values[0] == "true") {
			listed = append(listed, todo)
		}
	}
	answer(w, http.StatusOK, listed)
	return nil
}

func (s *service) add(w http.ResponseWriter, r *http.Request) error {
	wanted, err := readFields(w, r, "title")
	if err != nil {
		return err
	}
	if wanted.title == nil {
		return failure{http.StatusBadRequest, "a todo needs a title"}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	todo := Todo{ID: s.saved.NextID, Title: *wanted.title, Version: 1}
	if err := s.save(Snapshot{todo.ID + 1, append(slices.Clone(s.saved.Todos), todo)}); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("/todos/%d", todo.ID))
	answerTodo(w, http.StatusCreated, todo)
	return nil
}

func (s *service) show(w http.ResponseWriter, id int64) error {
	todos := s.snapshot().Todos
	at, err := find(todos, id)
	if err != nil {
		return err
	}
	answerTodo(w, http.StatusOK, todos[at])
	return nil
}

func (s *service) change(w http.ResponseWriter, r *http.Request, id int64) error {
	wanted, err := readFields(w, r, "title", "done")
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	at, err := s.findMatching(r, id)
	if err != nil {
		return err
	}
	todo := s.saved.Todos[at]
	if wanted.title != nil {
		todo.Title = *wanted.title
	}
	if wanted.done != nil {
		todo.Done = *wanted.done
	}
	if todo != s.saved.Todos[at] {
		todo.Version++
		todos := s.saved.Todos
		before := todos[at]
		todos[at] = todo
		if err := s.save(Snapshot{s.saved.NextID, todos}); err != nil {
			todos[at] = before
			return err
		}
	}
	answerTodo(w, http.StatusOK, todo)
	return nil
}

func (s *service) remove(w http.ResponseWriter, r *http.Request, id int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, err := s.findMatching(r, id)
	if err != nil {
		return err
	}
	if err := s.save(Snapshot{s.saved.NextID, slices.Delete(slices.Clone(s.saved.Todos), at, at+1)}); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *service) snapshot() Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.saved
}

// save needs the lock.
func (s *service) save(next Snapshot) error {
	if err := s.store.Save(next); err != nil {
		return failure{http.StatusInternalServerError, "the todos cannot be saved: " + err.Error()}
	}
	s.saved = next
	return nil
}

// findMatching needs the lock.
func (s *service) findMatching(r *http.Request, id int64) (int, error) {
	at, err := find(s.saved.Todos, id)
	if err != nil {
		return 0, err
	}
	condition := r.Header.Get("If-Match")
	if condition != "" && condition != "*" && condition != tag(s.saved.Todos[at]) {
		return 0, failure{http.StatusPreconditionFailed, "the todo is at version " + tag(s.saved.Todos[at])}
	}
	return at, nil
}

func find(todos []Todo, id int64) (int, error) {
	at := sort.Search(len(todos), func(i int) bool { return todos[i].ID >= id })
	if at == len(todos) || todos[at].ID != id {
		return 0, failure{http.StatusNotFound, fmt.Sprintf("there is no todo %d", id)}
	}
	return at, nil
}

// fields are those of a request's body; nil stands for one that is not there.
type fields struct {
	title *string
	done  *bool
}

func readFields(w http.ResponseWriter, r *http.Request, allowed ...string) (fields, error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return fields{}, failure{http.StatusRequestEntityTooLarge, "the body is too large"}
	}
	if err != nil {
		return fields{}, failure{http.StatusBadRequest, err.Error()}
	}
	// Not into a struct: that takes other spellings of a name, and null for any value.
	var object map[string]any
	decoder := json.NewDecoder(bytes.NewReader(body))
	if err := decoder.Decode(&object); err != nil || object == nil {
		return fields{}, failure{http.StatusBadRequest, "the body is no JSON object"}
	}
	if _, err := decoder.Token(); err != io.EOF {
		return fields{}, failure{http.StatusBadRequest, "something follows the JSON object"}
	}
	var result fields
	for name, value := range object {
		if !slices.Contains(allowed, name) {
			return fields{}, failure{http.StatusBadRequest, "unknown field: " + name}
		}
		switch value := value.(type) {
		case string:
			title := strings.TrimSpace(value)
			if name != "title" || title == "" || utf8.RuneCountInString(title) > maxTitle {
				return fields{}, failure{http.StatusBadRequest, name + " has a wrong value"}
			}
			result.title = &title
		case bool:
			if name != "done" {
				return fields{}, failure{http.StatusBadRequest, name + " has a wrong value"}
			}
			result.done = &value
		default:
			return fields{}, failure{http.StatusBadRequest, name + " has a value of a wrong type"}
		}
	}
	return result, nil
}

func tag(todo Todo) string { return fmt.Sprintf(`"%d"`, todo.Version) }

func answerTodo(w http.ResponseWriter, status int, todo Todo) {
	w.Header().Set("ETag", tag(todo))
	answer(w, status, todo)
}

func answerError(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	if f := (failure{}); errors.As(err, &f) {
		status = f.status
	}
	answer(w, status, map[string]string{"error": err.Error()})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // who asked has gone
}
