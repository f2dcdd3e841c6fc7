package upstest

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
	"time"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// Label is one label in the books. The books hold no name and no address.
type Label struct {
	Tracking  shipping.TrackingNumber `json:"tracking"` // of the shipment too: one package in each
	Reference shipping.Key            `json:"reference"`
	Service   string                  `json:"service"` // UPS's code: "03"
	Format    string                  `json:"format"`
	Bought    time.Time               `json:"bought"`
	Voided    time.Time               `json:"voided"` // zero: live
	List      money.Amount            `json:"list"`
	Paid      money.Amount            `json:"paid"`
	Played    []Event                 `json:"played,omitempty"` // a life played by Advance, in place of the calendar's
}

// Live reports whether the label is not void.
func (l *Label) Live() bool { return l.Voided.IsZero() }

type state struct {
	Version  int     `json:"version"`
	Sequence int     `json:"sequence"` // of the last label sold
	Labels   []Label `json:"labels"`   // in the order they were sold
}

const stateVersion = 1

// books are what is sold. A change is on disk before it is in memory, and both before an answer tells of it.
type books struct {
	mu    sync.Mutex
	file  string
	state state
}

func (b *books) open(file string) error {
	b.file, b.state.Version = file, stateVersion
	if file == "" {
		return nil
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("upstest: read the books: %w", err)
	}
	if err := json.Unmarshal(text, &b.state); err != nil {
		return fmt.Errorf("upstest: the books in %s are no JSON of ours: %w", file, err)
	}
	if b.state.Version != stateVersion {
		return fmt.Errorf("upstest: the books in %s are of version %d, want %d", file, b.state.Version, stateVersion)
	}
	return nil
}

// change applies f to a copy, writes the copy, and only then takes it. Where f or the disk fails nothing is changed.
func (b *books) change(f func(*state) error) error {
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

func (b *books) read(f func(*state)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	f(&b.state)
}

// write replaces the file whole: a new file, synced, renamed over the old, the folder synced.
func (b *books) write(s state) error {
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

func (s *state) find(n string) *Label {
	for i := range s.Labels {
		if s.Labels[i].Tracking.Reveal() == n {
			return &s.Labels[i]
		}
	}
	return nil
}

// Labels counts the live labels: sold and not void.
func (s *Server) Labels() (n int) {
	s.books.read(func(st *state) {
		for i := range st.Labels {
			if st.Labels[i].Live() {
				n++
			}
		}
	})
	return n
}

// Purchases counts the labels ever sold, void ones too.
func (s *Server) Purchases() (n int) {
	s.books.read(func(st *state) { n = st.Sequence })
	return n
}

// LabelsByReference gives the labels sold under ref, void ones too, in the order they were sold.
func (s *Server) LabelsByReference(ref shipping.Key) (ls []Label) {
	s.books.read(func(st *state) {
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
func (s *Server) Reference(n shipping.TrackingNumber) (k shipping.Key) {
	s.books.read(func(st *state) {
		if l := st.find(n.Reveal()); l != nil {
			k = l.Reference
		}
	})
	return k
}
