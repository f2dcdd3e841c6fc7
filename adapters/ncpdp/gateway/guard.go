package gateway

import (
	"context"
	"fmt"
	"net/http"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// guarded puts a guard before the functions of the host and its journal: what they panic with may tell of a patient, and
// package net/http logs it.
func (c Config) guarded() Config {
	host := c
	c.Journal = guardedJournal{host.Journal}
	c.Fault = func(err error) {
		_ = guard("Fault", func() error { host.Fault(err); return nil })
	}
	if host.Receive != nil {
		c.Receive = func(ctx context.Context, in Incoming) (r Reply, err error) {
			err = guard("Receive", func() error { r, err = host.Receive(ctx, in); return err })
			return r, err
		}
	}
	if host.Allow != nil {
		c.Allow = func(r *http.Request, h script.Header) error {
			return guard("Allow", func() error { return host.Allow(r, h) })
		}
	}
	return c.guardedToSend(host)
}

// guardedToSend puts it before what is asked when a message goes out.
func (c Config) guardedToSend(host Config) Config {
	if host.Renewals != nil {
		c.Renewals = func(ctx context.Context, asked mailrx.RenewalRequest) (r Renewal, err error) {
			err = guard("Renewals", func() error { r, err = host.Renewals(ctx, asked); return err })
			return r, err
		}
	}
	if host.Token != nil {
		c.Token = func() (t script.Token, err error) {
			err = guard("Token", func() error { t, err = host.Token(); return err })
			return t, err
		}
	}
	return c
}

// guard makes a panic an error that names the function and nothing else.
func guard(name string, call func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("%w: %s", ErrPanic, name)
		}
	}()
	return call()
}

// guardedJournal is the journal of the host behind a guard.
type guardedJournal struct{ host Journal }

// Keep is part of Journal.
func (j guardedJournal) Keep(ctx context.Context, e Entry) (kept Entry, err error) {
	err = guard("Journal", func() error { kept, err = j.host.Keep(ctx, e); return err })
	return kept, err
}

// Find is part of Journal.
func (j guardedJournal) Find(ctx context.Context, id string) (e Entry, err error) {
	err = guard("Journal", func() error { e, err = j.host.Find(ctx, id); return err })
	return e, err
}
