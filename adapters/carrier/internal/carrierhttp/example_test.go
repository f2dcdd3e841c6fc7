package carrierhttp_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
)

// A carrier that fails once: a read is sent again, and a purchase is not, for it may have been made.
func ExampleClient_Do() {
	calls := 0
	carrier := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if calls++; calls%2 == 1 {
			w.WriteHeader(http.StatusBadGateway)
		}
	}))
	defer carrier.Close()
	client, err := carrierhttp.New(carrierhttp.Config{Base: carrier.URL, Sleep: func(context.Context, time.Duration) error { return nil }})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.CloseIdleConnections()
	read, err := client.Do(context.Background(), carrierhttp.Request{Method: http.MethodGet, Path: "/track", Repeatable: true})
	fmt.Println(read.Status, err, "in", calls, "calls")

	buy, err := client.Do(context.Background(), carrierhttp.Request{Method: http.MethodPost, Path: "/ship"})
	if lost := (*carrierhttp.Failure)(nil); errors.As(err, &lost) {
		fmt.Println("no answer; sent:", lost.Sent)
		return
	}
	fmt.Println(buy.Status, "in", calls-2, "call")
	// Output:
	// 200 <nil> in 2 calls
	// 502 in 1 call
}
