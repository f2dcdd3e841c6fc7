package imitation

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/mailrx/mailrx/shipping"
)

const stateVersion = 2

// books are what is sold. A change is on disk before it is in memory, and both before an answer tells of it.
type books struct {
	mu    sync.Mutex
	file  string
	state State
}

func (b *books) open(name, file string) error {
	b.file, b.state.Version = file, stateVersion
	if file == "" {
		return nil
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: read the books: %w", name, err)
	}
	if err := json.Unmarshal(text, &b.state); err != nil {
		return fmt.Errorf("%s: the books in %s are no JSON of ours: %w", name, file, err)
	}
	if b.state.Version != stateVersion {
		return fmt.Errorf("%s: the books in %s are of version %d, want %d", name, file, b.state.Version, stateVersion)
	}
	return nil
}

// Change applies f to a copy of the books, writes the copy, and only then takes it. Where f or the disk fails nothing is
// changed.
func (s *Site) Change(f func(*State) error) error {
	b := &s.books
	b.mu.Lock()
	defer b.mu.Unlock()
	next := b.state
	next.Labels = slices.Clone(b.state.Labels)
	if err := f(&next); err != nil {
		return err
	}
	if err := b.write(next); err != nil {
		return err
	}
	b.state = next
	return nil
}

// Read shows the books to f, which keeps nothing of them.
func (s *Site) Read(f func(*State)) {
	s.books.mu.Lock()
	defer s.books.mu.Unlock()
	f(&s.books.state)
}

// write replaces the file whole: a new file, synced, renamed over the old, the folder synced.
func (b *books) write(s State) error {
	if b.file == "" {
		return nil
	}
	text, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(b.file), filepath.Base(b.file)+".*.tmp")
	if err != nil {
		return err
	}
	_, wrote := f.Write(text)
	if err := cmp.Or(wrote, f.Sync(), f.Close()); err != nil {
		_ = os.Remove(f.Name())
		return err
	}
	if err := os.Rename(f.Name(), b.file); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(b.file))
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return cmp.Or(d.Sync(), d.Close())
}

// Labels counts the live labels: sold and not void.
func (s *Site) Labels() (n int) {
	s.Read(func(st *State) {
		for i := range st.Labels {
			if st.Labels[i].Live() {
				n++
			}
		}
	})
	return n
}

// Purchases counts the labels ever sold, void ones too.
func (s *Site) Purchases() (n int) {
	s.Read(func(st *State) { n = len(st.Labels) })
	return n
}

// LabelsByReference gives the labels sold under ref, void ones too, in the order they were sold.
func (s *Site) LabelsByReference(ref shipping.Key) (ls []Label) {
	s.Read(func(st *State) {
		for _, l := range st.Labels {
			if l.Reference == ref {
				l.Played = slices.Clone(l.Played)
				ls = append(ls, l)
			}
		}
	})
	return ls
}

// Reference is the reference on label n; "" where there is no such label.
func (s *Site) Reference(n shipping.TrackingNumber) (k shipping.Key) {
	s.Read(func(st *State) {
		if l := st.Find(n.Reveal()); l != nil {
			k = l.Reference
		}
	})
	return k
}
