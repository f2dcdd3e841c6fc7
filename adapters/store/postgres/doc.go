// Package postgres opens a mailrx store in a PostgreSQL database: streams, tasks and refs, people and documents.
//
//	store, err := postgres.Open(ctx, "postgres://pharmacy@localhost/pharmacy?search_path=mailrx")
//	if err != nil {
//		return err
//	}
//	defer store.Close()
//	svc, err := mailrx.New(mailrx.Config{Store: store, People: store.People(), Vault: store.Vault(), …})
//
// It is a module of its own, so that only its users get the driver (pgx). The store itself is package sqlstore, which
// explains the tables and what PostgreSQL is told; package storetest explains the terms. Any number of programs may have
// the database open.
//
// # Tests
//
// The tests start a server of their own from the machine's binaries, or use the one that MAILRX_TEST_POSTGRES names, in
// schemas that they make and drop. Where there is neither they are skipped, and with CI=true they fail.
//
// # What it leaves out
//
// Making the database, its user and the schema of search_path; pools of another size than 16 (make a *sql.DB and call
// sqlstore.New); poolers that hand every statement to another connection need
// default_query_exec_mode=simple_protocol in the DSN.
package postgres
