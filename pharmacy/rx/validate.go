package rx

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// MaxDaysSupply is the longest days' supply that a claim can state (NCPDP 405-D5, three digits).
const MaxDaysSupply = 999

// Validate lists every missing or wrong field of p and its patient at once. Nil: none. The patient's details come
// beside the prescription, for they live elsewhere.
//
// Every prescription needs the patient's full name, the drug, quantity, directions, date and prescriber's name. A
// controlled one also needs strength, form, both addresses, the DEA number and, unless it was spoken or came from
// another pharmacy, the signature (21 CFR 1306.05(a); rule R1.14, unconfirmed). Where the schedule is unknown that is
// itself a problem, so that the prescription cannot pass for one that is not controlled; once the pharmacy has looked
// the schedule up, Validate says what else is needed, and the prescriber is asked once. A schedule comes from the drug
// file as much as from the message: see ScheduledAs.
//
// It does not say whether p may be filled: dates past, refills allowed and forms accepted are rules of package law.
func (p Prescription) Validate(who Patient) Problems {
	var ps Problems
	ps.patient(who, p.Written)
	ps.drug(p)
	ps.amount(p)
	ps.dates(p)
	ps.prescriber(p.Prescriber)
	if p.Drug.Schedule.Controlled() == drug.Yes {
		ps.controlled(p, who)
	}
	ps.signature(p)
	return ps
}

func (ps *Problems) patient(w Patient, written cal.Date) {
	ps.need(w.named(), "patient.name", PatientNameMissing)
	ps.need(w.State == "" || w.State.Valid(), "patient.state", StateWrong)
	if blank(w.Born) {
		return
	}
	born, err := cal.Parse(w.Born.Reveal())
	ps.need(err == nil, "patient.born", BornMalformed)
	ps.need(err != nil || !written.IsSet() || !born.After(written), "patient.born", BornAfterWritten)
}

func (ps *Problems) drug(p Prescription) {
	d := p.Drug
	ps.need(present(d.Description) || d.NDC.IsSet() || d.RxCUI != 0, "drug", DrugMissing)
	ps.need(d.Schedule.Controlled() != drug.Unknown, "drug.schedule", ScheduleUnknown)
}

func (ps *Problems) amount(p Prescription) {
	switch {
	case !p.Quantity.IsSet():
		ps.need(false, "quantity", QuantityMissing)
	case !p.Quantity.Positive():
		ps.need(false, "quantity", QuantityZero)
	default:
		ps.need(p.Quantity.Unit().Known(), "quantity.unit", QuantityUnitUnknown)
	}
	ps.need(p.DaysSupply >= 0 && p.DaysSupply <= MaxDaysSupply, "days_supply", DaysSupplyWrong)
	ps.need(!blank(p.Sig.Text), "sig", SigMissing)
	ps.need(p.Sig.PerDay >= 0, "sig.per_day", SigPerDayWrong)
}

func (ps *Problems) dates(p Prescription) {
	if !p.Written.IsSet() {
		ps.need(false, "written", WrittenMissing)
	}
	start := p.Written
	if p.Effective.IsSet() {
		ps.need(!p.Effective.Before(p.Written), "effective", EffectiveBeforeWritten)
		start = cal.Max(p.Written, p.Effective)
	}
	ps.need(!p.Expires.IsSet() || !p.Expires.Before(start), "expires", ExpiresBeforeStart)
}

func (ps *Problems) prescriber(w Prescriber) {
	ps.need(present(w.Last), "prescriber.name", PrescriberNameMissing)
	ps.need(w.NPI == "" || w.NPI.Valid(), "prescriber.npi", NPIMalformed)
	ps.need(w.State == "" || w.State.Valid(), "prescriber.state", StateWrong)
}

func (ps *Problems) controlled(p Prescription, w Patient) {
	ps.need(w.addressed(), "patient.address", PatientAddressMissing)
	ps.need(present(p.Drug.Strength), "drug.strength", StrengthMissing)
	ps.need(p.Drug.Form != drug.FormUnknown, "drug.form", FormMissing)
	ps.need(p.Prescriber.addressed(), "prescriber.address", PrescriberAddressMissing)
	ps.dea(p.Prescriber.DEA)
}

func (ps *Problems) dea(d DEA) {
	if d == "" {
		ps.need(false, "prescriber.dea", DEAMissing)
		return
	}
	if _, err := ParseDEA(string(d)); err != nil {
		ps.need(false, "prescriber.dea", DEAMalformed)
		return
	}
	ps.need(d.CheckDigitOK(), "prescriber.dea", DEACheckDigit)
}

// signature wants a signature on every controlled prescription, and on paper or fax of any drug refuses one that is
// known to be unsigned. A spoken one has none, and the one of a transfer stays with the pharmacy that had it first.
func (ps *Problems) signature(p Prescription) {
	if p.Signed == drug.Yes || p.Origin == Phone || p.Origin == Transfer {
		return
	}
	controlled := p.Drug.Schedule.Controlled() == drug.Yes
	onPaper := p.Origin == Paper || p.Origin == Fax
	switch {
	case p.Signed == drug.No && (controlled || onPaper):
		ps.need(false, "signed", Unsigned)
	case controlled:
		ps.need(false, "signed", SignatureUnknown)
	}
}
