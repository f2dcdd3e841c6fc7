// Package memstore is a mailrx.Store in memory: for tests, examples and simulations. It forgets everything when the
// process ends.
//
//	store := memstore.New()
//	svc, err := mailrx.New(mailrx.Config{Store: store, People: store.People(), Vault: store.Vault(), …})
//
// It passes package storetest, lists (mailrx.Lister) and groups (mailrx.Grouper), and carries People and Vault. One
// mutex guards everything; callers own what they pass in and what they get.
package memstore
