package gateway_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// TestAPanicOfTheHostsFunctionsIsTroubleOfOursAndTellsNothing: package net/http would log what it was with.
func TestAPanicOfTheHostsFunctionsIsTroubleOfOursAndTellsNothing(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*gateway.Config){
		"Receive": func(c *gateway.Config) {
			c.Receive = func(context.Context, gateway.Incoming) (gateway.Reply, error) { panic("Sampleton") }
		},
		"Allow":   func(c *gateway.Config) { c.Allow = func(*http.Request, script.Header) error { panic("Sampleton") } },
		"Journal": func(c *gateway.Config) { c.Journal = burning{} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, change)
			status, answer := scripttest.Deliver(w.Handler(), original())
			require.Equal(t, 503, status, "it may come again")
			require.NotContains(t, string(answer), "Sampleton")
			require.Empty(t, w.desk.heard())
			require.Len(t, w.desk.told(), 1)
			require.EqualError(t, w.desk.told()[0], "gateway: a function of Config panicked: "+name)
		})
	}
}

// TestAPanicOfFaultChangesNothing: what happened has happened.
func TestAPanicOfFaultChangesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(c *gateway.Config) { c.Fault = func(error) { panic("Sampleton") } })
	status, _ := scripttest.Deliver(w.Handler(), []byte("no message"))
	require.Equal(t, 400, status)
	scripttest.Deliver(w.Handler(), original())
	_, _, a := acknowledged(t, w, changed(original(), "<Value>90</Value>", "<Value>30</Value>"))
	require.True(t, a.Failed)
	require.Len(t, w.desk.heard(), 1)
}

// TestAPanicWhileAMessageIsMadeIsAnErrorAndNothingIsSent: with the journal, the renewals and the token of the host.
func TestAPanicWhileAMessageIsMadeIsAnErrorAndNothingIsSent(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*gateway.Config){
		"Renewals": func(c *gateway.Config) {
			c.Renewals = func(context.Context, mailrx.RenewalRequest) (gateway.Renewal, error) { panic("Sampleton") }
		},
		"Token":   func(c *gateway.Config) { c.Token = func() (script.Token, error) { panic("Sampleton") } },
		"Journal": func(c *gateway.Config) { c.Journal = burning{} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, change)
			err := w.ask(t, "k")
			require.ErrorIs(t, err, gateway.ErrPanic)
			require.NotErrorIs(t, err, gateway.ErrOutcomeUnknown)
			require.ErrorContains(t, err, name)
			require.NotContains(t, err.Error(), "Sampleton")
			require.Empty(t, w.partner.Received())
		})
	}
}

// burning is a journal that panics.
type burning struct{}

func (burning) Keep(context.Context, gateway.Entry) (gateway.Entry, error) { panic("Sampleton") }
func (burning) Find(context.Context, string) (gateway.Entry, error)        { panic("Sampleton") }
