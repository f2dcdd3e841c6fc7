package dur_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// book is the built-in packs with rows of a host, whose states are for the tests alone.
var book = func() *law.Book {
	duty := func(id string, k law.Kind, in law.Scope, d law.Duty) law.Row {
		return law.Row{ID: id, Kind: k, In: in, Value: law.Value{Duty: d}, Citation: "made up for a test", Evidence: reason.Proposal}
	}
	swap := func(id string, in law.Scope, o law.Outcome) law.Row {
		return law.Row{ID: id, Kind: law.KindSubstitution, In: in, Value: law.Value{Outcome: o}, Citation: "made up for a test", Evidence: reason.Proposal}
	}
	report := func(id string, in law.Scope, v law.Value) law.Row {
		return law.Row{ID: id, Kind: law.KindPDMPReport, In: in, Value: v, Citation: "made up for a test", Evidence: reason.Proposal}
	}
	b, err := law.Compile(law.Federal(), law.States().With(
		swap("host.swap.oh", "OH", law.Allow), swap("host.swap.ok", "OK", law.Deny),
		duty("host.counsel.tx", law.KindCounselling, "TX", law.Always), duty("host.counsel.ut", law.KindCounselling, "UT", law.ByDrug),
		duty("host.query.oh", law.KindPDMPQuery, "OH", law.Always), duty("host.query.tx", law.KindPDMPQuery, "TX", law.FirstOnly),
		duty("host.query.ut", law.KindPDMPQuery, "UT", law.ByDrug), duty("host.query.wy", law.KindPDMPQuery, "WY", law.Never),
		report("host.report.oh", "OH", law.Value{NextBusinessDay: true}), report("host.report.tx", "TX", law.Value{Hours: 24}),
	))
	if err != nil {
		panic(err)
	}
	return b
}()

// brand and generic are two versions of lisinopril 10 mg.
func brand() dur.Product {
	return dur.Product{Ingredient: of("lisinopril"), Strength: "10 mg", Form: drug.FormTablet, Source: drug.Brand, Rating: "AB"}
}

func generic() dur.Product {
	v := brand()
	v.Source = drug.Generic
	return v
}

func swapped(word rx.Substitution, st place.State, change func(*dur.Swap)) func() string {
	return func() string {
		q := dur.Swap{Written: brand(), Other: generic(), Word: word, State: st, On: today}
		change(&q)
		c := dur.Substitute(book, q)
		what := "written"
		if c.Other {
			what = "other"
		}
		return ruled(c.Outcome, c.Trace) + "; " + what + " DAW " + c.DAW.String()
	}
}

func TestVectorsOfSubstitution(t *testing.T) {
	t.Parallel()
	run(t, swapVectors())
}

func swapVectors() []vector {
	same := func(*dur.Swap) {}
	other := func(change func(*dur.Product)) func(*dur.Swap) { return func(q *dur.Swap) { change(&q.Other) } }
	biosimilar := func(a drug.Answer) func(*dur.Swap) {
		return other(func(v *dur.Product) { v.Source, v.Rating, v.Interchangeable = drug.Biosimilar, "", a })
	}
	return []vector{
		{"R6.7 T1 an AB generic, substitution allowed", swapped(rx.SubstitutionAllowed, "NY", same), "allow; other DAW 0"},
		{"R6.7 T2 dispense as written", swapped(rx.DispenseAsWritten, "OH", same),
			"allow; dur.dispense_as_written; written DAW 1"},
		{"R6.7 T3 silence, and no row of the state", swapped(rx.SubstitutionAbsent, "NY", same),
			"hold; dur.substitution_silent; written DAW "},
		{"R6.7 T4 lisinopril for enalapril", swapped(rx.SubstitutionAllowed, "OH", func(q *dur.Swap) {
			q.Written.Ingredient = of("enalapril")
		}), "deny; dur.other_ingredient; written DAW "},
		{"R6.7 T5 a biosimilar that is not interchangeable", swapped(rx.SubstitutionAllowed, "OH", biosimilar(drug.No)),
			"deny; dur.not_interchangeable; written DAW "},
		{"R6.7 T6 a generic of code BX", swapped(rx.SubstitutionAllowed, "OH", other(func(v *dur.Product) { v.Rating = "BX" })),
			"deny; dur.not_equivalent; written DAW "},
		{"an interchangeable biosimilar", swapped(rx.SubstitutionAllowed, "OH", biosimilar(drug.Yes)), "allow; other DAW 0"},
		{"a biosimilar nobody knows of", swapped(rx.SubstitutionAllowed, "OH", biosimilar(drug.Unknown)),
			"need_info; dur.product_unknown; written DAW "},
		{"silence where the state takes it for yes", swapped(rx.SubstitutionAbsent, "OH", same), "allow; other DAW 0"},
		{"silence where the state takes it for no", swapped(rx.SubstitutionAbsent, "OK", same),
			"allow; dur.state_forbids; written DAW "},
		{"the member refuses", swapped(rx.SubstitutionAllowed, "OH", func(q *dur.Swap) { q.Refused = true }),
			"allow; dur.member_refuses; written DAW 2"},
		{"another strength and form", swapped(rx.SubstitutionAllowed, "OH", other(func(v *dur.Product) {
			v.Strength, v.Form = "20 mg", drug.FormCapsule
		})), "deny; dur.other_strength; dur.other_form; written DAW "},
		{"without a rating", swapped(rx.SubstitutionAllowed, "OH", other(func(v *dur.Product) { v.Rating = "" })),
			"need_info; dur.product_unknown; written DAW "},
		{"without a strength", swapped(rx.SubstitutionAllowed, "OH", other(func(v *dur.Product) { v.Strength = "" })),
			"need_info; dur.product_unknown; written DAW "},
		{"the reason of a swap is kept", func() string {
			c := dur.Substitute(book, dur.Swap{Written: brand(), Other: generic(), Word: rx.SubstitutionAllowed, State: "OH", On: today})
			return ruledAll(c.Outcome, c.Trace)
		}, "allow; +dur.other_ingredient; +dur.other_strength; +dur.other_form; +dur.not_equivalent; +dur.substitution_allowed"},
		{"and of one that the state permits", func() string {
			c := dur.Substitute(book, dur.Swap{Written: brand(), Other: generic(), State: "OH", On: today})
			return ruledAll(c.Outcome, c.Trace)
		}, "allow; +dur.other_ingredient; +dur.other_strength; +dur.other_form; +dur.not_equivalent; +dur.state_permits"},
	}
}

func TestRatings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b dur.Rating
		want drug.Answer
	}{
		{"AB", "AB", drug.Yes}, {"AB1", "AB1", drug.Yes}, {"AB1", "AB2", drug.No}, {"AB", "BX", drug.No}, {"BX", "BX", drug.No},
		{"", "AB", drug.Unknown}, {"AB", "", drug.Unknown},
	} {
		require.Equal(t, c.want, c.a.Equivalent(c.b), "%s %s", c.a, c.b)
	}
}
