package transfer

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Work, routed by the host.
type (
	// AskPharmacy asks the other pharmacy by Means "electronic", "phone" or "fax"; its answer is Handed.
	AskPharmacy struct {
		Rx      rx.Facts `json:"rx"`
		Other   Pharmacy `json:"other"`
		Attempt int      `json:"attempt"`
		Means   string   `json:"means"`
	}
	// Tell says to the member where the transfer stands. Code is an outcome code, or empty; RunOut is the first day
	// without supply, unset where it is not known. It names no drug.
	Tell struct {
		Member rx.PatientRef `json:"member"`
		About  stream.ID     `json:"about"`
		Rx     rx.ID         `json:"rx"`
		Status Status        `json:"status"`
		Code   Code          `json:"code,omitzero"`
		RunOut cal.Date      `json:"run_out,omitzero"`
		Act    bool          `json:"act,omitempty"` // the member must act
	}
	// NeedRenewal asks the prescriber for a new prescription (R4), for the old one has no refill or expired. How it ends
	// comes back as PrescriberAnswers.
	NeedRenewal struct {
		Rx     rx.Facts `json:"rx"`
		RunOut cal.Date `json:"run_out,omitzero"`
	}
	// AddRx makes the prescription ours.
	AddRx struct {
		Rx     rx.Facts `json:"rx"`
		Record Record   `json:"record"`
	}
	// CloseRx closes our copy: marked, no refills, no automatic refill, nothing is filled from it again.
	CloseRx struct {
		Rx   rx.ID  `json:"rx"`
		Mark string `json:"mark"`
	}
	// SendRecord sends the other pharmacy what a transfer must carry.
	SendRecord struct {
		Record Record `json:"record"`
	}
)

// Name is permanent.
func (AskPharmacy) Name() stream.Name { return "transfer.ask_pharmacy" }

// Name is permanent.
func (Tell) Name() stream.Name { return "transfer.tell" }

// Name is permanent.
func (NeedRenewal) Name() stream.Name { return "transfer.need_renewal" }

// Name is permanent.
func (AddRx) Name() stream.Name { return "transfer.add_rx" }

// Name is permanent.
func (CloseRx) Name() stream.Name { return "transfer.close_rx" }

// Name is permanent.
func (SendRecord) Name() stream.Name { return "transfer.send_record" }
