package gateway

import (
	"context"
	"hash/fnv"
)

// lanes let one call at a time pass for each key, and others wait no longer than their context. Two keys may share a
// lane: they wait for one another, and nothing else.
type lanes [64]chan struct{}

func newLanes() (l lanes) {
	for i := range l {
		l[i] = make(chan struct{}, 1)
	}
	return l
}

// enter waits for the lane of the key; leave must be called where the error is nil.
func (l *lanes) enter(ctx context.Context, key string) (leave func(), err error) {
	h := fnv.New32a()
	h.Write([]byte(key))
	lane := l[h.Sum32()%uint32(len(l))]
	select {
	case lane <- struct{}{}:
		return func() { <-lane }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
