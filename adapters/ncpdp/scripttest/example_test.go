package scripttest_test

import (
	"bytes"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// A partner takes a message and is silent about it.
func Example() {
	clock := fake.NewClock(time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC))
	p := scripttest.Start(clock.Now)
	defer p.Close()
	l := script.Letter{To: script.Party{Qualifier: "D", ID: "6"}, From: script.Party{Qualifier: "P", ID: "2699999"},
		MessageID: "A-1", Sent: time.Unix(0, 0)}
	out, err := l.Request(script.Request{Kind: script.KindNewRxRequest})
	if err != nil {
		fmt.Println(err)
		return
	}
	p.Fail(scripttest.DropAfterWork, 1)
	_, err = p.Client().Post(p.URL(), "application/xml", bytes.NewReader(out))
	fmt.Println("answered:", err == nil, "taken:", p.Taken())
	// Output: answered: false taken: 1
}
