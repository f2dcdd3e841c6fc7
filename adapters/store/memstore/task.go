package memstore

import (
	"container/heap"
	"context"
	"time"

	"github.com/mailrx/mailrx"
)

// task is a stored task: when it may be leased next, and under which token it was last.
type task struct {
	mailrx.Task
	ready time.Time // its due, or the end of its lease
	order int64     // age, so that equal times keep their order
	index int       // in the heap; -1: parked
}

// put stores a new task, in place of any of the same ID: an earlier lease of it is lost.
func (s *Store) put(t mailrx.Task) {
	s.remove(t.ID)
	s.token++
	t.Tries, t.Token, t.Due = 0, 0, instant(t.Due)
	t.Data = append([]byte(nil), t.Data...)
	n := &task{Task: t, ready: t.Due, order: s.token, index: -1}
	s.tasks[t.ID] = n
	if !t.Parked {
		heap.Push(&s.due, n)
	}
}

func (s *Store) remove(id string) {
	t := s.tasks[id]
	if t == nil {
		return
	}
	if t.index >= 0 {
		heap.Remove(&s.due, t.index)
	}
	delete(s.tasks, id)
}

// holds reports whether a lease is the task's last one.
func (s *Store) holds(l mailrx.Lease) bool {
	t := s.tasks[l.Task]
	return t != nil && l.Token != 0 && t.Token == l.Token && !t.Parked
}

func (s *Store) done(l *mailrx.Lease) {
	if l != nil {
		s.remove(l.Task)
	}
}

// Lease takes tasks that are due, oldest first.
func (s *Store) Lease(ctx context.Context, q mailrx.Due) ([]mailrx.Task, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []mailrx.Task
	var passed []*task // due, but not of the names asked for
	for len(out) < q.Max && len(s.due) > 0 && !s.due[0].ready.After(q.Now) {
		t := heap.Pop(&s.due).(*task)
		passed = append(passed, t)
		if wanted(q, t) {
			s.token++
			t.Token, t.ready = s.token, instant(q.Now.Add(q.For))
			t.Tries++
			got := t.Task
			got.Data = append([]byte(nil), t.Data...)
			out = append(out, got)
		}
	}
	for _, t := range passed {
		heap.Push(&s.due, t)
	}
	return out, nil
}

func wanted(q mailrx.Due, t *task) bool {
	for _, n := range q.Names {
		if n == t.Name {
			return true
		}
	}
	return len(q.Names) == 0
}

// Settle ends a lease without events.
func (s *Store) Settle(ctx context.Context, l mailrx.Lease, how mailrx.Settlement) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.holds(l) {
		return mailrx.ErrLeaseLost
	}
	t := s.tasks[l.Task]
	switch {
	case how.Park:
		heap.Remove(&s.due, t.index)
		t.Parked, t.Note, t.Token = true, how.Note, 0
	case !how.Again.IsZero():
		t.Due, t.Note, t.Token = instant(how.Again), how.Note, 0
		t.ready = t.Due
		heap.Fix(&s.due, t.index)
	default:
		s.remove(l.Task)
	}
	return nil
}

// dueHeap orders tasks by when they may be leased.
type dueHeap []*task

// Len is part of heap.Interface.
func (h dueHeap) Len() int { return len(h) }

// Less is part of heap.Interface: the earlier due first, and of two alike the older.
func (h dueHeap) Less(i, j int) bool {
	if h[i].ready.Equal(h[j].ready) {
		return h[i].order < h[j].order
	}
	return h[i].ready.Before(h[j].ready)
}

// Swap is part of heap.Interface.
func (h dueHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}

// Push is part of heap.Interface.
func (h *dueHeap) Push(x any) {
	t := x.(*task)
	t.index = len(*h)
	*h = append(*h, t)
}

// Pop is part of heap.Interface.
func (h *dueHeap) Pop() any {
	old := *h
	t := old[len(old)-1]
	t.index = -1
	*h = old[:len(old)-1]
	return t
}
