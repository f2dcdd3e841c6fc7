// Package memstore is a [mailrx.Store] in memory: for tests, examples and simulations. It forgets everything when the
// process ends.
//
//	store := memstore.New()
//	svc, err := mailrx.New(mailrx.Config{Store: store, People: store.People(), Vault: store.Vault(), …})
//
// It is a mailrx.Grouper and a mailrx.Lister too, carries [People] and [Vault], and passes package storetest, which
// explains the terms (key, ref, lease, token, settle). One mutex guards the store and one each room; callers own what
// they pass in and what they get.
//
// # What it leaves out
//
// Keeping anything: that is package sqlite or postgres. A bound on what it holds.
package memstore
