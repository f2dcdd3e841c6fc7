package intake_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

var book = law.Standard()

func d(s string) cal.Date {
	day, err := cal.Parse(s)
	if err != nil {
		panic(err)
	}
	return day
}

// ruled is one row of a table: a question of this package, and what its answer must be.
type ruled struct {
	name  string
	ask   func() intake.Ruling
	want  law.Outcome
	why   string // codes of the failed steps, without "intake."
	needs []intake.Field
	then  []intake.Duty
}

func (c ruled) check(t *testing.T) {
	t.Helper()
	r := c.ask()
	require.Equal(t, c.want, r.Outcome, "%s: %s", c.name, r.Trace)
	require.Equal(t, c.why, strings.Join(short(r), " "), c.name)
	require.Equal(t, c.needs, r.Needs, c.name)
	require.Equal(t, c.then, r.Then, c.name)
	require.Equal(t, c.want == law.Allow, r.Allowed(), c.name)
}

func short(r intake.Ruling) []string {
	var out []string
	for _, c := range codes(r) {
		out = append(out, strings.TrimPrefix(string(c), "intake."))
	}
	return out
}

func codes(r intake.Ruling) []reason.Code {
	var out []reason.Code
	for _, s := range r.Trace.Reasons() {
		out = append(out, s.Rule.Code)
	}
	return out
}

// phone is a member who calls for a refill, with number and ZIP, and nothing to pay.
func phone(edit func(*intake.Request)) func() intake.Ruling {
	return asking(intake.Request{Act: intake.Refill, By: pharmacy.RoleMember, Channel: pharmacy.ChannelPhone, On: d("2026-11-24"),
		Proof: intake.Proof{RxNumber: drug.Yes, ZIP: drug.Yes}, Subject: intake.Subject{Whose: intake.Own},
		Schedule: drug.NotControlled, PaymentDue: drug.No}, edit)
}

// online is a member who is logged in.
func online(a intake.Act, edit func(*intake.Request)) func() intake.Ruling {
	return asking(intake.Request{Act: a, By: pharmacy.RoleMember, Channel: pharmacy.ChannelWeb, On: d("2026-11-24"),
		Proof: intake.Proof{Login: drug.Yes}, Subject: intake.Subject{Whose: intake.Own}, Schedule: drug.NotControlled}, edit)
}

// script is a prescription that somebody hands in by a channel.
func script(by pharmacy.Role, ch pharmacy.Channel, s drug.Schedule, edit func(*intake.Request)) func() intake.Ruling {
	return asking(intake.Request{Act: intake.NewRx, By: by, Channel: ch, On: d("2026-11-24"), Schedule: s, State: "MO"}, edit)
}

func asking(r intake.Request, edit func(*intake.Request)) func() intake.Ruling {
	return func() intake.Ruling {
		if edit != nil {
			edit(&r)
		}
		return intake.May(book, r)
	}
}

func child(born string) intake.Subject {
	return intake.Subject{Whose: intake.Dependant, Born: rx.NewSecret(born), Sensitive: drug.No}
}

func office(r *intake.Request)    { r.Fax.From = intake.SenderOffice }
func newNumber(r *intake.Request) { r.Fax.Cover = drug.Yes }
func guest(r *intake.Request) {
	r.Proof = intake.Proof{MemberNumber: drug.Yes, RxNumber: drug.Yes, Card: drug.Yes}
}
func renew(r *intake.Request)      { r.Act = intake.Renew }
func nobody(r *intake.Request)     { r.Proof = intake.Proof{} }
func secondToo(r *intake.Request)  { r.Proof.SecondFactor = drug.Yes }
func controlled(r *intake.Request) { r.Schedule = drug.ScheduleIV }

const (
	prescriber = pharmacy.RolePrescriber
	fax        = pharmacy.ChannelFax
	cii        = drug.ScheduleII
)

// matrixCases are R9.1.
var matrixCases = []ruled{
	{"R9.1 T1 phone refill without ZIP, even with birth date", phone(func(r *intake.Request) { r.Proof.ZIP, r.Proof.Born = drug.Unknown, drug.Yes }),
		law.NeedInfo, "refill_facts", []intake.Field{"zip"}, nil},
	{"R9.1 T1b $0 copay and no card", phone(nil), law.Allow, "", nil, nil},
	{"R9.1 T3 online without registration: not the list of drugs", online(intake.Profile, nobody), law.Deny, "guest_refills_only level",
		[]intake.Field{"login"}, nil},
	{"R9.1 T3 online without registration: the guest path refills", online(intake.Refill, guest), law.Allow, "", nil, nil},
	{"R9.1 T4 phone, schedule II by a prescriber", script(prescriber, pharmacy.ChannelPhone, drug.ScheduleII, nil), law.Deny,
		"phone_schedule_two law.spoken", nil, nil},

	{"R9.1 phone, schedule II in an emergency: what is urgent does not go by post", script(prescriber, pharmacy.ChannelPhone, drug.ScheduleII,
		func(r *intake.Request) { r.Form = law.OralEmergency }), law.Deny, "phone_schedule_two", nil, nil},
	{"R9.1 phone, schedule IV by a prescriber's nurse", script(pharmacy.RolePrescriberAgent, pharmacy.ChannelPhone, drug.ScheduleIV, nil),
		law.Allow, "", nil, []intake.Duty{intake.WriteDown}},
	{"R9.1 phone refill: a payment is due, no card", phone(func(r *intake.Request) { r.PaymentDue = drug.Yes }), law.NeedInfo, "card",
		[]intake.Field{"card"}, nil},
	{"R9.1 phone refill: a payment is due, a card is on file", phone(func(r *intake.Request) { r.PaymentDue, r.CardOnFile = drug.Yes, drug.Yes }),
		law.Allow, "", nil, nil},
	{"R9.1 phone refill: a payment is due, a card is given", phone(func(r *intake.Request) { r.PaymentDue, r.Proof.Card = drug.Yes, drug.Yes }),
		law.Allow, "", nil, nil},
	{"R9.1 phone refill: nobody knows whether a payment is due", phone(func(r *intake.Request) { r.PaymentDue = drug.Unknown }), law.NeedInfo,
		"payment_unknown", []intake.Field{"payment_due"}, nil},
	{"R9.1 phone refill with nothing shown: everything is asked at once", phone(nobody), law.NeedInfo, "identity refill_facts refill_facts",
		[]intake.Field{"rx_number", "born", "zip", "member_number"}, nil},
	{"R9.1 phone: a member asks that we contact the prescriber", phone(func(r *intake.Request) { r.Act = intake.AskPrescriber }), law.Allow, "",
		nil, nil},
	{"R9.1 phone: a member cannot speak a prescription", phone(func(r *intake.Request) { r.Act, r.State = intake.NewRx, "MO" }), law.Deny,
		"not_by_this_channel", nil, nil},
	{"R9.1 guest: the card is confirmed, also the one on file", online(intake.Refill, func(r *intake.Request) {
		guest(r)
		r.Proof.Card, r.CardOnFile, r.PaymentDue = drug.Unknown, drug.Yes, drug.Yes
	}), law.NeedInfo, "card", []intake.Field{"card"}, nil},
	{"R9.1 guest without the member number", online(intake.Refill, func(r *intake.Request) {
		guest(r)
		r.Proof.MemberNumber, r.Proof.ZIP = drug.Unknown, drug.Yes
	}), law.NeedInfo, "refill_facts", []intake.Field{"member_number"}, nil},
	{"R9.1 guest, controlled drug", online(intake.Refill, func(r *intake.Request) { guest(r); controlled(r) }), law.Deny, "level",
		[]intake.Field{"login", "second_factor"}, nil},
	{"R9.1 registered: a transfer to home delivery", online(intake.Transfer, nil), law.Allow, "", nil, nil},
	{"R9.1 electronic prescription", script(prescriber, pharmacy.ChannelERx, drug.NotControlled, func(r *intake.Request) { r.Form = law.Electronic }),
		law.Allow, "", nil, nil},
	{"R9.1 electronic, controlled, without EPCS", script(prescriber, pharmacy.ChannelERx, drug.ScheduleIV,
		func(r *intake.Request) { r.Form = law.Electronic }), law.Deny, "law.form_refused", nil, nil},
	{"R9.1 electronic, form not told", script(prescriber, pharmacy.ChannelERx, drug.NotControlled, nil), law.NeedInfo, "form_unknown",
		[]intake.Field{"form"}, nil},
	{"R9.1 post: a form that no envelope can hold", script(pharmacy.RoleMember, pharmacy.ChannelMail, drug.NotControlled,
		func(r *intake.Request) { r.Form = law.EPCS }), law.NeedInfo, "form_unknown", []intake.Field{"form"}, nil},
	{"R9.1 post: the original", script(pharmacy.RoleMember, pharmacy.ChannelMail, drug.ScheduleII, func(r *intake.Request) { r.Form = law.Paper }),
		law.Allow, "", nil, nil},
	{"R9.1 schedule unknown", script(prescriber, fax, drug.ScheduleUnknown, office), law.NeedInfo, "schedule_unknown",
		[]intake.Field{"schedule"}, nil},
	{"R9.1 state and day unknown", script(prescriber, fax, drug.NotControlled, func(r *intake.Request) { office(r); r.State, r.On = "", cal.Date{} }),
		law.NeedInfo, "law.state_unknown law.day_unknown", []intake.Field{"state", "on"}, nil},
	{"R9.1 a prescriber's word on a renewal by fax", script(prescriber, fax, drug.NotControlled, func(r *intake.Request) { office(r); r.Act = intake.Renew }),
		law.Allow, "", nil, nil},
	{"R9.1 T4 a renewal of schedule II by phone is a prescription too", script(prescriber, pharmacy.ChannelPhone, drug.ScheduleII, renew), law.Deny,
		"phone_schedule_two law.spoken", nil, nil},
	{"R9.1 a renewal of schedule IV by phone is written down", script(prescriber, pharmacy.ChannelPhone, drug.ScheduleIV, renew), law.Allow, "", nil,
		[]intake.Duty{intake.WriteDown}},
	{"R9.1 a renewal of schedule II by fax: the original is needed", script(prescriber, fax, drug.ScheduleII, func(r *intake.Request) {
		office(r)
		renew(r)
		r.FaxExempt = drug.No
	}), law.Hold, "law.original_needed", nil, nil},
	{"R9.1 an electronic renewal of schedule IV without EPCS", script(prescriber, pharmacy.ChannelERx, drug.ScheduleIV,
		func(r *intake.Request) { renew(r); r.Form = law.Electronic }), law.Deny, "law.form_refused", nil, nil},
	{"R9.1 a renewal of an unknown schedule", script(prescriber, pharmacy.ChannelPhone, drug.ScheduleUnknown, renew), law.NeedInfo, "schedule_unknown",
		[]intake.Field{"schedule"}, []intake.Duty{intake.WriteDown}},
	{"R9.1 a pharmacist of another pharmacy calls for a transfer", asking(intake.Request{Act: intake.Transfer, By: pharmacy.RolePharmacist,
		Channel: pharmacy.ChannelPhone}, nil), law.Allow, "", nil, nil},
	{"R9.1 a technician of another pharmacy does not (R1.7 T8)", asking(intake.Request{Act: intake.Transfer, By: pharmacy.RoleTechnician,
		Channel: pharmacy.ChannelPhone}, nil), law.Deny, "not_by_this_channel", nil, nil},
	{"R9.1 an automatic refill asks by itself", asking(intake.Request{Act: intake.Refill, By: pharmacy.RoleSystem, Channel: pharmacy.ChannelAuto}, nil),
		law.Allow, "", nil, nil},
	{"R9.1 a plan asks for a refill", asking(intake.Request{Act: intake.Refill, By: pharmacy.RolePlan, Channel: pharmacy.ChannelERx}, nil),
		law.Deny, "not_by_this_channel", nil, nil},
	{"R9.1 an address by post cannot be shown to be the member's", asking(intake.Request{Act: intake.Address, By: pharmacy.RoleMember,
		Channel: pharmacy.ChannelMail, Subject: intake.Subject{Whose: intake.Own}}, nil), law.Deny, "not_by_this_channel level",
		[]intake.Field{"login", "second_factor"}, nil},
	{"R9.1 nothing is known of a request", asking(intake.Request{}, nil), law.NeedInfo, "unknown unknown unknown",
		[]intake.Field{"act", "by", "channel"}, nil},
	{"R9.1 no book of law", func() intake.Ruling {
		return intake.May(nil, intake.Request{Act: intake.NewRx, By: prescriber, Channel: fax, Schedule: drug.NotControlled,
			Fax: intake.Fax{From: intake.SenderOffice}})
	}, law.NeedInfo, "no_law", []intake.Field{"law"}, nil},
}

// faxCases are R9.2.
var faxCases = []ruled{
	{"R9.2 T1 registered clinic", script(prescriber, fax, drug.NotControlled, office), law.Allow, "", nil, nil},
	{"R9.2 T2 employer's fax", script(prescriber, fax, drug.NotControlled, func(r *intake.Request) { r.Fax.From = intake.SenderWorkplace }),
		law.Deny, "fax_home law.sender", nil, []intake.Duty{intake.TellSender}},
	{"R9.2 T3 clinic's new number", script(prescriber, fax, drug.NotControlled, newNumber), law.Hold, "fax_call_back",
		[]intake.Field{"call_back"}, []intake.Duty{intake.CallBack}},

	{"R9.2 the clinic was called", script(prescriber, fax, drug.NotControlled, func(r *intake.Request) { newNumber(r); r.Fax.CallBack = drug.Yes }),
		law.Allow, "", nil, nil},
	{"R9.2 the clinic was called and knows nothing of it", script(prescriber, fax, drug.NotControlled,
		func(r *intake.Request) { newNumber(r); r.Fax.CallBack = drug.No }), law.Deny, "fax_unknown law.sender", nil, []intake.Duty{intake.TellSender}},
	{"R9.2 home, whatever the cover sheet", script(prescriber, fax, drug.NotControlled,
		func(r *intake.Request) { newNumber(r); r.Fax.From, r.Fax.CallBack = intake.SenderHome, drug.Yes }), law.Deny, "fax_home law.sender", nil,
		[]intake.Duty{intake.TellSender}},
	{"R9.2 unknown number", func() intake.Ruling { return intake.JudgeFax(intake.Fax{}) }, law.Deny, "fax_unknown", nil,
		[]intake.Duty{intake.TellSender}},
	{"R9.2 a sender that is none", func() intake.Ruling { return intake.JudgeFax(intake.Fax{From: 99}) }, law.Deny, "fax_home", nil,
		[]intake.Duty{intake.TellSender}},
	{"R9.2 the member faxes (R1.6 T4)", script(pharmacy.RoleMember, fax, drug.ScheduleIV, nil), law.Deny, "not_by_this_channel law.sender", nil,
		[]intake.Duty{intake.TellSender}},
	{"R9.2 a clinic's fax of schedule II for a patient at home (R1.6 T1)", script(prescriber, fax, cii, func(r *intake.Request) {
		office(r)
		r.FaxExempt = drug.No
	}), law.Hold, "law.original_needed", nil, nil},
	{"R9.2 a clinic's fax of schedule II, nobody knows for whom", script(prescriber, fax, cii, office), law.NeedInfo,
		"law.fax_exempt_unknown law.original_needed", []intake.Field{"fax_exempt"}, nil},
	{"R9.2 a clinic's fax that was altered on its way", script(prescriber, fax, drug.ScheduleIV, func(r *intake.Request) { office(r); r.Altered = true }),
		law.Deny, "law.altered", nil, nil},
	{"R9.2 a clinic's fax of schedule IV (R1.6 T2)", script(prescriber, fax, drug.ScheduleIV, office), law.Allow, "", nil, nil},
}

// identityCases are R9.4.
var identityCases = []ruled{
	{"R9.4 T1 prescription number and ZIP: refill", phone(nil), law.Allow, "", nil, nil},
	{"R9.4 T1 prescription number and ZIP: address change", phone(func(r *intake.Request) { r.Act = intake.Address }), law.Deny, "level",
		[]intake.Field{"login", "second_factor"}, nil},
	{"R9.4 T2 spouse without authority asks for an adult's list of drugs", online(intake.Profile, func(r *intake.Request) {
		r.Subject.Whose, r.Authority = intake.Another, drug.No
	}), law.Deny, "authority", nil, nil},
	{"R9.4 T3 login and second factor: address change, and a notice to the old address", online(intake.Address, secondToo), law.Allow, "", nil,
		[]intake.Duty{intake.NoticeOldAddress}},

	{"R9.4 L0 general information", phone(func(r *intake.Request) { nobody(r); r.Act = intake.General }), law.Allow, "", nil, nil},
	{"R9.4 L1 status", phone(func(r *intake.Request) { r.Act = intake.Status }), law.Allow, "", nil, nil},
	{"R9.4 L1 not the list of drugs", phone(func(r *intake.Request) { r.Act = intake.Profile }), law.Deny, "level", []intake.Field{"login"}, nil},
	{"R9.4 L2 by name, birth date and address", phone(func(r *intake.Request) {
		r.Act, r.Proof = intake.Cost, intake.Proof{Name: drug.Yes, Born: drug.Yes, Address: drug.Yes}
	}), law.Allow, "", nil, nil},
	{"R9.4 L2 not the payment", online(intake.Payment, nil), law.Deny, "level", []intake.Field{"second_factor"}, nil},
	{"R9.4 L3 payment: no notice to the old address", online(intake.Payment, secondToo), law.Allow, "", nil, nil},
	{"R9.4 L3 consent", online(intake.Consent, secondToo), law.Allow, "", nil, nil},
	{"R9.4 L2 not consent", online(intake.Consent, nil), law.Deny, "level", []intake.Field{"second_factor"}, nil},
	{"R9.4 taking consent back is never harder than a refill", phone(func(r *intake.Request) { r.Act = intake.Withdraw }), law.Allow, "", nil, nil},
	{"R9.4 a second factor alone is nothing", phone(func(r *intake.Request) { r.Act, r.Proof = intake.Address, intake.Proof{SecondFactor: drug.Yes} }),
		law.Deny, "level", []intake.Field{"login"}, nil},
	{"R9.4 controlled drug at L2", online(intake.Refill, controlled), law.Deny, "level", []intake.Field{"second_factor"}, nil},
	{"R9.4 controlled drug at L3", online(intake.Refill, func(r *intake.Request) { controlled(r); secondToo(r) }), law.Allow, "", nil, nil},
	{"R9.4 schedule unknown", online(intake.Refill, func(r *intake.Request) { r.Schedule = drug.ScheduleUnknown }), law.NeedInfo,
		"schedule_unknown", []intake.Field{"schedule"}, nil},
	{"R9.4 a wrong fact beside two right ones: nobody is told which", phone(func(r *intake.Request) { r.Proof.Born = drug.No }), law.Deny,
		"proof_wrong level", nil, nil},
	{"R9.4 locked", phone(func(r *intake.Request) { r.Lock = intake.Lock{Failures: 5} }), law.Deny, "locked", nil, nil},
	{"R9.4 locked, general information", phone(func(r *intake.Request) { r.Act, r.Lock = intake.General, intake.Lock{Failures: 5} }), law.Allow, "",
		nil, nil},
	{"R9.4 a locked account does not keep a prescriber's prescription out", script(prescriber, pharmacy.ChannelERx, drug.NotControlled, func(r *intake.Request) {
		r.Form, r.Lock = law.Electronic, intake.Lock{Failures: 5}
	}), law.Allow, "", nil, nil},
	{"R9.4 nor an automatic refill", asking(intake.Request{Act: intake.Refill, By: pharmacy.RoleSystem, Channel: pharmacy.ChannelAuto,
		Lock: intake.Lock{Failures: 5}}, nil), law.Allow, "", nil, nil},
	{"R9.4 four failures do not lock", phone(func(r *intake.Request) { r.Lock = intake.Lock{Failures: 4} }), law.Allow, "", nil, nil},
	{"R9.4 a caregiver without a document", online(intake.Refill, func(r *intake.Request) { r.By = pharmacy.RoleCaregiver }), law.NeedInfo,
		"authority", []intake.Field{"authority"}, nil},
	{"R9.4 a caregiver with a document", online(intake.Refill, func(r *intake.Request) { r.By, r.Authority = pharmacy.RoleCaregiver, drug.Yes }),
		law.Allow, "", nil, nil},
	{"R9.4 nobody said whose matter it is", online(intake.Status, func(r *intake.Request) { r.Subject = intake.Subject{} }), law.NeedInfo,
		"unknown", []intake.Field{"whose"}, nil},
}

// dependantCases are R9.5.
var dependantCases = []ruled{
	{"R9.5 T1 17-year-old", online(intake.Status, about(child("2009-01-15"), "2026-11-24")), law.Allow, "", nil, nil},
	{"R9.5 T2 the day before the 18th birthday", online(intake.Status, about(child("2008-11-24"), "2026-11-23")), law.Allow, "", nil, nil},
	{"R9.5 T2 18th birthday", online(intake.Status, about(child("2008-11-24"), "2026-11-24")), law.Deny, "recent_fill",
		[]intake.Field{"rx_number"}, nil},
	{"R9.5 T2 born 2008-02-29, on 2026-02-28", online(intake.Status, about(child("2008-02-29"), "2026-02-28")), law.Allow, "", nil, nil},
	{"R9.5 T2 born 2008-02-29, on 2026-03-01", online(intake.Status, about(child("2008-02-29"), "2026-03-01")), law.Deny, "recent_fill",
		[]intake.Field{"rx_number"}, nil},
	{"R9.5 T3 adult's prescription 7 months old", online(intake.Status, filled("2026-04-24")), law.Deny, "recent_fill", nil, nil},

	{"R9.5 adult's prescription on the last day of 6 months", online(intake.Status, filled("2026-05-24")), law.Allow, "", nil, nil},
	{"R9.5 one day later", online(intake.Status, filled("2026-05-23")), law.Deny, "recent_fill", nil, nil},
	{"R9.5 6 months are clamped: filled 2026-08-31, on 2027-02-28", online(intake.Status, func(r *intake.Request) {
		filled("2026-08-31")(r)
		r.On = d("2027-02-28")
	}), law.Allow, "", nil, nil},
	{"R9.5 and hidden on 2027-03-01", online(intake.Status, func(r *intake.Request) { filled("2026-08-31")(r); r.On = d("2027-03-01") }), law.Deny,
		"recent_fill", nil, nil},
	{"R9.5 the number opens status, not the list of drugs", online(intake.Profile, filled("2026-11-01")), law.NeedInfo, "authority",
		[]intake.Field{"authority"}, nil},
	{"R9.5 last fill unknown", online(intake.Status, filled("")), law.NeedInfo, "recent_fill", []intake.Field{"last_fill"}, nil},
	{"R9.5 last fill in the future", online(intake.Status, filled("2026-11-25")), law.NeedInfo, "fill_later", []intake.Field{"last_fill"}, nil},
	{"R9.5 day unknown, an adult", online(intake.Status, func(r *intake.Request) { filled("2026-11-01")(r); r.On = cal.Date{} }), law.NeedInfo,
		"unknown", []intake.Field{"on"}, nil},
	{"R9.5 day unknown, a child", online(intake.Status, func(r *intake.Request) { r.Subject, r.On = child("2009-01-15"), cal.Date{} }), law.NeedInfo,
		"unknown", []intake.Field{"on"}, nil},
	{"R9.5 another's number is wrong", online(intake.Status, func(r *intake.Request) { filled("2026-11-01")(r); r.Proof.RxNumber = drug.No }),
		law.Deny, "proof_wrong level recent_fill", nil, nil},
	{"R9.5 come of age, with a document", online(intake.Profile, func(r *intake.Request) {
		about(child("2008-01-01"), "2026-11-24")(r)
		r.Authority = drug.Yes
	}), law.Allow, "", nil, nil},
	{"R9.5 birth date unknown", online(intake.Status, about(child(""), "2026-11-24")), law.NeedInfo, "unknown", []intake.Field{"born"}, nil},
	{"R9.5 birth date malformed", online(intake.Status, about(child("24/11/2009"), "2026-11-24")), law.NeedInfo, "born_malformed",
		[]intake.Field{"born"}, nil},
	{"R9.5 born tomorrow", online(intake.Status, about(child("2026-11-25"), "2026-11-24")), law.NeedInfo, "born_malformed",
		[]intake.Field{"born"}, nil},
	{"R9.5 a minor's sensitive service, the state hides it", online(intake.Status, sensitive(drug.Yes, drug.No)), law.Deny, "sensitive", nil, nil},
	{"R9.5 the state shows it", online(intake.Status, sensitive(drug.Yes, drug.Yes)), law.Allow, "", nil, nil},
	{"R9.5 nobody knows what the state does", online(intake.Status, sensitive(drug.Yes, drug.Unknown)), law.NeedInfo, "sensitive",
		[]intake.Field{"state_shows"}, nil},
	{"R9.5 nobody knows whether it is one", online(intake.Status, sensitive(drug.Unknown, drug.No)), law.NeedInfo, "sensitive",
		[]intake.Field{"sensitive"}, nil},
	{"R9.5 a parent refills for a child", phone(func(r *intake.Request) { r.Subject = child("2015-06-01") }), law.Allow, "", nil, nil},
}

func about(s intake.Subject, on string) func(*intake.Request) {
	return func(r *intake.Request) { r.Subject, r.On = s, d(on) }
}

func filled(on string) func(*intake.Request) {
	return func(r *intake.Request) {
		r.Subject.Whose, r.Proof.RxNumber = intake.Another, drug.Yes
		if on != "" {
			r.Subject.LastFill = d(on)
		}
	}
}

func sensitive(is, shows drug.Answer) func(*intake.Request) {
	return func(r *intake.Request) {
		r.Subject = child("2010-06-01")
		r.Subject.Sensitive, r.Subject.StateShows = is, shows
	}
}

func TestAMatrixThatHasNoRowSaysWhereElse(t *testing.T) {
	t.Parallel()
	r := phone(func(r *intake.Request) { r.Act, r.Channel = intake.Status, pharmacy.ChannelMail })()
	require.Equal(t, []pharmacy.Channel{pharmacy.ChannelPhone, pharmacy.ChannelWeb, pharmacy.ChannelApp}, r.Elsewhere)
	require.Equal(t, []pharmacy.Channel{pharmacy.ChannelERx, pharmacy.ChannelPhone, pharmacy.ChannelFax}, intake.Channels(prescriber, intake.NewRx))
	require.Equal(t, []pharmacy.Channel{pharmacy.ChannelMail}, intake.Channels(pharmacy.RoleMember, intake.NewRx))
	require.Nil(t, intake.Channels(pharmacy.RolePlan, intake.Refill))
}
