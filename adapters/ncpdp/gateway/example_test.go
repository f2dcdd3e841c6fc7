package gateway_test

import (
	"context"
	"fmt"

	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// A renewal is asked for, and the partner's answer is lost: the same call again sends the same message, which the partner
// takes once. Then the partner brings a prescription, twice.
func Example() {
	clock := fake.NewClock(noon)
	partner := scripttest.Start(clock.Now)
	defer partner.Close()
	g, err := gateway.New(gateway.Config{
		URL: partner.URL(), Client: partner.Client(), Partner: profile(), Journal: &gateway.Memory{}, Now: clock.Now,
		Renewals: renewals,
		Receive: func(_ context.Context, in gateway.Incoming) (gateway.Reply, error) {
			fmt.Println("handed over:", in.Message.Kind(), "of", in.Sender)
			return gateway.Reply{}, nil
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	partner.Fail(scripttest.DropAfterWork, 1)
	for range 2 {
		reach, err := g.AskRenewal(ctx, "renewal/rx-1/7/1", request())
		fmt.Printf("%q %v\n", reach, err)
	}
	fmt.Println("taken:", partner.Taken())
	for range 2 {
		status, answer := scripttest.Deliver(g.Handler(), original())
		ack, _ := script.Parse(answer, script.Limits{})
		fmt.Println(status, ack.Kind(), "to", ack.Header().RelatesToMessageID)
	}
	// Output:
	// "" gateway: the answer was lost or cannot be read; call again under the same key
	// "handed" <nil>
	// taken: 1
	// handed over: NewRx of D:6000000000001
	// 200 Status to EX-20261102-0001
	// 200 Status to EX-20261102-0001
}

// A mailbox is polled until nothing new is there.
func ExampleGateway_Poll() {
	clock := fake.NewClock(noon)
	partner := scripttest.Start(clock.Now)
	defer partner.Close()
	partner.Post(original())
	g, err := gateway.New(gateway.Config{
		URL: partner.URL(), Client: partner.Client(), Partner: profile(), Journal: &gateway.Memory{}, Now: clock.Now,
		Receive: func(context.Context, gateway.Incoming) (gateway.Reply, error) { return gateway.Reply{}, nil },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for more := true; more && err == nil; {
		more, err = g.Poll(context.Background())
		fmt.Println("more:", more, "- waiting:", partner.Waiting(), err)
	}
	// Output:
	// more: true - waiting: 0 <nil>
	// more: false - waiting: 0 <nil>
}
