package renewal_test

import (
	"testing"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// stage is a renewal brought to a status. A status has several where the same command comes to different ends.
type stage struct {
	status renewal.Status
	reach  func(t *testing.T) *desk
}

func stages() []stage {
	of := func(s drug.Schedule) func(t *testing.T) *desk {
		return func(t *testing.T) *desk {
			f := lisinopril()
			f.Schedule = s
			return started(t, f)
		}
	}
	rings := func(from func(t *testing.T) *desk, n int) func(t *testing.T) *desk {
		return func(t *testing.T) *desk {
			k := from(t)
			for range n {
				k.ring()
			}
			return k
		}
	}
	heard := func(s renewal.Status) stage {
		return stage{s, func(t *testing.T) *desk { return requestedAnd(t, s) }}
	}
	no := func(from func(t *testing.T) *desk) func(t *testing.T) *desk {
		return func(t *testing.T) *desk {
			k := from(t)
			k.ok(member, renewal.MemberAnswers{}, k.s.Updated.In(central))
			return k
		}
	}
	return []stage{
		{"", func(t *testing.T) *desk { return &desk{t: t} }},
		{renewal.AwaitMember, of(drug.NotControlled)}, {renewal.AwaitMember, of(drug.ScheduleII)},
		{renewal.Requested, requested}, {renewal.Requested, rings(requested, 2)},
		heard(renewal.Approved), heard(renewal.ApprovedWithChanges), heard(renewal.Denied), heard(renewal.NeedsAppointment),
		heard(renewal.WrongPrescriber),
		{renewal.NoResponse, rings(requested, 3)},
		{renewal.Cancelled, no(of(drug.NotControlled))}, {renewal.Cancelled, no(requested)},
		{renewal.NoAnswer, rings(of(drug.NotControlled), 1)}, {renewal.NoAnswer, rings(of(drug.ScheduleUnknown), 1)},
	}
}

// said is every command, with what makes a difference to it.
func said(s renewal.State) []stream.Named {
	do := []stream.Named{
		renewal.Start{Rx: lisinopril(), RunOut: d("2026-12-15")}, renewal.Start{}, renewal.MemberAnswers{Yes: true}, renewal.MemberAnswers{},
		renewal.Due{}, renewal.Asked{Attempt: s.Attempt}, renewal.Asked{Attempt: s.Attempt, Reach: renewal.NoPickup},
		renewal.Asked{Attempt: s.Attempt + 1}, renewal.NewFacts{Fact: renewal.OtherPrescriber, PrescriberNPI: other},
		renewal.NewFacts{Fact: renewal.VisitMade}, renewal.NewFacts{Fact: renewal.NewContact}, renewal.NewFacts{},
	}
	for _, outcome := range renewal.Statuses() {
		do = append(do, renewal.PrescriberAnswers{Outcome: outcome})
	}
	return do
}
