package gatewaytest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// world is a partner in memory.
type world struct {
	mu      sync.Mutex
	faults  []Fault
	arrived []string
	urls    []string
	taken   map[string]bool
	answers map[stream.Key]said // the gateway's store: what it answered
	count   int
	closed  chan struct{}
}

func (w *world) Fail(f Fault, times int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.faults = append(w.faults, slices.Repeat([]Fault{f}, times)...)
}

func (w *world) Arrived() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.arrived)
}

func (w *world) Taken() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.taken)
}

func (w *world) URLs() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.urls)
}

// post is the partner's side of one request.
func (w *world) post(url, id string) (f Fault) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.faults) > 0 {
		f, w.faults = w.faults[0], w.faults[1:]
	}
	w.arrived, w.urls = append(w.arrived, id), append(w.urls, url)
	if f != DropBeforeWork && f != Refuse && f != Busy {
		w.taken[id] = true
	}
	return f
}

// pigeon is a gateway in memory, with a bug or none.
type pigeon struct {
	w    *world
	bug  bug
	mine map[stream.Key]bool // of this process alone
	door sync.Mutex
}

// said is what a call gives.
type said struct {
	reach renewal.Reach
	err   error
}

var (
	handed = said{reach: renewal.Handed}
	no     = said{reach: renewal.Undeliverable}
	lost   = said{err: errors.New("the answer was lost")}
)

func (p *pigeon) AskRenewal(ctx context.Context, k stream.Key, r mailrx.RenewalRequest) (renewal.Reach, error) {
	if p.bug == oneAtATime {
		p.door.Lock()
		defer p.door.Unlock()
	}
	s := no
	switch {
	case r.Means == renewal.Electronic:
		s = p.ask(ctx, k)
	case p.bug == faxIsError:
		s = said{err: errors.New("no fax here")}
	}
	if s.err == nil && p.bug == saysNothing {
		s.reach = renewal.Pending
	}
	if s.err != nil && p.bug == errorAndAnswer {
		s.reach = renewal.Handed
	}
	return s.reach, s.err
}

func (p *pigeon) ask(ctx context.Context, k stream.Key) said {
	if err := ctx.Err(); err != nil && p.bug != deafBefore {
		return said{err: err}
	}
	if p.bug == neverSends {
		return handed
	}
	if p.bug == oneEver {
		k = "always"
	}
	if s, done := p.before(k); done {
		return s
	}
	return p.settle(k, p.read(ctx, p.w.post(p.url(), p.id(k))))
}

func (p *pigeon) url() string {
	if p.bug == patientInURL {
		return "/ask?for=" + PlantedName
	}
	return "/ask"
}

func (p *pigeon) id(k stream.Key) string {
	p.w.mu.Lock()
	defer p.w.mu.Unlock()
	p.w.count++
	if p.bug == newIDs {
		return fmt.Sprint(p.w.count)
	}
	if p.bug == racingIDs && len(p.w.arrived) < 8 && p.w.count > 1 && len(p.w.faults) == 0 {
		return fmt.Sprint(k, p.w.count)
	}
	return string(k)
}

// before gives the answer of a call under the same key.
func (p *pigeon) before(k stream.Key) (said, bool) {
	p.w.mu.Lock()
	defer p.w.mu.Unlock()
	s, done := p.w.answers[k]
	switch p.bug {
	case noToAll:
		for _, each := range p.w.answers {
			if each == no {
				return no, true
			}
		}
	case forgets:
		return s, false
	case forgetsAtRestart:
		return s, done && p.mine[k]
	case forgetsNoAtRestart:
		return s, done && (p.mine[k] || s == handed)
	case racingIDs:
		return s, done && len(p.w.arrived) > 7
	case silentSecond:
		if p.mine[k] {
			return handed, true
		}
	}
	return s, done
}

// settle keeps what is final.
func (p *pigeon) settle(k stream.Key, s said) said {
	p.w.mu.Lock()
	defer p.w.mu.Unlock()
	p.mine[k] = true
	if s.err == nil && !(s == no && p.bug == asksAgain) || p.bug == gaveUp {
		p.w.answers[k] = s
	}
	return s
}

// read reads the partner's answer.
func (p *pigeon) read(ctx context.Context, f Fault) said {
	switch {
	case f == "", f == HTML && p.bug == believesHTML, f == WrongRelation && p.bug == believesAnyRelation,
		f == Refuse && p.bug == believesNo, f == DropAfterWork && p.bug == believesSilence:
		return handed
	case f == Refuse && p.bug == noIsError:
		return said{err: errors.New("refused")}
	case f == Busy && p.bug == quotes:
		return said{err: errors.New("busy with " + PlantedName)}
	case f == Refuse, f == Busy && p.bug == believesTrouble:
		return no
	case f == Hang && p.bug == deafDuring:
		<-p.w.closed
	case f == Hang:
		<-ctx.Done()
		return said{err: ctx.Err()}
	}
	return lost
}

// harness brings the gateway in memory, with a bug planted in it.
func harness(b bug) Harness {
	return Harness{Open: func(t testing.TB) Subject {
		w := &world{taken: map[string]bool{}, answers: map[stream.Key]said{}, closed: make(chan struct{})}
		t.Cleanup(func() { close(w.closed) })
		open := func() mailrx.PrescriberGateway { return &pigeon{w: w, bug: b, mine: map[stream.Key]bool{}} }
		return Subject{Gateway: open(), Open: open, Wire: w}
	}}
}
