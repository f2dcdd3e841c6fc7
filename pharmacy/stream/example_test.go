package stream_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// A whole machine: a member asks for a pharmacist's call, and the pharmacist calls. Nobody is forgotten: after a day
// the timer brings it back to the top of the list.
type (
	Callback struct {
		Stage   string // "", "open", "done"
		Late    bool
		Changed time.Time
		Events  int
	}

	Ask    struct{ Topic string }        // command: a topic code, never the question itself
	Answer struct{}                      // command
	Nag    struct{}                      // the timer
	Asked  struct{ Topic string }        // event
	Late   struct{ Since time.Time }     // event
	Called struct{ By pharmacy.StaffID } // event
)

func (Ask) Name() stream.Name    { return "callback.ask" }
func (Answer) Name() stream.Name { return "callback.answer" }
func (Nag) Name() stream.Name    { return "callback.nag" }
func (Asked) Name() stream.Name  { return "callback.asked" }
func (Late) Name() stream.Name   { return "callback.late" }
func (Called) Name() stream.Name { return "callback.called" }

func (e Called) Describe() string { return "a pharmacist called: " + string(e.By) }

var notAsked = &reason.Rule{
	Code: "callback.not_asked", Text: "nobody asked for a call, or it was made", Who: reason.Pharmacist,
}

func Decide(s Callback, c stream.Command, now time.Time) stream.Outcome {
	switch do := c.Do.(type) {
	case Ask:
		if s.Stage == "open" {
			return stream.Outcome{} // nothing to do: it is asked already
		}
		nag := stream.Work{Do: Nag{}, Due: now.AddDate(0, 0, 1), Timer: true}
		return stream.Outcome{Events: []stream.Named{Asked(do)}, Work: []stream.Work{nag}}
	case Answer:
		if s.Stage != "open" {
			return stream.Refuse(notAsked, 0, 0, reason.None, s.Stage)
		}
		return stream.Outcome{Events: []stream.Named{Called{By: pharmacy.StaffID(c.By.ID)}}}
	case Nag:
		if s.Stage == "open" && !s.Late {
			return stream.Outcome{Events: []stream.Named{Late{Since: s.Changed}}}
		}
	}
	return stream.Outcome{}
}

func Evolve(s Callback, event stream.Named) Callback {
	switch event.(type) {
	case Asked:
		s.Stage, s.Late = "open", false
	case Late:
		s.Late = true
	case Called:
		s.Stage = "done"
	}
	s.Events++
	return s
}

func Rows() []stream.Entry {
	return []stream.Entry{
		stream.Row[Ask](1), stream.Row[Answer](1), stream.Row[Nag](1),
		stream.Row[Asked](1), stream.Row[Late](1), stream.Row[Called](1),
	}
}

func (s Callback) Summary(id stream.ID) stream.Summary {
	sum := stream.Summary{Stream: id, Status: s.Stage, Version: s.Events}
	if s.Stage == "open" {
		sum.Owner = reason.Pharmacist
	}
	return sum
}

func Example() {
	zone := time.FixedZone("CST", -6*3600)
	now := time.Date(2026, time.November, 24, 9, 30, 0, 0, zone)
	id := stream.Derive("callback", "mem-1", "2026-11-24")
	member := pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1"}
	pharmacist := pharmacy.Actor{Role: pharmacy.RolePharmacist, ID: "st-7"}
	codec, err := stream.NewCodec(Rows())
	if err != nil {
		fmt.Println(err)
		return
	}

	// What a host does, without its store.
	var state Callback
	var log []stream.Record
	put := func(by pharmacy.Actor, do stream.Named) {
		out := Decide(state, stream.Command{By: by, Do: do}, now)
		if out.Refusal != nil {
			fmt.Println("refused:", out.Refusal)
		}
		for _, event := range out.Events {
			name, schema, data, _ := codec.Encode(event)
			rec := stream.Record{Stream: id, At: now, Name: name, Schema: schema, Data: data, Actor: by}
			log = append(log, rec)
			state = Evolve(state, event)
		}
		for _, w := range out.Work {
			fmt.Println("to do:", w.Do.Name(), w.Due.Format(time.DateOnly))
		}
		now = now.Add(time.Minute)
	}

	put(pharmacist, Answer{})
	put(member, Ask{Topic: "side_effects"})
	put(pharmacist, Answer{})
	stream.Seal(0, [32]byte{}, log)

	for _, r := range log {
		event, _ := codec.Decode(r.Name, r.Schema, r.Data)
		fmt.Println(r.Version, r.Actor, stream.Describe(event))
	}
	fmt.Println("status:", state.Summary(id).Status)
	fmt.Println("chain:", stream.Verify(log))
	log[0].Actor.ID = "mem-2"
	fmt.Println("touched:", stream.Verify(log))
	// Output:
	// refused: callback.not_asked: nobody asked for a call, or it was made (pharmacist can act)
	// to do: callback.nag 2026-11-25
	// 1 member/mem-1 callback.asked
	// 2 pharmacist/st-7 a pharmacist called: st-7
	// status: done
	// chain: <nil>
	// touched: stream: callback/z6yfffg6zpbgjagjcxrgwmzg2y version 1: the hash does not match what the record holds
}

func ExampleDerive() {
	// A prescription delivered twice opens one order: the sender's message ID always leads to the same stream.
	first := stream.Derive("order", "erx", "msg-1001")
	again := stream.Derive("order", "erx", "msg-1001")
	fmt.Println(first == again)
	fmt.Println(first)
	// Output:
	// true
	// order/c3iouu4kdwcm2jffaa22zlef67
}
