package scripttest

import (
	"bytes"
	"crypto/tls"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// Request is one message that arrived, taken or not.
type Request struct {
	ID     string // MessageID
	Kind   script.Kind
	Target string // path and query as they came
	Type   string // Content-Type
	Raw    []byte
}

// Partner is the imitation. Its methods are safe for concurrent use.
type Partner struct {
	now    func() time.Time
	server *httptest.Server
	closed chan struct{}
	close  sync.Once

	mu       sync.Mutex
	faults   []Fault
	received []Request
	taken    map[string]bool
	owed     [][]byte
	mailbox  [][]byte
	together int
}

// Start starts a partner whose answers bear the time of now: a clock that the test moves. Close ends it.
func Start(now func() time.Time) *Partner {
	p := &Partner{now: now, closed: make(chan struct{}), taken: map[string]bool{}}
	p.server = httptest.NewUnstartedServer(http.HandlerFunc(p.serve))
	p.server.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert, MinVersion: tls.VersionTLS12}
	p.server.Config.ErrorLog = quiet()
	p.server.StartTLS()
	return p
}

// Close ends the partner and every answer that hangs. A second call does nothing.
func (p *Partner) Close() {
	p.close.Do(func() {
		close(p.closed)
		p.server.CloseClientConnections()
		p.server.Close()
	})
}

// URL is where it listens.
func (p *Partner) URL() string { return p.server.URL + "/script" }

// Client trusts the partner and shows it a certificate.
func (p *Partner) Client() *http.Client {
	c := p.Stranger()
	c.Transport.(*http.Transport).TLSClientConfig.Certificates = p.server.TLS.Certificates
	return c
}

// Stranger trusts the partner and has no certificate.
func (p *Partner) Stranger() *http.Client {
	t := p.server.Client().Transport.(*http.Transport).Clone()
	return &http.Client{Transport: t}
}

// Fail plans f for the next times messages, after what is planned already.
func (p *Partner) Fail(f Fault, times int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = append(p.faults, slices.Repeat([]Fault{f}, times)...)
}

// Taken counts the messages in the partner's books, each MessageID once. Questions to the mailbox, and acknowledgements,
// are none.
func (p *Partner) Taken() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.taken)
}

// Received is every message that arrived, oldest first.
func (p *Partner) Received() []Request {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.received)
}

// Owed takes the acknowledgements that are late, oldest first: Deliver them.
func (p *Partner) Owed() [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := p.owed
	p.owed = nil
	return out
}

// Post lays a message into the mailbox. It stays there until it is acknowledged.
func (p *Partner) Post(message []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.mailbox = append(p.mailbox, message)
}

// Together makes the mailbox give up to n messages in one answer.
func (p *Partner) Together(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.together = n
}

// Waiting counts what lies in the mailbox.
func (p *Partner) Waiting() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.mailbox)
}

// Deliver posts a message to the pharmacy's handler and gives HTTP status and answer.
func Deliver(h http.Handler, message []byte) (status int, answer []byte) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/script", bytes.NewReader(message)))
	return w.Code, w.Body.Bytes()
}

func (p *Partner) serve(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(io.LimitReader(r.Body, 4<<20))
	if err != nil {
		return
	}
	m, err := script.Parse(raw, script.Limits{})
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	f := p.enter(r, m)
	switch {
	case f == "" && m.Kind() == script.KindGetMessage:
		_, _ = w.Write(p.next(m))
	case f == "" && m.Kind().Acknowledges():
		w.WriteHeader(http.StatusNoContent)
	default:
		p.answer(w, r, m, f)
	}
}

// enter writes down what came, and says which fault it meets.
func (p *Partner) enter(r *http.Request, m *script.Message) Fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := m.Header().MessageID
	p.received = append(p.received, Request{ID: id, Kind: m.Kind(), Target: r.URL.RequestURI(), Type: r.Header.Get("Content-Type"), Raw: m.Raw()})
	var f Fault
	if len(p.faults) > 0 {
		f, p.faults = p.faults[0], p.faults[1:]
	}
	switch {
	case !f.takes() || m.Kind() == script.KindGetMessage:
	case m.Kind().Acknowledges():
		p.release(m.Header().RelatesToMessageID)
	default:
		p.taken[id] = true
	}
	return f
}
