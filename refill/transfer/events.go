package transfer

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Events. At is the instant of the decision, UTC, cut to microseconds; Timer is when the stream acts next by itself; By
// is the last day through which the next answer counts.
type (
	// Asked opens the transfer, or begins it anew.
	Asked struct {
		At        time.Time `json:"at"`
		Direction Direction `json:"direction"`
		Rx        rx.Facts  `json:"rx"`
		Other     Pharmacy  `json:"other"`
		RunOut    cal.Date  `json:"run_out,omitzero"`
		By        cal.Date  `json:"by,omitzero"`
		Timer     time.Time `json:"timer,omitzero"`
	}
	// PharmacyAsked is one attempt, made on day On.
	PharmacyAsked struct {
		At      time.Time `json:"at"`
		On      cal.Date  `json:"on"`
		Attempt int       `json:"attempt"`
		Means   string    `json:"means"`
		By      cal.Date  `json:"by"`
		Timer   time.Time `json:"timer"`
	}
	// RequestHanded says that an attempt reached the other pharmacy.
	RequestHanded struct {
		At      time.Time `json:"at"`
		Attempt int       `json:"attempt"`
	}
	// PharmacyRefused is the other pharmacy's no, or the law's, and where it leads.
	PharmacyRefused struct {
		At    time.Time `json:"at"`
		Code  Code      `json:"code"`
		To    Status    `json:"to"`
		By    cal.Date  `json:"by,omitzero"`
		Timer time.Time `json:"timer,omitzero"`
	}
	// DataHeld is an answer that is not complete, or that the law holds.
	DataHeld struct {
		At      time.Time `json:"at"`
		Missing []Field   `json:"missing"`
		Why     []Why     `json:"why"`
		By      cal.Date  `json:"by"`
		Timer   time.Time `json:"timer"`
	}
	// MovedIn is the end of a transfer in: Rx is ours.
	MovedIn struct {
		At     time.Time `json:"at"`
		Rx     rx.Facts  `json:"rx"`
		Record Record    `json:"record"`
	}
	// ContactCorrected gives the other pharmacy another contact.
	ContactCorrected struct {
		At    time.Time `json:"at"`
		Other Pharmacy  `json:"other"`
	}
	// Ended closes a transfer without success: To is NoResponse, Failed, Declined or Cancelled.
	Ended struct {
		At   time.Time `json:"at"`
		To   Status    `json:"to"`
		Code Code      `json:"code,omitzero"`
	}
	// MovedOut is the end of a transfer out: our copy is closed.
	MovedOut struct {
		At     time.Time `json:"at"`
		Record Record    `json:"record"`
	}
	// ReleaseOverdue says that our pharmacist has not answered in time.
	ReleaseOverdue struct {
		At time.Time `json:"at"`
	}
	// NewRxCame says that the prescriber sent a new prescription in place of the old one.
	NewRxCame struct {
		At time.Time `json:"at"`
	}
	// TimerSet sets the timer again after it came early.
	TimerSet struct {
		At    time.Time `json:"at"`
		Timer time.Time `json:"timer"`
	}
)

// Name is permanent.
func (Asked) Name() stream.Name { return "transfer.asked" }

// Name is permanent.
func (PharmacyAsked) Name() stream.Name { return "transfer.pharmacy_asked" }

// Name is permanent.
func (RequestHanded) Name() stream.Name { return "transfer.request_handed" }

// Name is permanent.
func (PharmacyRefused) Name() stream.Name { return "transfer.pharmacy_refused" }

// Name is permanent.
func (DataHeld) Name() stream.Name { return "transfer.data_held" }

// Name is permanent.
func (MovedIn) Name() stream.Name { return "transfer.moved_in" }

// Name is permanent.
func (ContactCorrected) Name() stream.Name { return "transfer.contact_corrected" }

// Name is permanent.
func (Ended) Name() stream.Name { return "transfer.ended" }

// Name is permanent.
func (MovedOut) Name() stream.Name { return "transfer.moved_out" }

// Name is permanent.
func (ReleaseOverdue) Name() stream.Name { return "transfer.release_overdue" }

// Name is permanent.
func (NewRxCame) Name() stream.Name { return "transfer.new_rx_came" }

// Name is permanent.
func (TimerSet) Name() stream.Name { return "transfer.timer_set" }

// Describe is one line without patient data.
func (e Asked) Describe() string {
	if e.Direction == Out {
		return fmt.Sprintf("a transfer to another pharmacy is asked for: our pharmacist answers by %s", e.By)
	}
	return "a transfer to home delivery is asked for"
}

// Describe is one line without patient data.
func (e PharmacyAsked) Describe() string {
	return fmt.Sprintf("the other pharmacy is asked (attempt %d, %s) and has until %s to answer", e.Attempt, e.Means, e.By)
}

// Describe is one line without patient data.
func (e RequestHanded) Describe() string {
	return fmt.Sprintf("request handed over (attempt %d)", e.Attempt)
}

// Describe is one line without patient data.
func (e PharmacyRefused) Describe() string {
	return fmt.Sprintf("no transfer: %s", e.Code)
}

// Describe is one line without patient data.
func (e DataHeld) Describe() string {
	if len(e.Missing) > 0 {
		return fmt.Sprintf("the other pharmacy answered, and %d fields are missing", len(e.Missing))
	}
	return "the other pharmacy answered, and the law holds it"
}

// Describe is one line without patient data.
func (e MovedIn) Describe() string { return "the prescription is ours" }

// Describe is one line without patient data.
func (e ContactCorrected) Describe() string { return "the other pharmacy has another contact" }

// Describe is one line without patient data.
func (e Ended) Describe() string {
	if e.Code == "" {
		return "ended: " + string(e.To)
	}
	return "ended: " + string(e.To) + " (" + string(e.Code) + ")"
}

// Describe is one line without patient data.
func (e MovedOut) Describe() string {
	return "released to the other pharmacy, our copy is marked " + e.Record.Mark()
}

// Describe is one line without patient data.
func (e ReleaseOverdue) Describe() string { return "our pharmacist has not answered in time" }

// Describe is one line without patient data.
func (e NewRxCame) Describe() string { return "a new prescription came in its place" }

// Describe is one line without patient data.
func (e TimerSet) Describe() string { return "timer set again" }
