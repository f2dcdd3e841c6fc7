// Package sqlite opens a mailrx store in one SQLite file: streams, tasks and refs, people and documents.
//
//	store, err := sqlite.Open(ctx, "/var/lib/pharmacy/pharmacy.db")
//	if err != nil {
//		return err // one line: what is wrong, with which file, who can mend it
//	}
//	defer store.Close()
//	svc, err := mailrx.New(mailrx.Config{Store: store, People: store.People(), Vault: store.Vault(), …})
//
// It is a module of its own, so that only its users get the driver (modernc.org/sqlite, without cgo). The store itself
// is package sqlstore, which explains the tables and what SQLite is told; package storetest explains the terms.
//
// While the store is open a log (-wal) and an index (-shm) stand beside the file; a backup takes all three, or is made
// with VACUUM INTO. After Close the file is alone. Several programs of one machine may have it open; a file on a network
// drive may not be opened by two machines.
//
// # What it leaves out
//
// Stores in memory: that is package memstore.
package sqlite
