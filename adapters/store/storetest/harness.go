package storetest

import (
	"testing"

	"github.com/mailrx/mailrx"
)

// Harness is what the author of a store brings.
type Harness struct {
	// Open gives a fresh and empty store. It is called once a case, at once from several goroutines, and puts what must
	// be closed into t.Cleanup.
	Open func(t testing.TB) Subject

	// Reopen closes a store that Open gave and opens the same data again, as another process would. Required without
	// Features.NotDurable.
	Reopen func(t testing.TB, s Subject) Subject

	// Features that the store does not have. The zero value: it has all.
	Features Features
}

// Features turn off the cases of what a store lacks.
type Features struct {
	NoGrouper  bool // it is no mailrx.Grouper
	NoLister   bool // it is no mailrx.Lister
	NoPeople   bool // Subject.People is nil
	NoVault    bool // Subject.Vault is nil
	NotDurable bool // it forgets when it is closed
}

// Subject is one store with its rooms.
type Subject struct {
	Store  mailrx.Store
	People mailrx.People
	Vault  mailrx.Vault
}
