package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// NewRxRequestOf makes the request for a new prescription like n: of its patient, to its prescriber, for its drug,
// quantity, days' supply, refills and directions, which stand in Requested. Change them there, or in n before, to ask for
// another supply: 90 days with refills instead of 30. What n is as an order (its number, dates, origin, notes, diagnosis)
// is left out, for the new one has its own. Where n names no drug, nothing is requested but a prescription. Reference is
// the pharmacy's own number of the request. The slices are the caller's. The shape of the message is unconfirmed.
func NewRxRequestOf(n NewRx, reference string) Request {
	q := requestOf(n, KindNewRxRequest, reference)
	q.Prescribed = Medication{}
	if m := wish(n); m.Given {
		q.Requested = []Medication{m}
	}
	return q
}

// wish is the medication of n as one that is asked for.
func wish(n NewRx) Medication {
	a, d := n.Prescription, n.Details.clone()
	return Medication{
		Prescription: rx.Prescription{
			Drug:         a.Drug,
			Quantity:     a.Quantity,
			DaysSupply:   a.DaysSupply,
			Sig:          a.Sig,
			Refills:      a.Refills,
			Substitution: a.Substitution,
		},
		Details: Details{ConceptType: d.ConceptType, FormCode: d.FormCode, Sig: d.Sig, CompoundForm: d.CompoundForm, Parts: d.Parts},
		Given:   a.Drug != rx.Drug{},
	}
}

// ChangeOf makes the request to change a prescription that came as a NewRx: why (see RequestCodes; the sub-codes of code U
// are the caller's to add), and what the pharmacy proposes instead, of which the prescriber may pick one. For another
// supply, change the quantity, the days' supply and the refills of a copy of the prescription, and propose that. Begin the
// letter with the Answer of the NewRx, so that it relates to it. The slices are the caller's.
func ChangeOf(n NewRx, reference, code string, requested ...Medication) Request {
	q := requestOf(n, KindRxChangeRequest, reference)
	q.Code, q.Requested = code, cloneAll(requested)
	return q
}
