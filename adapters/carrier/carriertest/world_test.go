package carriertest

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/mailrx/mailrx/shipping"
)

// world is the API of a made-up carrier in memory: its books, and the wire to it.
type world struct {
	mu     sync.Mutex
	plans  map[Op]*plan
	counts map[Op]int
	urls   []string
	sold   []*held
	marked map[string]*held // by the carrier's own key
	prints [][sha256.Size]byte
	closed chan struct{} // ends what hangs when the test is over
}

type plan struct {
	fault Fault
	times int
}

// held is one label in the books.
type held struct {
	Key   shipping.Key `json:"key"`
	ID    string       `json:"id"`
	Cents int64        `json:"cents"`
	Image string       `json:"image"`
	Void  bool         `json:"void"`
	Scans []station    `json:"-"`
}

type station struct {
	At   time.Time       `json:"at"`
	Code string          `json:"code"`
	To   shipping.Status `json:"to"`
}

// answer is what comes back over the wire.
type answer struct {
	status     int
	body       []byte
	retryAfter time.Duration
}

func newWorld() *world {
	return &world{plans: map[Op]*plan{}, counts: map[Op]int{}, marked: map[string]*held{}, closed: make(chan struct{})}
}

func (w *world) Fail(op Op, f Fault, times int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.plans[op] = &plan{f, times}
}

func (w *world) Calls(op Op) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.counts[op]
}

func (w *world) URLs() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.urls)
}

func (w *world) Labels() (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, h := range w.sold {
		if !h.Void {
			n++
		}
	}
	return n
}

func (w *world) Reference(n shipping.TrackingNumber) shipping.Key {
	w.mu.Lock()
	defer w.mu.Unlock()
	if h := w.byID(n.Reveal()); h != nil {
		return h.Key
	}
	return ""
}

// way is the usual way of a parcel.
var way = []shipping.Status{shipping.Accepted, shipping.InTransit, shipping.OutForDelivery, shipping.Delivered}

func (w *world) Advance(n shipping.TrackingNumber, to shipping.Status) {
	w.mu.Lock()
	defer w.mu.Unlock()
	h := w.byID(n.Reveal())
	past := func(s shipping.Status) bool {
		return slices.ContainsFunc(h.Scans, func(t station) bool { return t.To == s })
	}
	if slices.Contains(way, to) && !past(shipping.ReturnedToSender) {
		for _, s := range way[:slices.Index(way, to)] {
			if !past(s) {
				h.reach(s)
			}
		}
	}
	h.reach(to)
}

func (h *held) reach(to shipping.Status) {
	at := time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC).Add(time.Duration(len(h.Scans)) * time.Hour)
	h.Scans = append(h.Scans, station{at, fmt.Sprintf("P%d", to), to})
}

func (w *world) byID(id string) *held {
	for _, h := range w.sold {
		if h.ID == id {
			return h
		}
	}
	return nil
}

// errClosed is a connection that ended without an answer. Like a real one it holds the URL.
type errClosed struct{ url string }

func (e errClosed) Error() string { return "POST " + e.url + ": connection closed" }

// do carries one request to the carrier and its answer back, through the fault that is planned.
func (w *world) do(ctx context.Context, op Op, url, secret string, work func() answer) (answer, error) {
	if err := ctx.Err(); err != nil {
		return answer{}, err
	}
	a, fault := w.serve(op, url, secret, work)
	switch fault {
	case DropBeforeWork, DropAfterWork:
		return answer{}, errClosed{url}
	case BadGatewayAfterWork:
		return answer{status: 502, body: []byte("<html>bad gateway</html>")}, nil
	case Truncate:
		a.body = a.body[:len(a.body)/2]
	case HTML:
		return answer{status: 200, body: []byte("<html>welcome</html>")}, nil
	case Empty:
		return answer{status: 200, body: []byte("{}")}, nil
	case Hang:
		select {
		case <-ctx.Done():
			return answer{}, ctx.Err()
		case <-w.closed:
			return answer{}, errors.New("the test is over")
		}
	}
	return a, nil
}

// serve does the work of one request, in its turn.
func (w *world) serve(op Op, url, secret string, work func() answer) (answer, Fault) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.counts[op]++
	w.urls = append(w.urls, url)
	fault := Fault(0)
	if p := w.plans[op]; p != nil && p.times > 0 {
		p.times--
		fault = p.fault
	}
	switch {
	case fault == DropBeforeWork:
		return answer{}, fault
	case fault == Throttle:
		return answer{status: 429, body: []byte(`{"error":"slow down"}`), retryAfter: RetryAfter}, 0
	case fault == Down:
		return answer{status: 503, body: []byte("<html>down</html>")}, 0
	case secret != "open sesame":
		return answer{status: 401, body: []byte(`{"error":"who are you"}`)}, fault
	}
	return work(), fault
}

// The work of each call. Answers are JSON, tracking is newest first.

func (w *world) rates() answer {
	return ok(map[string]any{"rates": []any{map[string]any{"service": "pigeon_ground", "cents": 1240}}})
}

func (w *world) sell(k shipping.Key, to string) answer {
	h := &held{Key: k, ID: fmt.Sprintf("PIGEON%06d", len(w.sold)*10), Cents: 1240, Image: "^XA^FD" + to + "^XZ"}
	w.sold = append(w.sold, h)
	return ok(h)
}

func (w *world) kill(id string) answer {
	h := w.byID(id)
	switch {
	case h == nil:
		return unknown()
	case h.Void:
		return answer{status: 409, body: []byte(`{"error":"void already"}`)}
	}
	h.Void = true
	return ok(map[string]any{"void": true})
}

func (w *world) look(id string) answer {
	h := w.byID(id)
	if h == nil {
		return unknown()
	}
	scans := slices.Clone(h.Scans)
	slices.Reverse(scans)
	if scans == nil {
		scans = []station{}
	}
	return ok(map[string]any{"scans": scans})
}

func (w *world) recover(k shipping.Key) answer {
	for _, h := range w.sold {
		if h.Key == k {
			return ok(h)
		}
	}
	return unknown()
}

func ok(v any) answer {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return answer{status: 200, body: body}
}

func unknown() answer { return answer{status: 404, body: []byte(`{"error":"unknown"}`)} }
