package shipping

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// The rules of who may hand a parcel of medicine to a carrier, whichever it is.
var (
	RuleNotDispensed = &reason.Rule{
		Code: "shipping.not_dispensed", Who: reason.Pharmacist, Evidence: reason.SecondHand,
		Text:   "the fill is not known to be dispensed: a label is bought for a dispensed fill, never for a bare order",
		Passed: "the fill is dispensed",
		Source: "USPS Publication 52 section 453 (the dispenser mails), 21 CFR 1306; read second-hand 2026-11-24",
	}
	RuleNotTheirs = &reason.Rule{
		Code: "shipping.not_their_address", Who: reason.Member, Evidence: reason.SecondHand,
		Text:   "the address is not known to be the patient's, or an alternate that the patient approved",
		Passed: "the address is the patient's, or an alternate that the patient approved",
		Source: "USPS Publication 52 section 453 (to patients under care), archive copy of 2023-02-09",
	}
	RuleNotLicensed = &reason.Rule{
		Code: "shipping.shipper_not_licensed", Who: reason.Host, Evidence: reason.Unconfirmed,
		Text:   "the site's licence and its attestation to the carrier are not known to be in force",
		Passed: "the site is licensed, and has attested it to the carrier",
		Source: "UPS and FedEx terms for prescription drugs, by secondary pages of 2026; no call verifies it",
	}
	RuleNotPlain = &reason.Rule{
		Code: "shipping.not_plain", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "the wrapper is not known to be plain, with a marked and sealed inner container",
		Passed: "a plain wrapper, and inside it a marked and sealed container",
		Source: "USPS Publication 52 section 453 and DMM 601.11, archive copy of 2023-02-09",
	}
	RuleNotChildSafe = &reason.Rule{
		Code: "shipping.not_child_resistant", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "the container is not known to be child-resistant, nor exempt or refused by the patient",
		Passed: "the container is child-resistant, exempt, or refused by the patient",
		Source: "15 USC 1471 and 16 CFR 1700 (a duty of the mailer), read second-hand 2026-11-24",
	}
	RuleNoStorageNote = &reason.Rule{
		Code: "shipping.no_storage_note", Who: reason.Pharmacy, Evidence: reason.SecondHand,
		Text:   "the parcel must stay cold and is not known to tell how to store it and whom to call",
		Passed: "the parcel need not stay cold, or tells how to store it and whom to call",
		Source: "Georgia rule 480-48-.02, typical of the states; read second-hand 2026-11-24",
	}
)

var releaseRules = []*reason.Rule{
	RuleNotDispensed, RuleNotTheirs, RuleNotLicensed, RuleNotPlain, RuleNotChildSafe, RuleNoStorageNote,
}

// Consignment is what the dispensing side knows of a parcel. Unknown is not yes.
type Consignment struct {
	Dispensed   drug.Answer // the fill is dispensed and checked by a pharmacist
	Theirs      drug.Answer // the address is the patient's, or an approved alternate
	Licensed    drug.Answer // the site's licence is in force and attested to the carrier
	Plain       drug.Answer // plain outside; inside marked and sealed
	ChildSafe   drug.Answer // child-resistant, exempt, or refused by the patient
	StorageNote drug.Answer // asked of a cold parcel: how to store it, and whom to call
}

// Attested is a consignment of which everything is known to be in order.
func Attested() Consignment {
	return Consignment{
		Dispensed: drug.Yes, Theirs: drug.Yes, Licensed: drug.Yes, Plain: drug.Yes, ChildSafe: drug.Yes, StorageNote: drug.Yes,
	}
}

// Release tests whether a parcel may be handed to any carrier at all.
func (c Consignment) Release(s Shipment) reason.Trace {
	var t reason.Trace
	plain(&t, RuleNotDispensed, c.Dispensed != drug.Yes)
	plain(&t, RuleNotTheirs, c.Theirs != drug.Yes)
	plain(&t, RuleNotLicensed, c.Licensed != drug.Yes)
	plain(&t, RuleNotPlain, c.Plain != drug.Yes)
	plain(&t, RuleNotChildSafe, c.ChildSafe != drug.Yes)
	plain(&t, RuleNoStorageNote, s.Parcel.Cold && c.StorageNote != drug.Yes)
	return t
}

// Check is Release as an error, for who is about to buy a label: *Refused with every step, of class ErrRefused; nil where
// the parcel may be handed over.
func (c Consignment) Check(carrier CarrierCode, s Shipment) error {
	t := c.Release(s)
	if !t.Failed() {
		return nil
	}
	return &Refused{Carrier: carrier, Trace: t}
}
