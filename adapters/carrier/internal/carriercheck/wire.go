package carriercheck

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

func lostAnswer(t testing.TB, i Imitated) {
	d := i.desk(t, "")
	d.DropAnswerAfterWork(imitation.Buy, 1)
	_, err := d.Buy(t.Context(), i.Purchase)
	j := of(t, d)
	j.is(err, shipping.ErrOutcomeUnknown, "a purchase whose answer is lost")
	j.same(d.Purchases(), 1, "labels sold")
	j.same(d.Calls(imitation.Buy), 1, "requests of a purchase")
	counts := d.AllCalls()
	j.same(counts[imitation.Buy], 1, "requests of a purchase among all")
	for _, op := range []imitation.Op{imitation.Quote, imitation.Void, imitation.Track, imitation.Find, imitation.Validate} {
		j.same(counts[op], 0, fmt.Sprint("requests of ", op))
	}
}

func hungAnswers(t testing.TB, i Imitated) {
	d := i.desk(t, "")
	l := d.sell(t, i.Purchase) // so that a token is there
	d.Fail(imitation.Track, imitation.Hang, 100)
	call, end := context.WithCancelCause(t.Context())
	go func() {
		_, err := d.Track(t.Context(), l.Tracking)
		end(err)
	}()
	j := of(t, d)
	j.fine(d.Await(call, imitation.Track, 1), "wait for a request of the call")
	j.fine(d.Close(), "close")
	<-call.Done()
	j.is(context.Cause(call), shipping.ErrUnavailable, "a call that hung")
}

func retryAfter(t testing.TB, i Imitated) {
	d := i.desk(t, "")
	j := of(t, d)
	for set, want := range map[time.Duration]string{90 * time.Second: "90", time.Millisecond: ""} {
		d.SetRetryAfter(set)
		d.Fail(imitation.Quote, imitation.Throttle, 1)
		resp, err := http.Post(d.Base+i.Rates, "application/json", strings.NewReader("{}"))
		j.fine(err, "ask for prices")
		j.fine(resp.Body.Close(), "close the answer")
		j.same(resp.StatusCode, 429, "the status")
		j.same(resp.Header.Get("Retry-After"), want, fmt.Sprint("Retry-After, set to ", set))
	}
}

func startsOnce(t testing.TB, i Imitated) {
	d := i.desk(t, "")
	if _, err := d.Start(); err == nil {
		of(t, d).fails("it starts twice")
	}
}
