package transfer

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Commands.
type (
	// Ask is the patient's wish, in the patient's words or those of staff who took the call. Asked again while it is
	// open, it changes nothing; after it ended without success it begins anew.
	Ask struct {
		Direction Direction `json:"direction"`
		// Rx is our prescription that moves out; or, of one that moves in, the ID it will have, the patient and the drug.
		Rx     rx.Facts    `json:"rx"`
		Named  drug.Answer `json:"named,omitzero"` // the patient's full name is known, where people are kept
		Born   drug.Answer `json:"born,omitzero"`  // and the birth date
		Other  Pharmacy    `json:"other"`
		RunOut cal.Date    `json:"run_out,omitzero"` // first day without supply; unset: not known
		// Ruling is the law's word where it can be had before anything else is known. A denial refuses the command.
		Ruling Ruling `json:"ruling,omitzero"`
	}
	// Handed is the gateway's answer to AskPharmacy: the request reached the other pharmacy.
	Handed struct {
		Attempt int `json:"attempt"`
	}
	// Answer is the other pharmacy's no, by its code. Its yes is Receive.
	Answer struct {
		Code Code `json:"code"`
	}
	// Receive is what the other pharmacy released, and the law's word on it (Judge). It counts at any time, also after
	// silence, a no or a cancellation: the old copy is closed, so the prescription would exist nowhere else.
	Receive struct {
		Data   Data   `json:"data"`
		Ruling Ruling `json:"ruling"`
	}
	// Correct gives another number or address of the other pharmacy. The days begin anew.
	Correct struct {
		Other Pharmacy `json:"other"`
	}
	// Release lets our prescription go, by a pharmacist. It is refused unless the data are complete and the law allows it.
	Release struct {
		Data   Data   `json:"data"`
		Ruling Ruling `json:"ruling"`
	}
	// Decline is our pharmacist's no to a transfer out.
	Decline struct {
		Code Code `json:"code"`
	}
	// PrescriberAnswers tells how the renewal ended that began because no refill was left. No code: a new prescription
	// came.
	PrescriberAnswers struct {
		Code Code `json:"code,omitzero"`
	}
	// Cancel takes the wish back.
	Cancel struct{}
	// Due is the timer.
	Due struct{}
)

// Lacks lists what a wish must say and does not (R1.8: name, birth date, drug, current pharmacy); nil: nothing. The
// prescription number of the other pharmacy helps, and is never needed.
func (c Ask) Lacks() []Field {
	var l lack
	l.want(c.Direction == In || c.Direction == Out, "direction")
	l.want(c.Rx.ID != "", "rx.id")
	l.want(c.Rx.Patient != "", "rx.patient")
	l.want(present(c.Other.Name), "other.name")
	if c.Direction == In {
		l.want(c.Named == drug.Yes, "patient.name")
		l.want(c.Born == drug.Yes, "patient.born")
		l.want(present(c.Rx.DrugName) || c.Rx.NDC.IsSet() || c.Rx.RxCUI != 0, "rx.drug")
		l.want(c.Other.reachable(), "other.contact")
	}
	return l.fields
}

// Name is permanent.
func (Ask) Name() stream.Name { return "transfer.ask" }

// Name is permanent.
func (Handed) Name() stream.Name { return "transfer.handed_answer" }

// Name is permanent.
func (Answer) Name() stream.Name { return "transfer.answer" }

// Name is permanent.
func (Receive) Name() stream.Name { return "transfer.receive" }

// Name is permanent.
func (Correct) Name() stream.Name { return "transfer.correct" }

// Name is permanent.
func (Release) Name() stream.Name { return "transfer.release" }

// Name is permanent.
func (Decline) Name() stream.Name { return "transfer.decline" }

// Name is permanent.
func (PrescriberAnswers) Name() stream.Name { return "transfer.prescriber_answers" }

// Name is permanent.
func (Cancel) Name() stream.Name { return "transfer.cancel" }

// Name is permanent.
func (Due) Name() stream.Name { return "transfer.due" }

// Rows is the codec table of every command, event and work here, all at schema 1.
func Rows() []stream.Entry {
	return []stream.Entry{
		stream.Row[Ask](1), stream.Row[Handed](1), stream.Row[Answer](1), stream.Row[Receive](1), stream.Row[Correct](1),
		stream.Row[Release](1), stream.Row[Decline](1), stream.Row[PrescriberAnswers](1), stream.Row[Cancel](1), stream.Row[Due](1),
		stream.Row[AskPharmacy](1), stream.Row[Tell](1), stream.Row[NeedRenewal](1), stream.Row[AddRx](1), stream.Row[CloseRx](1),
		stream.Row[SendRecord](1),
		stream.Row[Asked](1), stream.Row[PharmacyAsked](1), stream.Row[RequestHanded](1), stream.Row[PharmacyRefused](1),
		stream.Row[DataHeld](1), stream.Row[MovedIn](1), stream.Row[ContactCorrected](1), stream.Row[Ended](1),
		stream.Row[MovedOut](1), stream.Row[ReleaseOverdue](1), stream.Row[NewRxCame](1), stream.Row[TimerSet](1),
	}
}
