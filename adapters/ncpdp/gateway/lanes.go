package gateway

import (
	"context"
	"sync"
)

// lanes let one call at a time pass for each key; others wait no longer than their context. Two keys never wait for one
// another, so a Receiver may send.
type lanes struct {
	mu   sync.Mutex
	busy map[string]*lane
}

// lane is the way of one key, there while anybody is on it.
type lane struct {
	turn chan struct{}
	on   int
}

// enter waits for the lane of the key; leave must be called where the error is nil.
func (l *lanes) enter(ctx context.Context, key string) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	w := l.join(key)
	select {
	case w.turn <- struct{}{}:
		return func() {
			<-w.turn
			l.part(key, w)
		}, nil
	case <-ctx.Done():
		l.part(key, w)
		return nil, ctx.Err()
	}
}

func (l *lanes) join(key string) *lane {
	l.mu.Lock()
	defer l.mu.Unlock()
	w := l.busy[key]
	if w == nil {
		w = &lane{turn: make(chan struct{}, 1)}
		if l.busy == nil {
			l.busy = map[string]*lane{}
		}
		l.busy[key] = w
	}
	w.on++
	return w
}

func (l *lanes) part(key string, w *lane) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if w.on--; w.on == 0 {
		delete(l.busy, key)
	}
}
