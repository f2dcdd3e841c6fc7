package gateway_test

import (
	"context"
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// open is a gateway to a partner on loopback that takes the kinds.
func open(receive gateway.Receiver, sends ...script.Kind) (*gateway.Gateway, *scripttest.Partner) {
	clock := fake.NewClock(noon)
	partner := scripttest.Start(clock.Now)
	p := profile()
	p.Sends = sends
	g, err := gateway.New(gateway.Config{
		URL: partner.URL(), Client: partner.Client(), Partner: p, Journal: &gateway.Memory{}, Receive: receive, Now: clock.Now,
	})
	if err != nil {
		panic("the configuration is ours")
	}
	return g, partner
}

// arrived is the last message that reached the partner.
func arrived(p *scripttest.Partner) *script.Message {
	all := p.Received()
	return parsed(all[len(all)-1].Raw)
}

// A prescriber takes a prescription back. That the message is here is acknowledged at once; whether the rest is stopped is
// a message of its own, sent when the pharmacy knows: from what was kept of the CancelRx, under a key made from its own.
func ExampleGateway_Send_cancelRxResponse() {
	var key string
	var kept []byte // in a Vault
	receive := func(_ context.Context, in gateway.Incoming) (gateway.Reply, error) {
		key, kept = "answer/"+string(in.Key), in.Message.Raw()
		return gateway.Reply{}, nil
	}
	g, partner := open(receive, script.KindCancelRxResponse)
	defer partner.Close()
	cancel := changed(original(), "NewRx>", "CancelRx>")
	status, _ := scripttest.Deliver(g.Handler(), cancel)
	fmt.Println("acknowledged:", status)

	asked, err := script.Parse(kept, script.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	q, err := asked.Request()
	if err != nil {
		fmt.Println(err)
		return
	}
	note := script.FillHistory(cal.Of(2026, time.November, 3), cal.Date{}, rx.RefillCount(2))
	_, err = g.Send(context.Background(), stream.Key(key), func(id string, at time.Time) ([]byte, error) {
		return profile().Answer(asked, id, at).Response(q.Cancelled(note))
	})
	fmt.Println("taken:", err == nil)

	a, _ := arrived(partner).Response()
	fmt.Println(a.Kind, "to", a.RelatesTo, "-", a.Verdict.Outcome, "-", a.Verdict.Note.Reveal())
	// Output:
	// acknowledged: 200
	// taken: true
	// CancelRxResponse to EX-20261102-0001 - approved - first fill 2026-11-03, refills remaining 2
}

// The prescriber wants to know what became of a prescription: each fill, and each that was not, is told.
func ExampleGateway_Send_rxFill() {
	g, partner := open(nil, script.KindRxFill)
	defer partner.Close()
	prescription := parsed(original()) // from the Vault
	n, err := prescription.NewRx()
	if err != nil {
		fmt.Println(err)
		return
	}
	said := script.RenewalOf(n, "", script.Medication{}) // who and what, as it was prescribed
	dispensed := said.Prescribed
	dispensed.Prescription.Quantity = drug.Units(30, drug.Tablet)

	_, err = g.Send(context.Background(), "rx-1/fill-1/told", func(id string, at time.Time) ([]byte, error) {
		l := profile().Answer(prescription, id, at)
		l.RxNumber = "RX7"
		return l.Fill(script.Fill{Status: script.PartlyDispensed, Note: secret.New("the rest follows"), Patient: said.Patient,
			Pharmacy: said.Pharmacy, Prescriber: said.Prescriber, Prescribed: said.Prescribed, Dispensed: dispensed})
	})
	fmt.Println("taken:", err == nil)

	f, _ := arrived(partner).Fill()
	fmt.Println(f.Status, f.RxNumber, f.Dispensed.Prescription.Quantity, "of", f.Prescribed.Prescription.Quantity)
	// Output:
	// taken: true
	// partly dispensed RX7 30 tablet of 90 tablet
}

// The pharmacy asks for another product. The prescriber's answer comes to Receive, where Answered finds the request, and
// script.Judge holds the one against the other.
func ExampleGateway_Send_rxChangeRequest() {
	var answer *script.Message
	receive := func(_ context.Context, in gateway.Incoming) (gateway.Reply, error) {
		answer = in.Message
		return gateway.Reply{}, nil
	}
	g, partner := open(receive, script.KindRxChangeRequest)
	defer partner.Close()
	prescription := parsed(original())
	n, err := prescription.NewRx()
	if err != nil {
		fmt.Println(err)
		return
	}
	other := script.Medication{Prescription: n.Prescription, Details: n.Details, Given: true}
	other.Prescription.Drug = rx.Drug{Description: "Enalapril 10 mg tablet"}
	q := script.ChangeOf(n, "CHANGE-1", "T", other) // T: another drug of the same effect

	_, err = g.Send(context.Background(), "rx-1/change-1", func(id string, at time.Time) ([]byte, error) {
		return profile().Answer(prescription, id, at).Request(q)
	})
	fmt.Println("taken:", err == nil)

	yes, err := arrived(partner).Answer("YES-1", noon).Response(script.Response{Kind: script.KindRxChangeResponse, Code: q.Code,
		Reference: q.Reference, Verdict: script.Verdict{Outcome: script.Approved}, Medication: q.Requested[0]})
	if err != nil {
		fmt.Println(err)
		return
	}
	scripttest.Deliver(g.Handler(), yes)

	ours, err := g.Answered(context.Background(), answer)
	if err != nil {
		fmt.Println(err) // mailrx.ErrNotFound: we did not ask this prescriber
		return
	}
	asked, _ := ours.Request()
	answered, _ := answer.Response()
	j := script.Judge(asked, answered)
	fmt.Println(answered.Reference, j.Outcome, answered.Medication.Prescription.Drug.Description, "as asked for:", j.Problem == nil)
	// Output:
	// taken: true
	// CHANGE-1 approved Enalapril 10 mg tablet as asked for: true
}
