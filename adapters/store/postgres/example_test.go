package postgres_test

import (
	"context"
	"fmt"

	"github.com/mailrx/mailrx/adapters/store/postgres"
)

// The example needs a server; with one it prints nothing and keeps the store open until it is done.
func ExampleOpen() {
	ctx := context.Background()
	store, err := postgres.Open(ctx, "postgres://pharmacy@db.example.com/pharmacy?search_path=mailrx")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()
	// svc, err := mailrx.New(mailrx.Config{Store: store, People: store.People(), Vault: store.Vault(), …})
}
