package memstore_test

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/memstore"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func ExampleNew() {
	ctx := context.Background()
	store := memstore.New()
	order := stream.Derive("order", "erx", "msg-1001")
	noon := time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC)

	// A step sets a task; a worker leases it and does not come back; an hour later another one does it.
	work := mailrx.Task{ID: "task-1", Stream: order, Name: "order.buy_label", Schema: 1, Due: noon}
	fmt.Println(store.Append(ctx, mailrx.Batch{Stream: order, Tasks: []mailrx.Task{work}}))
	lost, _ := store.Lease(ctx, mailrx.Due{Now: noon, For: time.Minute, Max: 1})
	done, _ := store.Lease(ctx, mailrx.Due{Now: noon.Add(time.Hour), For: time.Minute, Max: 1})
	fmt.Println("tries:", lost[0].Tries, done[0].Tries)
	fmt.Println(store.Settle(ctx, done[0].Lease(), mailrx.Settlement{}))
	fmt.Println(store.Settle(ctx, lost[0].Lease(), mailrx.Settlement{}))
	// Output:
	// 0 <nil>
	// tries: 1 2
	// <nil>
	// mailrx: the lease is no longer held
}
