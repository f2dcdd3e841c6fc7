package imitation

import (
	"crypto/subtle"
	"fmt"
	"net/http"
	"strings"
	"sync"
)

// tokens are those given since the start: a restart forgets them, and every client gets a 401 and asks again.
type tokens struct {
	mu    sync.Mutex
	valid map[string]bool
	given int
}

// GiveToken gives a new access token, which Serve accepts from then on.
func (s *Site) GiveToken() string {
	t := &s.token
	t.mu.Lock()
	defer t.mu.Unlock()
	t.given++
	token := fmt.Sprintf("imitation-%d-%d", s.cfg.Now().UnixNano(), t.given)
	if t.valid == nil {
		t.valid = map[string]bool{}
	}
	t.valid[token] = true
	return token
}

// ExpireTokens makes every token given so far invalid.
func (s *Site) ExpireTokens() {
	s.token.mu.Lock()
	defer s.token.mu.Unlock()
	clear(s.token.valid)
}

// Tokens counts the tokens given since the start.
func (s *Site) Tokens() int {
	s.token.mu.Lock()
	defer s.token.mu.Unlock()
	return s.token.given
}

func (s *Site) accepts(r *http.Request) bool {
	if s.cfg.Accepts != nil {
		return s.cfg.Accepts(r)
	}
	token, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	s.token.mu.Lock()
	defer s.token.mu.Unlock()
	return bearer && s.token.valid[token]
}

// Credentials are the only ones that an imitation accepts; where both are empty it accepts any.
type Credentials struct{ ID, Secret string }

// Accept reports whether id and secret are those, in constant time.
func (c Credentials) Accept(id, secret string) bool {
	if c == (Credentials{}) {
		return true
	}
	return subtle.ConstantTimeCompare([]byte(id+"\x00"+secret), []byte(c.ID+"\x00"+c.Secret)) == 1
}
