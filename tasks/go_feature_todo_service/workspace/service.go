// Package todo serves a list of things to do over HTTP.
package todo

import (
	"errors"
	"net/http"
)

// NewService serves the todos of a store.
func NewService(store Store) (http.Handler, error) {
	return nil, errors.New("not implemented")
}
