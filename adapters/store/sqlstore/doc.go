// Package sqlstore is a [mailrx.Store] over database/sql, for SQLite and PostgreSQL, without a driver: the host brings
// the *sql.DB. Packages sqlite and postgres beside it bring drivers and need one line.
//
//	db, err := sql.Open("pgx", "postgres://pharmacy@localhost/pharmacy")
//	…
//	store, err := sqlstore.New(ctx, db, sqlstore.Postgres)
//	…
//	defer store.Close()
//	svc, err := mailrx.New(mailrx.Config{Store: store, People: store.People(), Vault: store.Vault(), …})
//
// A [Store] is a mailrx.Store, mailrx.Grouper and mailrx.Lister. [People] and [Vault] are in the same database. Package
// storetest explains the terms (key, ref, lease, token, settle) and tests all of it on both databases.
//
// # Tables
//
// All names begin with mailrx_, so the tables may stand beside others. mailrx_schema holds the number of the schema; New
// brings an older one up in one transaction, and leaves a newer one alone: mailrx.ErrSchema. What the contract says once
// is said by a primary key: a record by stream and version, a key by stream and key, a ref by kind and value, a task by
// its ID. Instants are microseconds of Unix time. Records, keys and refs are never changed; nothing deletes a record.
//
// # SQLite
//
// One connection writes, in transactions that hold the write lock from their beginning; the others read. New sets on
// the writer a write-ahead log with synchronous=full (a commit that was answered survives a loss of power), foreign
// keys, and secure_delete; the pool needs two connections or more. Other programs may use the file at the same time:
// busy_timeout waits for them. An erasure overwrites the words and empties the log; copies of the file are the host's.
//
// # PostgreSQL
//
// Each call is one statement. A group of batches is one call of the function mailrx_append, which the schema brings, and
// one commit. Workers lease with FOR UPDATE SKIP LOCKED and do not wait for each other. Statements that the database
// takes back to break a deadlock are sent again. An erasure changes the row; its old version goes with the next VACUUM,
// and from archived logs with their retention. Do not let the server log parameters of statements: People and Vault
// send them.
//
// # What it leaves out
//
// Backups, retention of old streams, encryption of words (let the disk or the host do it), and other databases.
package sqlstore
