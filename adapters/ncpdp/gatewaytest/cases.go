package gatewaytest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/mailrx/mailrx/refill/renewal"
)

// Cases is the contract, a case for each sentence.
func Cases() []Case {
	return []Case{
		{Name: "a request is handed over", Rule: "Handed means that the partner has taken the request.", run: handedOver},
		{Name: "a key asks once", Rule: "A call under a key that was used before sends nothing, and gives the first answer again.", run: keyOnce},
		{Name: "two keys ask twice", Rule: "Requests under two keys are two requests.", run: twoKeys},
		{Name: "another process knows the key", Rule: "The key holds whoever calls: also a gateway that was opened anew over the same store.", run: reopened},
		{Name: "a request that never arrived is an error", Rule: "What the partner did not take is an error, and the same call later hands it over.", run: neverArrived},
		{Name: "a lost answer is an error", Rule: "Without an answer nobody knows: that is an error, never a yes.", run: lostAnswer},
		{Name: "after a lost answer the same message goes out", Rule: "A request whose answer was lost is sent again under its first message id, also by another process.", run: sameMessage},
		{Name: "a web page is no answer", Rule: "An answer that cannot be read is an error.", run: garbage},
		{Name: "an answer to another message is none", Rule: "An answer counts only where it relates to the request.", run: otherRelation},
		{Name: "trouble of the partner's is an error", Rule: "A no that is not final is an error, and the same call later hands the request over.", run: trouble},
		{Name: "a final no is an answer", Rule: "A request that the partner refused for good is Undeliverable and no error, each time; nothing is sent again.", run: refusal},
		{Name: "a no is the no of its key", Rule: "After a final no, a request under another key is handed over.", run: noOfItsKey},
		{Name: "another process knows the no", Rule: "A final no holds also for a gateway that was opened anew over the same store.", run: refusalReopened},
		{Name: "a means that is not there is an answer", Rule: "A request by fax or telephone is no error: it is handed over, or nobody was reached.", run: otherMeans},
		{Name: "many at once under one key ask once", Rule: "It is safe for concurrent use: of many calls under one key one request is taken.", run: manyAtOnce},
		{Name: "no key waits for another", Rule: "A call that waits for the partner does not hold up a call under another key.", run: noKeyWaits},
		{Name: "a context that ended sends nothing", Rule: "A call with a context that has ended sends nothing and is an error.", run: endedBefore},
		{Name: "a context that ends frees the caller", Rule: "A call returns soon after its context ends.", run: endsDuring},
		{Name: "no error and no URL names the patient", Rule: "No error and no URL holds patient text.", run: privacy},
	}
}

func handedOver(c *check) {
	c.works(c.ask(1), "asking")
	c.taken(1)
}

func keyOnce(c *check) {
	c.works(c.ask(1), "asking")
	c.works(c.ask(1), "asking again")
	c.arrived(1)
}

func twoKeys(c *check) {
	c.works(c.ask(1), "asking")
	c.works(c.ask(2), "asking under another key")
	c.taken(2)
}

func reopened(c *check) {
	c.works(c.ask(1), "asking")
	c.Gateway = c.Open()
	c.works(c.ask(1), "asking again")
	c.arrived(1)
}

func neverArrived(c *check) {
	c.Wire.Fail(DropBeforeWork, 1)
	c.fails(c.ask(1), "a request that never arrived")
	c.works(c.ask(1), "asking again")
	c.taken(1)
}

func lostAnswer(c *check) {
	c.Wire.Fail(DropAfterWork, 1)
	c.fails(c.ask(1), "a lost answer")
}

func sameMessage(c *check) {
	c.Wire.Fail(DropAfterWork, 2)
	_ = c.ask(1)
	_ = c.ask(1)
	c.Gateway = c.Open()
	c.works(c.ask(1), "asking again")
	c.taken(1)
	ids := c.Wire.Arrived()
	for _, id := range ids {
		if id != ids[0] || id == "" {
			c.errorf("a repetition bears another message id")
		}
	}
}

func garbage(c *check) {
	c.Wire.Fail(HTML, 1)
	c.fails(c.ask(1), "a web page")
}

func otherRelation(c *check) {
	c.Wire.Fail(WrongRelation, 1)
	c.fails(c.ask(1), "an answer to another message")
}

func trouble(c *check) {
	c.Wire.Fail(Busy, 1)
	c.fails(c.ask(1), "a no that is not final")
	c.works(c.ask(1), "asking again")
	c.taken(1)
}

func refusal(c *check) {
	c.Wire.Fail(Refuse, 1)
	c.unreached(1, "a refusal")
	c.unreached(1, "asking again after a refusal")
	c.arrived(1)
	c.taken(0)
}

func noOfItsKey(c *check) {
	c.Wire.Fail(Refuse, 1)
	c.unreached(1, "a refusal")
	c.works(c.ask(2), "asking under another key")
	c.taken(1)
}

// otherMeans asks twice, for the answer stays.
func otherMeans(c *check) {
	for n, means := range []string{renewal.Fax, renewal.Phone} {
		r := Request(n + 1)
		r.Attempt, r.Means = n+2, means
		first, err := c.Gateway.AskRenewal(c.ctx, c.key(n+1), r)
		c.works(err, "asking by "+means)
		again, err := c.Gateway.AskRenewal(c.ctx, c.key(n+1), r)
		c.works(err, "asking by "+means+" again")
		if !first.Known() || again != first {
			c.errorf("by %s the answers are %q and %q", means, first, again)
		}
	}
}

func refusalReopened(c *check) {
	c.Wire.Fail(Refuse, 1)
	c.unreached(1, "a refusal")
	c.Gateway = c.Open()
	c.unreached(1, "asking again after a refusal")
	c.arrived(1)
}

func manyAtOnce(c *check) {
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { _ = c.ask(1) })
	}
	all.Wait()
	c.works(c.ask(1), "asking after the others")
	c.taken(1)
}

func noKeyWaits(c *check) {
	c.Wire.Fail(Hang, 1)
	ctx, cancel := context.WithCancel(c.ctx)
	defer cancel()
	over := make(chan struct{})
	go func() {
		defer close(over)
		defer cancel() // a gateway that sends nothing is not waited for
		_, _ = c.Gateway.AskRenewal(ctx, c.key(1), Request(1))
	}()
	c.untilArrived(ctx)
	c.works(c.ask(2), "asking under another key")
	cancel()
	<-over
}

func endedBefore(c *check) {
	ctx, cancel := context.WithCancel(c.ctx)
	cancel()
	_, err := c.Gateway.AskRenewal(ctx, c.key(1), Request(1))
	c.fails(err, "a call with a context that has ended")
	c.arrived(0)
}

// endsDuring ends the context once the request has arrived.
func endsDuring(c *check) {
	c.Wire.Fail(Hang, 1)
	ctx, cancel := context.WithCancel(c.ctx)
	defer cancel()
	go func() {
		defer cancel()
		c.untilArrived(ctx)
	}()
	_, err := c.Gateway.AskRenewal(ctx, c.key(1), Request(1))
	c.fails(err, "a call whose context ended")
	if c.ctx.Err() != nil {
		c.errorf("it returned only when the case had ended")
	}
}

// untilArrived waits for a first request. A Wire has no bell, so it is looked at until the context ends.
func (c *check) untilArrived(ctx context.Context) {
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for len(c.Wire.Arrived()) == 0 {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func privacy(c *check) {
	for n, f := range []Fault{DropBeforeWork, DropAfterWork, HTML, WrongRelation, Busy, Refuse} {
		c.Wire.Fail(f, 1)
		reach, err := c.Gateway.AskRenewal(c.ctx, c.key(n+1), Request(n+1))
		if leaks(fmt.Sprintf("%s %+v", reach, err)) {
			c.errorf("the error after %q names the planted person", f)
		}
	}
	for _, u := range c.Wire.URLs() {
		if leaks(u) {
			c.errorf("a URL names the planted person")
		}
	}
}

func leaks(text string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(PlantedName))
}
