package todo

// Todo is something to do.
type Todo struct {
	ID      int64  `json:"id"`
	Title   string `json:"title"`
	Done    bool   `json:"done"`
	Version int64  `json:"version"`
}

// Snapshot is all that a service has to remember.
type Snapshot struct {
	// NextID is the id of the next todo; 1 at first.
	NextID int64
	// Todos are in ascending order of their ids.
	Todos []Todo
}

// Store keeps the latest snapshot.
type Store interface {
	// Load gives the snapshot saved last, or the zero value where none was.
	Load() (Snapshot, error)
	// Save replaces the snapshot. When it fails, the one before is still there.
	Save(Snapshot) error
}
