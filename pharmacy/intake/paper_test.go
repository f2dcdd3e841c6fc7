package intake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

func dollars(s string) *money.Amount {
	a, err := money.Parse(s)
	if err != nil {
		panic(err)
	}
	return &a
}

func said(s string) intake.Answered { return intake.Answered{Text: rx.NewSecret(s)} }

// form is a whole form of one member with one original prescription.
func form(edit func(*intake.MailForm)) func() intake.Ruling {
	return func() intake.Ruling { return sorted(edit)[0].Ruling }
}

func sorted(edit func(*intake.MailForm)) []intake.Sorted {
	f := intake.MailForm{
		Members: []rx.PatientRef{"p-1"}, MemberID: rx.NewSecret("M-100"), Signed: drug.Yes,
		Allergies: said("penicillin"), Conditions: intake.Answered{None: true}, OTC: said("ibuprofen"),
		Bill:    intake.Bill{Method: drug.Yes, Balance: dollars("0.00")},
		Scripts: []intake.Script{{Form: law.Paper, Schedule: drug.NotControlled}},
	}
	if edit != nil {
		edit(&f)
	}
	return intake.CheckForm(book, f, "MO", d("2026-11-24"))
}

func pay(method drug.Answer, due, balance string) func() intake.Ruling {
	return func() intake.Ruling {
		b := intake.Bill{Method: method}
		if due != "" {
			b.Due = dollars(due)
		}
		if balance != "" {
			b.Balance = dollars(balance)
		}
		return intake.Pays(b)
	}
}

func bill(due string) func(*intake.MailForm) {
	return func(f *intake.MailForm) {
		f.Bill = intake.Bill{Method: drug.No, Due: dollars(due), Balance: dollars("0.00")}
	}
}

// formCases are R9.3, R9.1 T2, and R10.2 where R9.3 T2 refers to it.
var formCases = []ruled{
	{"R9.3 T1 allergies blank", form(func(f *intake.MailForm) { f.Allergies = intake.Answered{} }), law.NeedInfo, "form_blank",
		[]intake.Field{"allergies"}, []intake.Duty{intake.ReturnForm}},
	{"R9.3 T2 no payment: below the limit with an invoice", form(bill("120.00")), law.Allow, "", nil, []intake.Duty{intake.SendInvoice}},
	{"R9.3 T2 no payment: at the limit held", form(bill("150.00")), law.Hold, "floor_limit", []intake.Field{"card"}, nil},
	{"R9.3 T3 photocopy of schedule III", form(copied(drug.ScheduleIII)), law.Deny, "photocopy law.original_needed", nil, nil},
	{"R9.3 photocopy of a drug that is not controlled", form(copied(drug.NotControlled)), law.Hold, "law.original_needed", nil, nil},

	{"R9.3 a whole form", form(nil), law.Allow, "", nil, nil},
	{"R9.3 all blanks at once", form(func(f *intake.MailForm) { *f = intake.MailForm{Members: []rx.PatientRef{""}} }), law.NeedInfo,
		"form_blank form_blank form_blank form_blank form_blank form_blank payment_unknown payment_unknown",
		[]intake.Field{"member", "member_id", "allergies", "conditions", "otc", "signature", "balance", "payment_due"},
		[]intake.Duty{intake.ReturnForm}},
	{"R9.3 spaces are blank", form(func(f *intake.MailForm) { f.Conditions = said("  \t") }), law.NeedInfo, "form_blank",
		[]intake.Field{"conditions"}, []intake.Duty{intake.ReturnForm}},
	{"R9.3 none ticked beside words", form(func(f *intake.MailForm) { f.OTC.None = true }), law.NeedInfo, "form_blank",
		[]intake.Field{"otc"}, []intake.Duty{intake.ReturnForm}},
	{"R9.3 not signed", form(func(f *intake.MailForm) { f.Signed = drug.No }), law.NeedInfo, "form_blank", []intake.Field{"signature"},
		[]intake.Duty{intake.ReturnForm}},
	{"R9.3 no member ID", form(func(f *intake.MailForm) { f.MemberID = rx.Secret{} }), law.NeedInfo, "form_blank", []intake.Field{"member_id"},
		[]intake.Duty{intake.ReturnForm}},
	{"R9.3 nobody on the form", form(func(f *intake.MailForm) { f.Members = nil }), law.NeedInfo, "unknown", []intake.Field{"member"}, nil},
	{"R9.3 original of schedule II", form(original(drug.ScheduleII)), law.Allow, "", nil, nil},
	{"R9.3 schedule unknown", form(original(drug.ScheduleUnknown)), law.NeedInfo, "schedule_unknown", []intake.Field{"schedule"}, nil},
	{"R9.3 a form that is none of paper", form(func(f *intake.MailForm) { f.Scripts[0].Form = law.Oral }), law.NeedInfo, "form_unknown",
		[]intake.Field{"form"}, nil},

	{"R10.2 T1 $120, no balance", pay(drug.No, "120.00", "0.00"), law.Allow, "", nil, []intake.Duty{intake.SendInvoice}},
	{"R10.2 T2 $150, no card", pay(drug.No, "150.00", "0.00"), law.Hold, "floor_limit", []intake.Field{"card"}, nil},
	{"R10.2 T3 $10 with $1 open", pay(drug.Yes, "10.00", "1.00"), law.Hold, "balance_open", nil, nil},
	{"R10.2 T4 $0 copay", pay(drug.Unknown, "0.00", "0.00"), law.Allow, "", nil, nil},
	{"R10.2 T5 $149.99, no card", pay(drug.No, "149.99", "0.00"), law.Allow, "", nil, []intake.Duty{intake.SendInvoice}},
	{"R10.2 a credit is no open balance", pay(drug.Yes, "10.00", "-1.00"), law.Allow, "", nil, nil},
	{"R10.2 below zero", pay(drug.Yes, "-10.00", "0.00"), law.NeedInfo, "amount_negative", []intake.Field{"payment_due"}, nil},
	{"R10.2 the price is unknown, a card is there", pay(drug.Yes, "", "0.00"), law.Allow, "", nil, nil},
	{"R10.2 the price is unknown, no card", pay(drug.No, "", "0.00"), law.NeedInfo, "payment_unknown", []intake.Field{"payment_due"}, nil},
	{"R10.2 the plan's own limit", func() intake.Ruling {
		return intake.Pays(intake.Bill{Due: dollars("100.00"), Balance: dollars("0.00"), Limit: dollars("100.00")})
	}, law.Hold, "floor_limit", []intake.Field{"card"}, nil},
}

func copied(s drug.Schedule) func(*intake.MailForm) {
	return func(f *intake.MailForm) { f.Scripts = []intake.Script{{Form: law.Copy, Schedule: s}} }
}

func original(s drug.Schedule) func(*intake.MailForm) {
	return func(f *intake.MailForm) { f.Scripts = []intake.Script{{Form: law.Paper, Schedule: s}} }
}

// secondMember is R9.1 T2.
var secondMember = ruled{"R9.1 T2 one form, two members: the second", func() intake.Ruling {
	return sorted(func(f *intake.MailForm) { f.Members = []rx.PatientRef{"p-1", "p-2"} })[1].Ruling
}, law.Deny, "one_member_a_form", nil, []intake.Duty{intake.SendOwnForm}}

func TestAFormCountsForItsFirstMemberAlone(t *testing.T) {
	t.Parallel()
	got := sorted(func(f *intake.MailForm) { f.Members = []rx.PatientRef{"p-1", "p-2", "p-1", "p-3"} })
	require.Len(t, got, 3, "the same person twice is one person")
	require.Equal(t, law.Allow, got[0].Ruling.Outcome)
	for i, want := range []rx.PatientRef{"p-1", "p-2", "p-3"} {
		require.Equal(t, want, got[i].Member)
	}
	require.Equal(t, law.Deny, got[2].Ruling.Outcome)
}

// newRx is a whole prescription of lisinopril, or of a drug of another schedule, for an invented person.
func newRx(s drug.Schedule, edit func(*rx.Prescription, *rx.Patient), by pharmacy.Role, ch pharmacy.Channel) func() intake.Ruling {
	return func() intake.Ruling {
		p, who := whole(s)
		if edit != nil {
			edit(&p, &who)
		}
		return intake.CheckNew(p, who, by, ch)
	}
}

func whole(s drug.Schedule) (rx.Prescription, rx.Patient) {
	who := rx.Patient{First: rx.NewSecret("Testa"), Last: rx.NewSecret("Sampleton"), Born: rx.NewSecret("1960-02-29"),
		Street1: rx.NewSecret("100 Example St"), City: rx.NewSecret("Exampleton"), State: "MO", ZIP: rx.NewSecret("63166"),
		MemberID: rx.NewSecret("M-100"), GroupID: rx.NewSecret("G-1"), Phone: rx.NewSecret("555-0100")}
	p := rx.Prescription{ID: "rx-1", Drug: rx.Drug{Description: "Examplol 10 mg tablet", Strength: "10 mg", Form: drug.FormTablet, Schedule: s},
		Quantity: drug.Units(90, drug.Tablet), DaysSupply: 90, Sig: rx.Sig{Text: rx.NewSecret("one a day")}, Refills: rx.RefillCount(1),
		Written: d("2026-11-20"), Signed: drug.Yes, Origin: rx.Paper,
		Prescriber: rx.Prescriber{NPI: "1234567893", DEA: "AB1234563", Last: "Bringwell", Street: "1 Clinic Way", City: "Exampleton",
			State: "MO", ZIP: "63166", Phone: "555-0110", Fax: "555-0111"}}
	return p, who
}

// newRxCases are R1.14, and the prescriber check beside it.
var newRxCases = []ruled{
	{"R1.14 T1 no patient address, schedule IV", newRx(drug.ScheduleIV, func(p *rx.Prescription, w *rx.Patient) { w.Street1 = rx.Secret{} },
		prescriber, fax), law.Hold, "rx.patient_address_missing", []intake.Field{"patient.address"}, nil},
	{"R1.14 T2 no signature", newRx(drug.ScheduleIV, func(p *rx.Prescription, w *rx.Patient) { p.Signed = drug.No }, prescriber, fax), law.Deny,
		"rx.unsigned", []intake.Field{"signed"}, []intake.Duty{intake.AskNewRx}},
	{"R1.14 T3 quantity missing", newRx(drug.NotControlled, func(p *rx.Prescription, w *rx.Patient) { p.Quantity = drug.Quantity{} }, prescriber,
		pharmacy.ChannelERx), law.Hold, "rx.quantity_missing", []intake.Field{"quantity"}, nil},

	{"R1.14 whole, by post", newRx(drug.ScheduleIV, nil, pharmacy.RoleMember, pharmacy.ChannelMail), law.Allow, "", nil, nil},
	{"R1.14 a member's submission without ID, group and contact", newRx(drug.NotControlled, func(p *rx.Prescription, w *rx.Patient) {
		w.MemberID, w.GroupID, w.Phone = rx.Secret{}, rx.Secret{}, rx.Secret{}
	}, pharmacy.RoleMember, pharmacy.ChannelMail), law.NeedInfo, "rx.member_id_missing rx.group_missing rx.contact_missing",
		[]intake.Field{"patient.member_id", "patient.group_id", "patient.phone"}, nil},
	{"R1.14 a prescriber's message needs none of them", newRx(drug.NotControlled, func(p *rx.Prescription, w *rx.Patient) {
		w.MemberID, w.GroupID, w.Phone = rx.Secret{}, rx.Secret{}, rx.Secret{}
	}, prescriber, pharmacy.ChannelERx), law.Allow, "", nil, nil},
	{"R1.14 a fax sheet without phone, fax and member ID", newRx(drug.NotControlled, func(p *rx.Prescription, w *rx.Patient) {
		w.MemberID, p.Prescriber.Phone, p.Prescriber.Fax = rx.Secret{}, "", " "
	}, prescriber, fax), law.Hold, "fax_sheet fax_sheet fax_sheet",
		[]intake.Field{"patient.member_id", "prescriber.phone", "prescriber.fax"}, nil},
	{"R1.14 schedule unknown", newRx(drug.ScheduleUnknown, nil, prescriber, fax), law.NeedInfo, "rx.schedule_unknown",
		[]intake.Field{"drug.schedule"}, nil},
	{"R1.14 a DEA number whose check digit does not fit (R1.9 T4)", newRx(drug.ScheduleIV, func(p *rx.Prescription, w *rx.Patient) {
		p.Prescriber.DEA = "AB1234567"
	}, prescriber, fax), law.Hold, "rx.dea_check_digit", []intake.Field{"prescriber.dea"}, []intake.Duty{intake.VerifyPrescriber}},
	{"R1.14 90 days of schedule IV with 5 refills: they cannot be used up", newRx(drug.ScheduleIV, func(p *rx.Prescription, w *rx.Patient) {
		p.Refills = rx.RefillCount(5)
	}, prescriber, fax), law.Allow, "", nil, []intake.Duty{intake.WarnRefills}},

	{"R1.14 refills of schedule IV that end on the last date are not warned of", newRx(drug.ScheduleIV, func(p *rx.Prescription, w *rx.Patient) {
		p.Written, p.Refills, p.DaysSupply = d("2026-03-01"), rx.RefillCount(2), 92 // through 2026-09-01, the 184th day
	}, prescriber, fax), law.Allow, "", nil, nil},
	{"R1.14 one day more is", newRx(drug.ScheduleIV, func(p *rx.Prescription, w *rx.Patient) {
		p.Written, p.Refills, p.DaysSupply = d("2026-09-01"), rx.RefillCount(2), 91 // through 2027-03-01, the 181st day
	}, prescriber, fax), law.Allow, "", nil, []intake.Duty{intake.WarnRefills}},

	{"R1.13 a prescriber", credentials(nil), law.Allow, "", nil, nil},
	{"R1.13 T3 the licence lapsed at issue", credentials(func(c *intake.Credentials, q *law.Authority) { c.Licence.To = d("2026-11-19") }), law.Deny,
		"law.not_licensed", nil, nil},
	{"R1.13 the licence ends on the day of issue", credentials(func(c *intake.Credentials, q *law.Authority) { c.Licence.To = d("2026-11-20") }),
		law.Allow, "", nil, nil},
	{"R1.13 a licence of which nothing is known", credentials(func(c *intake.Credentials, q *law.Authority) { c.Licence = cal.Period{} }),
		law.NeedInfo, "law.licence_unknown", []intake.Field{"prescriber.licence"}, nil},
	{"R1.13 an NPI that is none", credentials(func(c *intake.Credentials, q *law.Authority) { c.NPI = "1234567890" }), law.Deny, "npi",
		[]intake.Field{"prescriber.npi"}, nil},
	{"R1.13 no NPI, and nobody knows of a supervisor", credentials(func(c *intake.Credentials, q *law.Authority) { c.NPI, c.Supervision = "", drug.Unknown }),
		law.NeedInfo, "npi supervisor", []intake.Field{"prescriber.npi", "prescriber.supervisor"}, nil},
	{"R1.13 a supervisor is wanted and none named", credentials(func(c *intake.Credentials, q *law.Authority) {
		c.Supervision, c.Supervised = drug.Yes, drug.No
	}), law.Hold, "supervisor", []intake.Field{"prescriber.supervisor"}, nil},
	{"R1.13 a supervisor is wanted and named", credentials(func(c *intake.Credentials, q *law.Authority) {
		c.Supervision, c.Supervised = drug.Yes, drug.Yes
	}), law.Allow, "", nil, nil},
	{"R1.13 no book of law", func() intake.Ruling {
		c, q := good()
		return intake.CheckPrescriber(nil, c, q)
	}, law.NeedInfo, "no_law", []intake.Field{"law"}, nil},
}

func good() (intake.Credentials, law.Authority) {
	return intake.Credentials{NPI: "1234567893", Licence: cal.Period{From: d("2020-01-01")}, Supervision: drug.No},
		law.Authority{Schedule: drug.NotControlled, State: "MO", Issued: d("2026-11-20"), Individual: drug.Yes, Excluded: drug.No}
}

func credentials(edit func(*intake.Credentials, *law.Authority)) func() intake.Ruling {
	return func() intake.Ruling {
		c, q := good()
		if edit != nil {
			edit(&c, &q)
		}
		return intake.CheckPrescriber(book, c, q)
	}
}

func TestANewPrescriptionForADrugThatIsTakenStandsBesideTheOldOnes(t *testing.T) {
	t.Parallel()
	old := []rx.Facts{{ID: "rx-old", Patient: "p-1", Ingredient: 29046}, {ID: "rx-other", Patient: "p-1", Ingredient: 6809},
		{ID: "rx-spouse", Patient: "p-2", Ingredient: 29046}, {ID: "rx-unknown", Patient: "p-1"}}
	beside, then := intake.StartsAnew(rx.Facts{ID: "rx-new", Patient: "p-1", Ingredient: 29046}, old)
	require.Equal(t, []rx.ID{"rx-old"}, beside)
	require.Equal(t, []intake.Duty{intake.TellNoCarryOver}, then)
	beside, then = intake.StartsAnew(rx.Facts{ID: "rx-new", Patient: "p-1"}, old)
	require.Empty(t, beside, "an unknown ingredient is not the same as another unknown one")
	require.Empty(t, then)
	beside, _ = intake.StartsAnew(rx.Facts{ID: "rx-old", Patient: "p-1", Ingredient: 29046}, old)
	require.Empty(t, beside, "a prescription does not stand beside itself")
}
