package review_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary/review"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

// clockVectors are clocks: a filing, and when its answer is due. A day alone counts until its midnight.
var clockVectors = []struct {
	name string
	f    review.Filing
	want string // empty: no rule is in force
}{
	{"R7.1 T1 standard", partD(review.PriorAuthorization, review.Standard, "2026-11-20 09:30"), "2026-11-23 09:30"},
	{"R7.1 T2 expedited", partD(review.PriorAuthorization, review.Expedited, "2026-11-20 09:30"), "2026-11-21 09:30"},
	{"R7.1 T3 an exception and its statement", supported("2026-11-02 10:00", "2026-11-09 15:00"), "2026-11-12 15:00"},
	{"R7.1 T4 no statement: 14 days and 72 hours", supported("2026-11-02 10:00", ""), "2026-11-19 10:00"},
	{"R7.1 T5 payment", partD(review.PriorAuthorization, review.Payment, "2026-11-02 10:00"), "2026-11-16"},
	{"R7.1 T6 a statement after the 14 days", supported("2026-11-02 10:00", "2026-11-18 10:00"), "2026-11-19 10:00"},
	{"R7.1 T7 clocks go back in the 14 days", supported("2026-10-20 10:00", ""), "2026-11-06 10:00"},
	{"R7.1 a statement that came before the request", supported("2026-11-02 10:00", "2026-11-01 10:00"), "2026-11-05 10:00"},
	{"R7.1 clocks go forward in the 72 hours", supported("2027-03-01 10:00", "2027-03-12 12:00"), "2027-03-15 13:00"},
	{"R7.1 an expedited exception", quick(supported("2026-11-02 10:00", "2026-11-03 08:00")), "2026-11-04 08:00"},
	{"R7.1 an expedited exception without a statement", quick(supported("2026-11-02 10:00", "")), "2026-11-17 10:00"},
	{"R7.1 payment of an exception waits for no statement", partD(review.StepException, review.Payment, "2026-11-02 10:00"), "2026-11-16"},
	{"C4 72 hours over the end of summer time", partD(review.PriorAuthorization, review.Standard, "2026-10-30 12:00"), "2026-11-02 11:00"},
	{"C4 72 hours over its beginning", partD(review.PriorAuthorization, review.Standard, "2027-03-12 12:00"), "2027-03-15 13:00"},
	{"C10 payment received at one minute to midnight", partD(review.PriorAuthorization, review.Payment, "2028-02-15 23:59"), "2028-02-29"},

	{"R7.4 T5 redetermination", level(review.Redetermination, review.Standard, "2026-12-10 17:00"), "2026-12-17"},
	{"R7.4 redetermination, expedited", level(review.Redetermination, review.Expedited, "2026-12-10 17:00"), "2026-12-13 17:00"},
	{"R7.4 redetermination, payment", level(review.Redetermination, review.Payment, "2026-12-10 17:00"), "2026-12-24"},
	{"R7.4 reconsideration", level(review.Reconsideration, review.Standard, "2026-12-10 17:00"), "2026-12-17"},
	{"R7.4 hearing", level(review.Hearing, review.Standard, "2026-12-10 17:00"), "2027-03-10"},
	{"R7.4 hearing, expedited", level(review.Hearing, review.Expedited, "2026-12-10 17:00"), "2026-12-20"},
	{"R7.4 hearing, payment", level(review.Hearing, review.Payment, "2026-12-10 17:00"), "2027-03-10"},
	{"R7.4 Appeals Council", level(review.Council, review.Standard, "2026-12-10 17:00"), "2027-03-10"},
	{"R7.4 Appeals Council, no expedited term is known", level(review.Council, review.Expedited, "2026-12-10 17:00"), "2027-03-10"},

	{"R7.5 T1 pre-service", erisa(review.Standard, "2026-11-02 09:00"), "2026-11-17"},
	{"R7.5 T2 extension noticed on the last day", extended("2026-11-17"), "2026-12-02"},
	{"R7.5 T2 extension noticed a day late is void", extended("2026-11-18"), "2026-11-17"},
	{"R7.5 T4 missing information, answered", stopped(review.Standard, "2026-11-10 10:00", "2026-11-25 10:00"), "2026-12-17"},
	{"R7.5 T5 missing information, never answered", stopped(review.Standard, "2026-11-10 10:00", ""), "2027-01-16"},
	{"R7.5 an answer after the 45 days changes nothing", stopped(review.Standard, "2026-11-10 10:00", "2026-12-28 10:00"), "2027-01-16"},
	{"R7.5 asked after the first 15 days, the clock runs on", stopped(review.Standard, "2026-11-18 10:00", ""), "2026-11-17"},
	{"R7.5 post-service", erisa(review.Payment, "2026-11-02 09:00"), "2026-12-02"},
	{"R7.5 post-service, missing information", stopped(review.Payment, "2026-11-10 10:00", "2026-11-25 10:00"), "2027-01-01"},
	{"R7.5 T6 urgent", erisa(review.Expedited, "2026-11-20 09:30"), "2026-11-23 09:30"},
	{"R7.5 urgent, asked in time, answered", urgent("2026-11-20 12:00", "2026-11-21 12:00"), "2026-11-23 12:00"},
	{"R7.5 urgent, asked in time, never answered", urgent("2026-11-20 12:00", ""), "2026-11-24 12:00"},
	{"R7.5 urgent, answered after the 48 hours", urgent("2026-11-20 12:00", "2026-11-23 12:00"), "2026-11-24 12:00"},
	{"R7.5 urgent, asked after 24 hours", urgent("2026-11-21 09:31", "2026-11-21 12:00"), "2026-11-23 09:30"},
	{"R7.5 concurrent, asked a day before the course ends", concurrent("2026-11-21 09:30"), "2026-11-21 09:30"},
	{"R7.5 concurrent, asked too late for it", concurrent("2026-11-21 09:29"), "2026-11-23 09:30"},
	{"R7.5 contract of 48 hours beside 15 days", promised(erisa(review.Standard, "2026-11-02 09:00"), 48, 0), "2026-11-04 09:00"},
	{"R7.5 contract of 90 hours beside 72", promised(erisa(review.Expedited, "2026-11-20 09:30"), 0, 90), "2026-11-23 09:30"},
	{"R7.5 a contract waits for missing information", promised(stopped(review.Standard, "2026-11-03 10:00", ""), 72, 0), "2027-01-16"},
	{"R7.5 and runs from the answer", promised(stopped(review.Standard, "2026-11-03 10:00", "2026-11-05 10:00"), 72, 0), "2026-11-08 10:00"},
	{"R7.5 a contract waits for the statement", promised(supported("2026-11-02 10:00", ""), 24, 24), "2026-11-19 10:00"},
	{"R7.5 appeal, urgent", appeal(review.ERISA, review.InternalAppeal, review.Expedited, false), "2026-11-23 09:30"},
	{"R7.5 appeal, pre-service", appeal(review.ERISA, review.InternalAppeal, review.Standard, false), "2026-12-20"},
	{"R7.5 appeal, pre-service, first of two", appeal(review.ERISA, review.InternalAppeal, review.Standard, true), "2026-12-05"},
	{"R7.5 appeal, pre-service, second of two", appeal(review.ERISA, review.SecondAppeal, review.Standard, true), "2026-12-05"},
	{"R7.5 appeal, post-service", appeal(review.ERISA, review.InternalAppeal, review.Payment, false), "2027-01-19"},
	{"R7.5 appeal, post-service, first of two", appeal(review.ERISA, review.InternalAppeal, review.Payment, true), "2026-12-20"},

	{"R7.6 exception, standard", market(review.FormularyException, review.Determination, review.Standard), "2026-11-23 09:30"},
	{"R7.6 exception, exigent", market(review.FormularyException, review.Determination, review.Expedited), "2026-11-21 09:30"},
	{"R7.6 T1 external review of the exception", market(review.FormularyException, review.ExternalException, review.Standard), "2026-11-23 09:30"},
	{"R7.6 T2 external review, exigent", market(review.FormularyException, review.ExternalException, review.Expedited), "2026-11-21 09:30"},
	{"R7.6 a plain authorization goes by R7.5", market(review.PriorAuthorization, review.Determination, review.Standard), "2026-12-05"},
	{"R7.7 external review", appeal(review.ERISA, review.ExternalReview, review.Standard, false), "2027-01-04"},
	{"R7.7 external review, expedited", appeal(review.ERISA, review.ExternalReview, review.Expedited, false), "2026-11-23 09:30"},

	{"R7.8 an authorization in 24 hours", appeal(review.Medicaid, review.Determination, review.Standard, false), "2026-11-21 09:30"},
	{"R7.8 appeal to managed care", appeal(review.Medicaid, review.ManagedCareAppeal, review.Standard, false), "2026-12-20"},
	{"R7.8 appeal to managed care, extended", longer("2026-12-20"), "2027-01-03"},
	{"R7.8 an extension noticed too late", longer("2026-12-21"), "2026-12-20"},
	{"R7.8 appeal to managed care, expedited", appeal(review.Medicaid, review.ManagedCareAppeal, review.Expedited, false), "2026-11-23 09:30"},
	{"R7.8 payment has no rule", appeal(review.Medicaid, review.Determination, review.Payment, false), ""},

	{"C2 no receipt", review.Filing{Program: review.PartD, Level: review.Determination, Track: review.Standard}, ""},
	{"C8 an unknown program", appeal("", review.Determination, review.Standard, false), ""},
	{"C8 an unknown track", appeal(review.PartD, review.Redetermination, "soon", false), ""},
	{"C8 a level of another program", appeal(review.Medicaid, review.Hearing, review.Standard, false), ""},
}

func TestVectorsOfClocks(t *testing.T) {
	t.Parallel()
	for _, v := range clockVectors {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			c, ok := v.f.Clock(zone)
			require.Equal(t, v.want != "", ok)
			require.Equal(t, v.want, said(c.Due))
			require.Equal(t, ok, c.Figure != "")
		})
	}
}

func TestACourtHasNoTermAndThatIsKnown(t *testing.T) {
	t.Parallel()
	c, ok := level(review.Court, review.Standard, "2026-12-10 17:00").Clock(zone)
	require.True(t, ok)
	require.Equal(t, review.Clock{}, c)
}

func TestAnotherZoneMovesDaysAndNotHours(t *testing.T) {
	t.Parallel()
	guam := load("Pacific/Guam") // 14 hours ahead: it is the next day there
	hours, _ := partD(review.PriorAuthorization, review.Standard, "2026-11-20 11:00").Clock(guam)
	days, _ := partD(review.PriorAuthorization, review.Payment, "2026-11-20 11:00").Clock(guam)
	require.Equal(t, at("2026-11-23 11:00").UTC(), hours.Due.UTC())
	require.Equal(t, d("2026-12-05"), cal.In(days.Due, guam), "the 20th in New York is the 21st there")
}

func partD(s review.Subject, track review.Track, received string) review.Filing {
	return review.Filing{Program: review.PartD, Subject: s, Level: review.Determination, Track: track, Received: at(received)}
}

func supported(received, statement string) review.Filing {
	f := partD(review.FormularyException, review.Standard, received)
	f.Statement = at(statement)
	return f
}

func quick(f review.Filing) review.Filing {
	f.Track = review.Expedited
	return f
}

func level(l review.Level, track review.Track, received string) review.Filing {
	f := partD(review.PriorAuthorization, track, received)
	f.Level = l
	return f
}

func erisa(track review.Track, received string) review.Filing {
	return review.Filing{Program: review.ERISA, Subject: review.PriorAuthorization, Level: review.Determination, Track: track,
		Received: at(received)}
}

func extended(noticed string) review.Filing {
	f := erisa(review.Standard, "2026-11-02 09:00")
	f.Extended = d(noticed)
	return f
}

func stopped(track review.Track, noticed, answered string) review.Filing {
	f := erisa(track, "2026-11-02 09:00")
	f.Asked, f.Answered = at(noticed), at(answered)
	return f
}

func urgent(noticed, answered string) review.Filing {
	f := erisa(review.Expedited, "2026-11-20 09:30")
	f.Asked, f.Answered = at(noticed), at(answered)
	return f
}

func concurrent(ends string) review.Filing {
	f := erisa(review.Expedited, "2026-11-20 09:30")
	f.CourseEnds = at(ends)
	return f
}

func promised(f review.Filing, standard, expedited int) review.Filing {
	f.Contract = review.ContractHours{Standard: standard, Expedited: expedited}
	return f
}

func appeal(p review.Program, l review.Level, track review.Track, second bool) review.Filing {
	return review.Filing{Program: p, Subject: review.PriorAuthorization, Level: l, Track: track, Second: second,
		Received: at("2026-11-20 09:30")}
}

func market(s review.Subject, l review.Level, track review.Track) review.Filing {
	return review.Filing{Program: review.Marketplace, Subject: s, Level: l, Track: track, Received: at("2026-11-20 09:30")}
}

func longer(noticed string) review.Filing {
	f := appeal(review.Medicaid, review.ManagedCareAppeal, review.Standard, false)
	f.Extended = d(noticed)
	return f
}
