package sqlstore_test

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/mailrx/mailrx/adapters/store/sqlstore"
)

// The host brings the driver and the pool.
func ExampleNew() {
	ctx := context.Background()
	db, err := sql.Open("pgx", "postgres://pharmacy@db.example.com/pharmacy")
	if err != nil {
		fmt.Println(err)
		return
	}
	store, err := sqlstore.New(ctx, db, sqlstore.Postgres)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()
}

func ExampleDialect_String() {
	fmt.Println(sqlstore.SQLite, sqlstore.Postgres, sqlstore.Dialect(0))
	// Output:
	// SQLite PostgreSQL dialect(0)
}
