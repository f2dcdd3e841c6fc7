package gateway_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// tokens makes a token with another nonce each time.
func tokens(c *gateway.Config) {
	n := 0
	c.Token = func() (script.Token, error) {
		n++
		return script.Token{Username: "EXMAI", Nonce: fmt.Sprint("bm9uY2U", n), Password: secret.New("not-a-password")}, nil
	}
}

func TestEachSendingHasATokenOfItsOwnAndTheJournalHasNone(t *testing.T) {
	t.Parallel()
	w := newWorld(t, tokens)
	w.partner.Fail(scripttest.DropAfterWork, 1)
	require.ErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	require.NoError(t, w.ask(t, "k"))
	w.partner.Post(original())
	_, err := w.Poll(t.Context())
	require.NoError(t, err)
	nonces := map[string]bool{}
	got := w.partner.Received()
	for _, r := range got {
		h := parsed(r.Raw).Header()
		require.Equal(t, "not-a-password", h.Token.Password.Reveal())
		nonces[h.Token.Nonce] = true
	}
	require.Len(t, got, 4, "the request twice, the question to the mailbox, and the answer to its message")
	require.Len(t, nonces, 4)
	require.Equal(t, got[0].ID, got[1].ID)
	kept, err := w.journal.Find(t.Context(), "out/"+got[0].ID)
	require.NoError(t, err)
	require.False(t, parsed(kept.Bytes).Header().Token.IsSet())
	require.NotContains(t, string(kept.Bytes), "not-a-password")
}

func TestWithoutATokenNothingLeaves(t *testing.T) {
	t.Parallel()
	errVault := errors.New("the vault is shut")
	w := newWorld(t, func(c *gateway.Config) {
		c.Token = func() (script.Token, error) { return script.Token{}, errVault }
	})
	require.ErrorIs(t, w.ask(t, "k"), errVault)
	require.NotErrorIs(t, w.ask(t, "k"), gateway.ErrOutcomeUnknown)
	_, err := w.Poll(t.Context())
	require.ErrorIs(t, err, errVault)
	require.Empty(t, w.partner.Received())
}

func TestAllowJudgesWhoMaySendForWhom(t *testing.T) {
	t.Parallel()
	errStranger := errors.New("not who they say")
	w := newWorld(t, func(c *gateway.Config) {
		c.Allow = func(r *http.Request, h script.Header) error {
			if r.Header.Get("X-Peer") != h.From.ID {
				return errStranger
			}
			return nil
		}
	})
	for peer, want := range map[string]int{"6000000000009": 403, "6000000000001": 200} {
		rec := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodPost, "/script", reader(original()))
		r.Header.Set("X-Peer", peer)
		w.Handler().ServeHTTP(rec, r)
		require.Equal(t, want, rec.Code)
		if want == 403 {
			require.Empty(t, rec.Body.String())
		}
	}
	require.Len(t, w.desk.heard(), 1)
	require.Len(t, w.desk.told(), 1)
	require.ErrorIs(t, w.desk.told()[0], errStranger)
}
