package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func ExampleOpen() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "pharmacy")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	store, err := sqlite.Open(ctx, filepath.Join(dir, "pharmacy.db"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()

	// One step of an order: what happened, what is to be done about it, and the message that it answers.
	order := stream.Derive("order", "erx", "msg-1001")
	at := time.Date(2026, time.November, 24, 9, 30, 0, 0, time.UTC)
	log := []stream.Record{{Stream: order, At: at, Name: "order.opened", Schema: 1, Data: []byte(`{}`), Key: "msg-1001"}}
	stream.Seal(0, [32]byte{}, log)
	step := mailrx.Batch{
		Stream: order, Key: "msg-1001", Log: log,
		Tasks: []mailrx.Task{{ID: order.String() + "/1/0", Stream: order, Name: "order.reserve_stock", Schema: 1, Due: at}},
		Take:  []stream.Ref{{Kind: "message", Value: "erx/msg-1001"}},
	}
	fmt.Println(store.Append(ctx, step))
	fmt.Println(store.Append(ctx, step)) // the same message again

	tasks, err := store.Lease(ctx, mailrx.Due{Now: at, For: time.Minute, Max: 10})
	fmt.Println(len(tasks), tasks[0].Name, tasks[0].Tries, err)
	fmt.Println(store.Settle(ctx, tasks[0].Lease(), mailrx.Settlement{}))

	to, err := store.People().Put(ctx, "mem-1", rx.Patient{Last: rx.NewSecret("Sampleton")})
	fmt.Println(to.Person, to.Version, err)
	// Output:
	// 1 <nil>
	// 1 <nil>
	// 1 order.reserve_stock 1 <nil>
	// <nil>
	// mem-1 1 <nil>
}

func ExampleOpen_missingFolder() {
	_, err := sqlite.Open(context.Background(), "/nowhere/pharmacy.db")
	fmt.Println(err)
	// Output:
	// sqlite: open "/nowhere/pharmacy.db": the folder /nowhere does not exist; whoever runs this program must make it
}
