package tests

import (
	"strings"
	"testing"

	"assay.test/todo"
)

type list = []todo.Todo

func TestTodosAreAddedAndListed(t *testing.T) {
	s := start(t, &memory{})
	recorder := ask(s, "GET", "/todos", "")
	equal(t, "an empty list", strings.TrimSpace(recorder.Body.String()), "[]")
	added := answers(t, 201, of(1, "Milk", false, 1), s, "POST", "/todos", ` {"title": "Milk"} `)
	equal(t, "location", added.Header().Get("Location"), "/todos/1")
	equal(t, "etag", added.Header().Get("ETag"), `"1"`)
	answers(t, 201, of(2, "Bread <&> \"butter\"", false, 1), s, "POST", "/todos", `{"title": "Bread <&> \"butter\""}`)
	answers(t, 200, list{of(1, "Milk", false, 1), of(2, "Bread <&> \"butter\"", false, 1)}, s, "GET", "/todos", "")
	shown := answers(t, 200, of(1, "Milk", false, 1), s, "GET", "/todos/1", "")
	equal(t, "etag", shown.Header().Get("ETag"), `"1"`)
}

func TestFieldsHaveTheirNames(t *testing.T) {
	s := start(t, &memory{})
	want := map[string]any{"id": 1.0, "title": "Milk", "done": false, "version": 1.0}
	answers(t, 201, want, s, "POST", "/todos", `{"title":"Milk"}`)
}

func TestListIsFilteredByDone(t *testing.T) {
	s := start(t, &memory{})
	add(t, s, "a", "b", "c")
	answers(t, 200, of(2, "b", true, 2), s, "PATCH", "/todos/2", `{"done":true}`)
	answers(t, 200, list{of(2, "b", true, 2)}, s, "GET", "/todos?done=true", "")
	answers(t, 200, list{of(1, "a", false, 1), of(3, "c", false, 1)}, s, "GET", "/todos?done=false", "")
	answers(t, 200, list{of(2, "b", true, 2)}, s, "GET", "/todos?colour=red&done=true", "")
	for _, wrong := range []string{"yes", "1", "TRUE", ""} {
		fails(t, 400, s, "GET", "/todos?done="+wrong, "")
	}
}

func TestPatchSetsWhatItsBodyHas(t *testing.T) {
	s := start(t, &memory{})
	add(t, s, "a", "b")
	answers(t, 200, of(1, "x", false, 2), s, "PATCH", "/todos/1", `{"title":" x\n"}`)
	answers(t, 200, of(1, "x", true, 3), s, "PATCH", "/todos/1", `{"done":true}`)
	recorder := answers(t, 200, of(1, "y", false, 4), s, "PATCH", "/todos/1", `{"done":false,"title":"y"}`)
	equal(t, "etag", recorder.Header().Get("ETag"), `"4"`)
	answers(t, 200, list{of(1, "y", false, 4), of(2, "b", false, 1)}, s, "GET", "/todos", "")
}

func TestPatchThatChangesNothingLeavesTheVersionAndSavesNothing(t *testing.T) {
	store := &memory{}
	s := start(t, store)
	add(t, s, "a")
	for _, body := range []string{`{}`, `{"title":"a"}`, `{"title":"  a ","done":false}`} {
		recorder := answers(t, 200, of(1, "a", false, 1), s, "PATCH", "/todos/1", body)
		equal(t, "etag", recorder.Header().Get("ETag"), `"1"`)
	}
	equal(t, "saves", store.saves(), 1)
}

func TestRemovedTodosAreGone(t *testing.T) {
	s := start(t, &memory{})
	add(t, s, "a", "b", "c")
	removes(t, s, "/todos/2")
	fails(t, 404, s, "GET", "/todos/2", "")
	fails(t, 404, s, "DELETE", "/todos/2", "")
	fails(t, 404, s, "PATCH", "/todos/2", `{"done":true}`)
	answers(t, 200, list{of(1, "a", false, 1), of(3, "c", false, 1)}, s, "GET", "/todos", "")
}

func TestIfMatchGuardsChanges(t *testing.T) {
	store := &memory{}
	s := start(t, store)
	add(t, s, "a")
	answers(t, 200, of(1, "a", true, 2), s, "PATCH", "/todos/1", `{"done":true}`, "If-Match", `"1"`)
	for _, wrong := range []string{`"1"`, `"3"`, `2`, `W/"2"`, `"02"`} {
		fails(t, 412, s, "PATCH", "/todos/1", `{"done":false}`, "If-Match", wrong)
		fails(t, 412, s, "PATCH", "/todos/1", `{}`, "If-Match", wrong)
		fails(t, 412, s, "DELETE", "/todos/1", "", "If-Match", wrong)
	}
	equal(t, "saves", store.saves(), 2)
	answers(t, 200, of(1, "b", true, 3), s, "PATCH", "/todos/1", `{"title":"b"}`, "If-Match", "*")
	removes(t, s, "/todos/1", "If-Match", `"3"`)
	fails(t, 404, s, "DELETE", "/todos/1", "", "If-Match", "*")
}

func TestTitlesAreTrimmedAndCountedInCharacters(t *testing.T) {
	s := start(t, &memory{})
	long := strings.Repeat("ü", 199) + "🙂"
	answers(t, 201, of(1, long, false, 1), s, "POST", "/todos", `{"title":"\t `+long+`\u00a0\n"}`)
	fails(t, 400, s, "POST", "/todos", `{"title":"x`+long+`"}`)
	fails(t, 400, s, "POST", "/todos", `{"title":""}`)
	fails(t, 400, s, "POST", "/todos", `{"title":" \n\u2003"}`)
	fails(t, 400, s, "PATCH", "/todos/1", `{"title":" "}`)
}

func TestBodiesThatAreWrongAreRefused(t *testing.T) {
	store := &memory{}
	s := start(t, store)
	add(t, s, "a")
	for _, body := range []string{
		``, ` `, `{`, `null`, `[]`, `"a"`, `7`, `{"title":"a"`, `{"title":"a",}`, `{'title':'a'}`,
		`{"title":"a"} x`, `{"title":"a"}{}`, `{"title":"a"}]`, `{"title":7}`, `{"title":["a"]}`, `{"title":{}}`, `{"title":true}`,
		`{"title":"a","id":9}`, `{"title":"a","version":1}`, `{"titel":"a"}`,
	} {
		fails(t, 400, s, "POST", "/todos", body)
		fails(t, 400, s, "PATCH", "/todos/1", body)
	}
	fails(t, 400, s, "POST", "/todos", `{}`)
	fails(t, 400, s, "POST", "/todos", `{"title":"a","done":true}`)
	fails(t, 400, s, "PATCH", "/todos/1", `{"done":"true"}`)
	fails(t, 400, s, "PATCH", "/todos/1", `{"done":1}`)
	equal(t, "saves", store.saves(), 1)
}

func TestNamesAreSpelledExactlyAndNullIsNoValue(t *testing.T) {
	s := start(t, &memory{})
	add(t, s, "a")
	fails(t, 400, s, "POST", "/todos", `{"Title":"a"}`)
	fails(t, 400, s, "POST", "/todos", `{"title":null}`)
	for _, body := range []string{`{"DONE":true}`, `{"done":null}`, `{"title":null}`, `{"title":null,"done":true}`} {
		fails(t, 400, s, "PATCH", "/todos/1", body)
	}
	answers(t, 200, list{of(1, "a", false, 1)}, s, "GET", "/todos", "")
}

func TestBodiesThatAreTooLargeAreRefused(t *testing.T) {
	s := start(t, &memory{})
	body := `{"title":"a"}`
	full := body + strings.Repeat(" ", 65_536-len(body))
	answers(t, 201, of(1, "a", false, 1), s, "POST", "/todos", full)
	fails(t, 413, s, "POST", "/todos", full+" ")
	fails(t, 413, s, "POST", "/todos", "no JSON"+full)
	fails(t, 413, s, "PATCH", "/todos/9", full+" ")
}

func TestOtherPathsAreNotFound(t *testing.T) {
	s := start(t, &memory{})
	add(t, s, "a")
	for _, path := range []string{"/", "/todo", "/todos/", "/todos/1/", "/todos/01", "/todos/+1", "/todos/-1", "/todos/x",
		"/todos/0x1", "/todos/1.0", "/todos/1/title", "/Todos"} {
		fails(t, 404, s, "GET", path, "")
		fails(t, 404, s, "PUT", path, "no JSON")
	}
	fails(t, 404, s, "GET", "/todos/0", "")
	fails(t, 404, s, "GET", "/todos/99999999999999999999999", "")
	fails(t, 404, s, "GET", "/todos/2", "")
}

func TestOtherMethodsAreNotAllowed(t *testing.T) {
	s := start(t, &memory{})
	for _, method := range []string{"PUT", "DELETE", "PATCH", "OPTIONS"} {
		equal(t, method, fails(t, 405, s, method, "/todos", "").Header().Get("Allow"), "GET, POST")
	}
	for _, method := range []string{"PUT", "POST"} { // whether the id is there or not
		equal(t, method, fails(t, 405, s, method, "/todos/7", "no JSON").Header().Get("Allow"), "DELETE, GET, PATCH")
	}
	// The answer to HEAD has no body on the wire, so none is asked for here.
	equal(t, "HEAD of the list", ask(s, "HEAD", "/todos", "").Code, 405)
	equal(t, "HEAD of a todo", ask(s, "HEAD", "/todos/7", "").Code, 405)
}

func TestChecksComeInTheirOrder(t *testing.T) {
	store := &memory{}
	s := start(t, store)
	add(t, s, "a")
	fails(t, 400, s, "PATCH", "/todos/9", `{"x":1}`, "If-Match", `"7"`)
	fails(t, 404, s, "PATCH", "/todos/9", `{"done":true}`, "If-Match", `"7"`)
	store.broken = true
	fails(t, 412, s, "PATCH", "/todos/1", `{"done":true}`, "If-Match", `"7"`)
	fails(t, 500, s, "PATCH", "/todos/1", `{"done":true}`, "If-Match", `"1"`)
}
