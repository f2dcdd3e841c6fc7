package upstest

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// tokens are those given since the start: a restart forgets them, and every client gets a 401 and asks again.
type tokens struct {
	mu    sync.Mutex
	valid map[string]bool
	given int
}

func (t *tokens) give(stamp int64) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.given++
	token := fmt.Sprintf("imitation-%d-%d", stamp, t.given)
	if t.valid == nil {
		t.valid = map[string]bool{}
	}
	t.valid[token] = true
	return token
}

func (t *tokens) ok(header string) bool {
	token, bearer := strings.CutPrefix(header, "Bearer ")
	t.mu.Lock()
	defer t.mu.Unlock()
	return bearer && t.valid[token]
}

// ExpireTokens makes every token given so far invalid.
func (s *Server) ExpireTokens() {
	s.token.mu.Lock()
	defer s.token.mu.Unlock()
	clear(s.token.valid)
}

// Tokens counts the tokens given since the start.
func (s *Server) Tokens() int {
	s.token.mu.Lock()
	defer s.token.mu.Unlock()
	return s.token.given
}

func (s *Server) serveToken(w http.ResponseWriter, r *http.Request) {
	id, secret, basic := r.BasicAuth()
	if !basic {
		refusal(http.StatusBadRequest, "10400", "Invalid/Missing Authorization Header").write(w)
		return
	}
	if !s.accepts(id, secret) {
		refusal(http.StatusUnauthorized, "10401", "ClientId is Invalid").write(w)
		return
	}
	now := s.opt.Now()
	success(object{
		"token_type": "Bearer", "issued_at": strconv.FormatInt(now.UnixMilli(), 10), "client_id": id,
		"access_token": s.token.give(now.UnixNano()), "scope": "", "expires_in": "14399", "refresh_count": "0",
		"status": "approved",
	}).write(w)
}
