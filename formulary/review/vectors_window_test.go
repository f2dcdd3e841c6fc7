package review_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// dayVectors are days: what a rule gives, as text.
var dayVectors = []struct {
	name, got, want string
}{
	{"R7.4 T1 notice 2026-11-02", window(review.PartD, review.Redetermination, review.Standard, "2026-11-02", ""), "2027-01-06"},
	{"R7.4 T2 proved receipt 2026-11-20", window(review.PartD, review.Redetermination, review.Standard, "2026-11-02", "2026-11-20"), "2027-01-19"},
	{"R7.4 T6 an expedited hearing counts from the notice", window(review.PartD, review.Hearing, review.Expedited, "2026-11-02", ""), "2027-01-01"},
	{"R7.4 T6 a standard hearing does not", window(review.PartD, review.Hearing, review.Standard, "2026-11-02", ""), "2027-01-06"},
	{"R7.4 an expedited hearing, whatever is proved", window(review.PartD, review.Hearing, review.Expedited, "2026-11-02", "2026-11-20"), "2027-01-01"},
	{"R7.4 T7 proved receipt before the presumed", window(review.PartD, review.Redetermination, review.Standard, "2026-11-02", "2026-11-04"), "2027-01-03"},
	{"R7.4 the Appeals Council", window(review.PartD, review.Council, review.Standard, "2026-11-02", ""), "2027-01-06"},
	{"R7.4 over a leap day", window(review.PartD, review.Court, review.Standard, "2028-01-01", ""), "2028-03-06"},
	{"R7.4 before the presumption of five days", window(review.PartD, review.Redetermination, review.Standard, "2024-12-31", ""), "no rule"},
	{"R7.5 T3 denial received 2026-11-17", window(review.ERISA, review.InternalAppeal, review.Standard, "2026-11-12", "2026-11-17"), "2027-05-16"},
	{"R7.5 receipt not proved: from the notice", window(review.ERISA, review.InternalAppeal, review.Standard, "2026-11-12", ""), "2027-05-11"},
	{"R7.7 T1 no 30 February: the 1st of March", window(review.ERISA, review.ExternalReview, review.Standard, "2026-10-28", "2026-10-30"), "2027-03-01"},
	{"R7.7 T2 a Saturday: Monday", window(review.ERISA, review.ExternalReview, review.Standard, "2026-07-28", ""), "2026-11-30"},
	{"R7.7 T3 a plain day", window(review.ERISA, review.ExternalReview, review.Standard, "2026-09-05", ""), "2027-01-05"},
	{"R7.7 no 30 February in a leap year: the 1st of March", window(review.ERISA, review.ExternalReview, review.Standard, "2027-10-30", ""), "2028-03-01"},
	{"R7.7 a holiday: the next business day", window(review.ERISA, review.ExternalReview, review.Standard, "2026-07-26", ""), "2026-11-27"},
	{"R7.6 the rule sets no limit", window(review.Marketplace, review.ExternalException, review.Standard, "2026-11-02", ""), "no limit"},
	{"R7.8 appeal to managed care", window(review.Medicaid, review.ManagedCareAppeal, review.Standard, "2026-11-02", ""), "2027-01-01"},
	{"C8 no notice", window(review.PartD, review.Redetermination, review.Standard, "", ""), "no rule"},

	{"R7.4 hearing in 2026", amount(review.Hearing, "2026-06-01"), "200.00"},
	{"R7.4 hearing in 2027", amount(review.Hearing, "2027-06-01"), "200.00"},
	{"R7.4 court in 2026", amount(review.Court, "2026-12-31"), "1960.00"},
	{"R7.4 court in 2027", amount(review.Court, "2027-01-01"), "2000.00"},
	{"C2 the hearing amount of 2028 is not known", amount(review.Hearing, "2028-01-01"), "no rule"},
	{"C2 nor that of 2025", amount(review.Court, "2025-12-31"), "no rule"},
	{"R7.4 the Appeals Council asks for none", amount(review.Council, "2028-01-01"), "0.00"},

	{"R7.4 T9 effectuation, standard", effect(review.Reconsideration, review.Standard), "2026-12-10 09:00"},
	{"R7.4 T9 effectuation, expedited", effect(review.Reconsideration, review.Expedited), "2026-12-08 09:00"},
	{"R7.4 T9 effectuation, payment", effect(review.Reconsideration, review.Payment), "2027-01-06"},
	{"R7.4 the plan's own reversal: inside its clock", effect(review.Redetermination, review.Standard), "2026-12-14"},
	{"R7.4 a first answer has no such clock", effect(review.Determination, review.Standard), ""},
	{"R7.1 T1 forwarded by", forward("2026-11-23 09:30"), "2026-11-24 09:30"},
	{"R7.1 forwarded over the end of summer time", forward("2026-10-31 23:30"), "2026-11-01 22:30"},
	{"R7.1 notice of an expedite refused", review.RefusedNoticeBy(d("2026-11-20")).String(), "2026-11-23"},

	{"R7.7 T4 preliminary review over Thanksgiving", first(review.Preliminary(d("2026-11-23"))), "2026-12-01"},
	{"R7.7 T4 and its notice", second(review.Preliminary(d("2026-11-23"))), "2026-12-02"},

	{"R7.3 T1 an exception lasts for the year", through(review.PartD, review.StepException, review.Standard, "2026-11-20", "", ""), "2026-12-31"},
	{"R7.3 T2 a new year is another request", through(review.PartD, review.StepException, review.Standard, "2027-01-02", "", ""), "2027-12-31"},
	{"R7.3 the plan may not give less", through(review.PartD, review.StepException, review.Standard, "2026-11-20", "", "2026-12-30"), "no"},
	{"R7.3 it may give more", through(review.PartD, review.StepException, review.Standard, "2026-11-20", "", "2027-11-19"), "2027-11-19"},
	{"R7.3 an authorization lasts as its criteria say", through(review.PartD, review.PriorAuthorization, review.Standard, "2026-11-20", "", "2027-02-19"), "2027-02-19"},
	{"R7.3 and not for good when they do not", through(review.PartD, review.PriorAuthorization, review.Standard, "2026-11-20", "", ""), "no"},
	{"R7.3 Marketplace: the prescription and its refills", through(review.Marketplace, review.FormularyException, review.Standard, "2026-11-20", "2027-10-01", ""), "2027-10-01"},
	{"R7.3 Marketplace: no less", through(review.Marketplace, review.FormularyException, review.Standard, "2026-11-20", "2027-10-01", "2027-09-30"), "no"},
	{"R7.3 Marketplace, exigent: the exigency", through(review.Marketplace, review.FormularyException, review.Expedited, "2026-11-20", "2027-10-01", "2026-12-04"), "2026-12-04"},
	{"R7.3 Marketplace, exigent: must be said", through(review.Marketplace, review.FormularyException, review.Expedited, "2026-11-20", "2027-10-01", ""), "no"},
	{"R7.3 an end before the beginning", through(review.ERISA, review.PriorAuthorization, review.Standard, "2026-11-20", "", "2026-11-19"), "no"},

	{"R7.13 T1 starts 30 days before", renew("2026-12-31", "2027-01-10", "2026-11-20", 3), "2026-12-01"},
	{"R7.13 T2 the approval reaches the parcel", renew("2026-12-31", "2026-12-20", "2026-11-20", 3), "none"},
	{"R7.13 T3 less than 30 days are left", renew("2026-12-05", "2027-01-10", "2026-11-20", 3), "2026-11-20"},
	{"R7.13 T4 no refill is left", renew("2026-12-31", "2027-01-10", "2026-11-20", 0), "none"},
	{"R7.13 refills as needed", renew("2026-12-31", "2027-01-10", "2026-11-20", -1), "2026-12-01"},
	{"R7.13 the parcel leaves on the last day", renew("2026-12-31", "2026-12-31", "2026-11-20", 3), "none"},
	{"R7.13 no parcel is known", renew("2026-12-31", "", "2026-11-20", 3), "none"},
}

func TestVectorsOfDays(t *testing.T) {
	t.Parallel()
	for _, v := range dayVectors {
		require.Equal(t, v.want, v.got, v.name)
	}
}

func window(p review.Program, to review.Level, track review.Track, notice, proved string) string {
	last, ok := review.Adverse{Program: p, To: to, Track: track, Notice: d(notice), Proved: d(proved)}.FileBy()
	switch {
	case !ok:
		return "no rule"
	case !last.IsSet():
		return "no limit"
	}
	return last.String()
}

func amount(l review.Level, filed string) string {
	a, ok := review.AmountFor(l, d(filed))
	if !ok {
		return "no rule"
	}
	return a.String()
}

func effect(l review.Level, track review.Track) string {
	by, ok := level(l, track, "2026-12-07 08:00").EffectBy(at("2026-12-07 09:00"), zone)
	if !ok {
		return "no rule"
	}
	return said(by)
}

func forward(due string) string {
	by, ok := review.ForwardBy(at(due), zone)
	if !ok {
		return "no rule"
	}
	return said(by)
}

func first(a, _ cal.Date) string  { return a.String() }
func second(_, b cal.Date) string { return b.String() }

func through(p review.Program, s review.Subject, track review.Track, from, rxEnds, given string) string {
	to, ok := review.Term{Program: p, Subject: s, Track: track, From: d(from), RxEnds: d(rxEnds), Asked: d(given)}.Through()
	if !ok {
		return "no"
	}
	return to.String()
}

func renew(validTo, nextShip, today string, refills int) string {
	on, ok := review.RenewOn(d(validTo), d(nextShip), d(today), refills)
	if !ok {
		return "none"
	}
	return on.String()
}

// statementVectors are statements and the exceptions that they support, or not.
var statementVectors = []struct {
	name    string
	subject review.Subject
	says    []review.Sentence
	want    bool
}{
	{"R7.2 T1 the patient prefers it", review.TieringException, []review.Sentence{review.PatientPrefers}, false},
	{"R7.2 T1 it says nothing", review.FormularyException, nil, false},
	{"R7.2 tiering: less effective", review.TieringException, []review.Sentence{review.PreferredLessEffective}, true},
	{"R7.2 tiering: adverse", review.TieringException, []review.Sentence{review.PatientPrefers, review.PreferredAdverse}, true},
	{"R7.2 tiering: what is worse on all tiers is worse on the preferred", review.TieringException, []review.Sentence{review.AllAdverse}, true},
	{"R7.2 list: the preferred drugs are not all drugs", review.FormularyException, []review.Sentence{review.PreferredAdverse}, false},
	{"R7.2 list: all drugs on any tier", review.FormularyException, []review.Sentence{review.AllLessEffective}, true},
	{"R7.2 step: ineffective", review.StepException, []review.Sentence{review.RequiredIneffective}, true},
	{"R7.2 step: harmful", review.StepException, []review.Sentence{review.RequiredHarmful}, true},
	{"R7.2 step: the limit is another matter", review.StepException, []review.Sentence{review.LimitIneffective}, false},
	{"R7.2 quantity: the allowed number does not work", review.QuantityException, []review.Sentence{review.LimitIneffective}, true},
	{"R7.2 an authorization needs none", review.PriorAuthorization, []review.Sentence{review.AllAdverse}, false},
}

func TestVectorsOfStatements(t *testing.T) {
	t.Parallel()
	for _, v := range statementVectors {
		require.Equal(t, v.want, review.Supports(v.subject, v.says), v.name)
	}
	review.Wanted(review.StepException)[0] = "changed"
	require.True(t, review.Supports(review.StepException, []review.Sentence{review.RequiredIneffective}), "the slice is the caller's")
}

// tieringVectors are what a plan may refuse by its design.
var tieringVectors = []struct {
	name  string
	q     review.Tiering
	bar   reason.Code
	known bool
}{
	{"R7.2 T3 the specialty tier", review.Tiering{SpecialtyTier: drug.Yes}, "review.specialty_tier", true},
	{"R7.2 T3 a brand to a tier of generics", review.Tiering{drug.No, drug.Yes, drug.Yes}, "review.generic_tier", true},
	{"R7.2 T3 not known whether the tier is specialty, and a brand to generics", review.Tiering{drug.Unknown, drug.Yes, drug.Yes}, "review.generic_tier", true},
	{"R7.2 a generic to a tier of generics", review.Tiering{drug.No, drug.No, drug.Yes}, "", true},
	{"R7.2 a brand to a tier of both", review.Tiering{drug.No, drug.Yes, drug.No}, "", true},
	{"R7.2 nothing is known", review.Tiering{}, "", false},
	{"R7.2 not known whether it is a brand", review.Tiering{drug.No, drug.Unknown, drug.Yes}, "", false},
	{"R7.2 not known whether the tier is specialty", review.Tiering{drug.Unknown, drug.No, drug.No}, "", false},
}

func TestVectorsOfTiering(t *testing.T) {
	t.Parallel()
	for _, v := range tieringVectors {
		bar, known := v.q.Bar()
		require.Equal(t, v.known, known, v.name)
		require.Equal(t, v.bar == "", bar == nil, v.name)
		if bar != nil {
			require.Equal(t, v.bar, bar.Code, v.name)
		}
	}
}

// rightsVectors are claims refused, and the notice of rights.
var rightsVectors = []struct {
	name string
	q    review.Refused
	owed drug.Answer
	by   string
	way  pharmacy.Channel
	code reason.Code
}{
	{"R7.11 T1 569, not to be mended", refusedAt(review.PartD, drug.No, review.ByMail, pharmacy.ChannelPhone), drug.Yes, "2026-11-23 15:00", pharmacy.ChannelMail, "review.rights"},
	{"R7.11 T1b the member chose the web", refusedAt(review.PartD, drug.No, review.ByMail, pharmacy.ChannelWeb), drug.Yes, "2026-11-23 15:00", pharmacy.ChannelWeb, "review.rights"},
	{"R7.11 T2 mended in the same call", refusedAt(review.PartD, drug.Yes, review.ByMail, 0), drug.No, "", 0, "review.rights_resolved"},
	{"R7.11 T3 commercial", refusedAt(review.ERISA, drug.No, review.ByMail, 0), drug.No, "", 0, "review.rights_program"},
	{"R7.11 at a counter it is handed over", refusedAt(review.PartD, drug.No, review.AtCounter, pharmacy.ChannelWeb), drug.Yes, "2026-11-20 15:00", 0, "review.rights"},
	{"R7.11 long-term care", refusedAt(review.PartD, drug.No, review.LongTermCare, 0), drug.Yes, "2026-11-23 15:00", pharmacy.ChannelMail, "review.rights"},
	{"R7.11 still being mended", refusedAt(review.PartD, drug.Unknown, review.ByMail, 0), drug.Unknown, "2026-11-23 15:00", pharmacy.ChannelMail, "review.rights"},
	{"R7.11 an unknown program", refusedAt("", drug.No, review.ByMail, 0), drug.Unknown, "2026-11-23 15:00", pharmacy.ChannelMail, "review.rights"},
	{"R7.11 paid and not covered", review.Refused{Program: review.PartD, Message: "018", Resolved: drug.No, At: at("2026-10-30 12:00"), Setting: review.ByMail}, drug.Yes, "2026-11-02 11:00", pharmacy.ChannelMail, "review.rights"},
	{"R7.11 another reject", review.Refused{Program: review.PartD, Reject: "75", Resolved: drug.No, At: at("2026-10-30 12:00")}, drug.No, "", 0, "review.rights_reject"},
	{"R7.11 the instant is not known", review.Refused{Program: review.PartD, Reject: "569", Resolved: drug.No}, drug.Yes, "", pharmacy.ChannelMail, "review.rights"},
}

func refusedAt(p review.Program, resolved drug.Answer, s review.Setting, prefers pharmacy.Channel) review.Refused {
	return review.Refused{Program: p, Reject: "569", Resolved: resolved, At: at("2026-11-20 15:00"), Setting: s, Prefers: prefers}
}

func TestVectorsOfTheRightsNotice(t *testing.T) {
	t.Parallel()
	for _, v := range rightsVectors {
		got := v.q.Notice(zone)
		require.Equal(t, v.owed, got.Owed, v.name)
		require.Equal(t, v.by, said(got.By), v.name)
		require.Equal(t, v.way, got.Way, v.name)
		require.Equal(t, v.code, got.Rule.Code, v.name)
	}
}

// emergencyVectors are the supplies that Medicaid owes meanwhile.
var emergencyVectors = []struct {
	name     string
	q        review.Emergency
	outcome  law.Outcome
	quantity string
	days     int
	code     reason.Code
}{
	{"R7.8 T1 two tablets a day", emergency(drug.Yes, drug.No, drug.Units(2, drug.Tablet), drug.Quantity{}), law.Allow, "6 tablet", 3, "review.emergency"},
	{"R7.8 T2 an inhaler", emergency(drug.Yes, drug.No, puffs("0.1"), drug.Units(1, drug.Each)), law.Allow, "1 each", 3, "review.emergency"},
	{"R7.8 T3 a routine repeat", emergency(drug.Yes, drug.Yes, drug.Units(2, drug.Tablet), drug.Quantity{}), law.Deny, "", 0, "review.emergency_repeat"},
	{"R7.8 half a tablet is a whole one", emergency(drug.Yes, drug.No, tabs("0.5"), drug.Quantity{}), law.Allow, "2 tablet", 3, "review.emergency"},
	{"R7.8 Kansas, mental health: five days", inState(emergency(drug.Yes, drug.No, drug.Units(2, drug.Tablet), drug.Quantity{}), drug.Yes), law.Allow, "10 tablet", 5, "review.emergency"},
	{"R7.8 Kansas, another drug", inState(emergency(drug.Yes, drug.No, drug.Units(2, drug.Tablet), drug.Quantity{}), drug.No), law.Allow, "6 tablet", 3, "review.emergency"},
	{"R7.8 Kansas, not known which", inState(emergency(drug.Yes, drug.No, drug.Units(2, drug.Tablet), drug.Quantity{}), drug.Unknown), law.NeedInfo, "", 0, "review.emergency_unknown"},
	{"R7.8 no authorization is awaited", emergency(drug.No, drug.No, drug.Units(2, drug.Tablet), drug.Quantity{}), law.Deny, "", 0, "review.emergency_pending"},
	{"C8 not known whether one is", emergency(drug.Unknown, drug.No, drug.Units(2, drug.Tablet), drug.Quantity{}), law.NeedInfo, "", 0, "review.emergency_unknown"},
	{"C8 not known what is taken", emergency(drug.Yes, drug.No, drug.Quantity{}, drug.Quantity{}), law.NeedInfo, "", 0, "review.emergency_unknown"},
	{"C8 a pack of something else", emergency(drug.Yes, drug.No, drug.Units(2, drug.Tablet), drug.Units(1, drug.Each)), law.NeedInfo, "", 0, "review.emergency_unknown"},
	{"C8 not known whose Medicaid", elsewhere(emergency(drug.Yes, drug.No, drug.Units(2, drug.Tablet), drug.Quantity{})), law.NeedInfo, "", 0, "review.emergency_unknown"},
	{"R7.8 another program", review.Emergency{Program: review.PartD, On: d("2026-11-20")}, law.Deny, "", 0, "review.emergency_program"},
}

func emergency(pending, repeat drug.Answer, daily, pack drug.Quantity) review.Emergency {
	return review.Emergency{Program: review.Medicaid, State: "TX", On: d("2026-11-20"), Pending: pending, Repeat: repeat, Daily: daily, Pack: pack}
}

func inState(e review.Emergency, mental drug.Answer) review.Emergency {
	e.State, e.MentalHealth = "KS", mental
	return e
}

func elsewhere(e review.Emergency) review.Emergency {
	e.State = "ZZ"
	return e
}

func puffs(n string) drug.Quantity { return quantity(n, drug.Each) }
func tabs(n string) drug.Quantity  { return quantity(n, drug.Tablet) }

func quantity(n string, u drug.Unit) drug.Quantity {
	q, err := drug.ParseQuantity(n, u)
	if err != nil {
		panic(err)
	}
	return q
}

func TestVectorsOfTheEmergencySupply(t *testing.T) {
	t.Parallel()
	for _, v := range emergencyVectors {
		got, r := v.q.Supply()
		require.Equal(t, v.outcome, r.Outcome, v.name)
		require.Equal(t, v.quantity, got.Quantity.String(), v.name)
		require.Equal(t, v.days, got.Days, v.name)
		require.Equal(t, v.code, r.Trace.Steps()[0].Rule.Code, v.name)
	}
	texas, _ := emergencyVectors[0].q.Supply()
	require.Equal(t, []int{8, 801}, []int{texas.ClaimType, texas.ClaimNumber}, "R7.8 what Texas wants on the claim")
}

func TestRequestsToExpedite(t *testing.T) {
	t.Parallel()
	require.True(t, review.MustExpedite(pharmacy.RolePrescriber, true), "R7.1 the prescriber says why")
	require.True(t, review.MustExpedite(pharmacy.RolePrescriberAgent, true))
	require.False(t, review.MustExpedite(pharmacy.RolePrescriber, false))
	require.False(t, review.MustExpedite(pharmacy.RoleMember, true), "R7.1 a member's alone is judged")
}

func TestFiguresAreDatedAndCited(t *testing.T) {
	t.Parallel()
	seen := map[string][]cal.Period{}
	for _, f := range review.Figures() {
		in := cal.Period{From: f.From, To: f.To}
		require.True(t, in.Valid(), f.ID)
		for _, other := range seen[f.ID] {
			require.False(t, in.Overlaps(other), "%s has one value a day", f.ID)
		}
		seen[f.ID] = append(seen[f.ID], in)
		require.Positive(t, f.Value, f.ID)
		require.NotEmpty(t, f.Citation, f.ID)
		require.NotEqual(t, reason.Unstated, f.Evidence, f.ID)
	}
	_, ok := review.FigureOn("part_d.window", cal.Date{})
	require.False(t, ok, "an unset day has no figure")
	review.Figures()[0].Value = 1
	require.NotEqual(t, int64(1), review.Figures()[0].Value, "the slice is the caller's")
	require.Equal(t, money.Cents(200_00), money.Cents(review.Figures()[indexOf(t, "part_d.hearing.amount")].Value))
	require.Equal(t, 2027, latestYear(review.Figures()), "the amounts fail closed after this year")
}

func indexOf(t *testing.T, id string) int {
	t.Helper()
	for i, f := range review.Figures() {
		if f.ID == id {
			return i
		}
	}
	t.Fatalf("no figure %s", id)
	return 0
}

func latestYear(all []review.Figure) (year int) {
	for _, f := range all {
		year = max(year, f.To.Year())
	}
	return year
}
