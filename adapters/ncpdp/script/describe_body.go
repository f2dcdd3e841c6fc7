package script

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// kindMeaning is what a message is for, in our words.
func kindMeaning(k Kind) string {
	name := string(k)
	switch {
	case kindMeanings[k] != "":
		return kindMeanings[k]
	case strings.HasPrefix(name, "PA"):
		return "about a prior authorization, between prescriber and payer"
	case strings.HasPrefix(name, "REMS"):
		return "about a risk programme for a drug"
	case strings.HasPrefix(name, "RxTransfer"):
		return "about a transfer between pharmacies"
	case k.Known():
		return "a message that is kept and not read further"
	}
	return "kept as it is"
}

var kindMeanings = map[Kind]string{
	KindNewRx:               "a new prescription",
	KindCancelRx:            "the prescriber takes a prescription back",
	"CancelRxResponse":      "whether a prescription could still be taken back",
	"NewRxRequest":          "the pharmacy asks for a new prescription",
	"NewRxResponseDenied":   "the prescriber gives no new prescription",
	KindRxRenewalRequest:    "the pharmacy asks for more refills",
	"RefillRequest":         "the pharmacy asks for more refills",
	"RxRenewalResponse":     "the prescriber's answer about more refills",
	"RefillResponse":        "the prescriber's answer about more refills",
	KindRxChangeRequest:     "the pharmacy asks for another drug or a clearer order",
	"RxChangeResponse":      "the prescriber's answer about a change",
	"RxFill":                "what became of a fill",
	"RxFillIndicatorChange": "of which fills the prescriber wants to be told",
	"GetMessage":            "asks a mailbox for the next message",
	"ClinicalInfoRequest":   "the pharmacy asks for clinical facts",
	"ClinicalInfoResponse":  "clinical facts that were asked for",
	KindStatus:              "taken",
	KindVerify:              "taken by the one who had to see it",
	KindError:               "refused",
}

// meaning is what the message is for; of an acknowledgement, what its code says.
func (d *describer) meaning() string {
	k := d.m.Kind()
	if !k.Acknowledges() {
		return kindMeaning(k)
	}
	switch a := readAcknowledgement(&d.r, d.m); {
	case a.Failed:
		return kindMeanings[KindError]
	case a.Accepted():
		return kindMeanings[k]
	}
	return "unknown whether it was taken"
}

func (d *describer) people() {
	body := d.m.body
	switch e := d.r.one(body, "Patient"); {
	case e.child("NonHumanPatient").exists():
		d.line("patient: an animal, which is not read")
	case e.exists():
		d.patient(readPatient(&d.r, e))
	}
	switch e := d.r.one(body, "Prescriber"); {
	case e.child("Veterinarian").exists():
		d.line("prescriber: a veterinarian, who is not read")
	case e.exists():
		p := readPrescriber(&d.r, e)
		d.some("prescriber", list(joined(p.First, " ", p.Last), labelled("NPI", string(p.NPI)), p.Phone))
	}
	if e := d.r.one(body, "Pharmacy"); e.exists() {
		p := readPharmacy(&d.r, e)
		d.some("pharmacy", list(p.Name, labelled("NCPDP", p.NCPDPID)))
	}
}

func (d *describer) patient(p rx.Patient) {
	if !d.asked {
		d.line("patient: withheld")
		return
	}
	d.line("patient: %s", list(joined(p.First.Reveal(), " ", p.Last.Reveal()), labelled("born", p.Born.Reveal()), p.Sex.Reveal(),
		p.Street1.Reveal(), p.Street2.Reveal(), p.City.Reveal(), joined(string(p.State), " ", p.ZIP.Reveal()), p.Phone.Reveal()))
}

// medications prints every medication at e and inside a Response.
func (d *describer) medications(e element) {
	for c := e.first(); c.exists(); c = c.next() {
		switch name := c.name(); {
		case name == "Response" || outcomeOf(name) != OutcomeUnknown:
			d.medications(c)
		case strings.HasPrefix(name, "Medication"):
			d.medication(strings.ToLower(strings.TrimPrefix(name, "Medication")), c)
		}
	}
}

// medication prints one, by what it is: prescribed, dispensed, requested, or of a response.
func (d *describer) medication(is string, e element) {
	p, more := readMedication(&d.r, e), readDetails(&d.r, e)
	if !isName(is) {
		is = "medication"
	}
	ndc, schedule := "", ""
	if p.Drug.NDC.IsSet() {
		ndc = p.Drug.NDC.String()
	}
	if p.Drug.Schedule.Controlled() == drug.Yes {
		schedule = p.Drug.Schedule.String()
	}
	d.line("%s: %s", is, list(p.Drug.Description, labelled("NDC", ndc), labelled("schedule", schedule)))
	d.whole(p.Drug, more)
	d.some("  quantity", p.Quantity.String())
	if p.DaysSupply > 0 {
		d.line("  days' supply: %d", p.DaysSupply)
	}
	d.some("  refills", p.Refills.String())
	d.some("  substitution", p.Substitution.String())
	if p.Written.IsSet() {
		d.line("  written: %s", p.Written)
	}
	d.private("  directions", p.Sig.Text)
	d.private("  further words of the directions", more.Sig.Clarifying)
	d.private("  note", p.Note)
	d.wishes(p, more)
	if e.child("DoNotFill").exists() {
		d.line("  not to be filled now")
	}
}

// answer prints the outcome as the view of the kind has it, or the code of an acknowledgement.
func (d *describer) answer() {
	k, body := d.m.Kind(), d.m.body
	if !d.m.isRTPB() && (body.child("Response").exists() || slices.Contains(responses, k)) {
		v := readVerdict(&d.r, body)
		d.line("outcome: %s", list(v.Outcome.String(), codes(v.Reasons...)))
		d.private("  reason", v.Denial)
		d.private("  note", v.Note)
	}
	if k.Acknowledges() {
		a := readAcknowledgement(&d.r, d.m)
		d.some("code", list(joined(codes(a.Code), ": ", codeMeaning(a.Code)), codes(a.Details...)))
		d.private("description", a.Description)
	}
}

// codeMeaning is what the code of an acknowledgement means, where we know it.
func codeMeaning(code string) string {
	for _, row := range acknowledgementCodes {
		if row.Code == code {
			return row.Text
		}
	}
	return ""
}

// list joins what is there.
func list(values ...string) string {
	kept := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
	return strings.Join(kept, ", ")
}

func labelled(label, value string) string {
	if value == "" {
		return ""
	}
	return label + " " + value
}
