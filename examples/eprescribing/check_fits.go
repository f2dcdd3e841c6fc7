package main

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// unsure keeps a message on the desk until a pharmacist has cleared each code; whoever reviews the order sees it then. A
// test is never a prescription, whatever anybody says.
func (c *checked) unsure(said word, codes ...string) {
	for _, code := range codes {
		if slices.Contains(said.cleared, code) && code != string(script.CodeTest) {
			c.doubts = append(c.doubts, code)
			continue
		}
		c.why = append(c.why, code)
	}
}

// Codes of what names a drug in two ways that do not agree.
const (
	numbersDiffer = "drug.numbers_differ" // NDC and RxNorm number are of two products
	wordsDiffer   = "drug.words_differ"   // the description is not of the product that the numbers name
)

// named holds the names of a drug against each other. Where a number says one thing and the words another, the prescriber
// meant one of them, and nobody here knows which.
func (c *checked) named(d rx.Drug, said word) {
	switch {
	case c.product.Name == "":
		c.why = append(c.why, "drug.unknown")
		return
	case d.RxCUI != 0 && d.RxCUI != c.product.RxCUI:
		c.unsure(said, numbersDiffer)
	}
	if !describes(d.Description, c.product) || !describes(d.Strength+" "+firstWord(c.product.Name), c.product) {
		c.unsure(said, wordsDiffer)
	}
}

// describes tells whether words are of a product: they have the first word of its name, they say of its release what the name
// says, and, where they give amounts, they give those of its strength and no other. Words without any amount, and none at
// all, say nothing against it. A brand that the drug file does not call the product by is for a person.
func describes(words string, p drug.Product) bool {
	if words == "" {
		return true
	}
	if !strings.Contains(strings.ToLower(words), firstWord(p.Name)) || release.MatchString(words) != release.MatchString(p.Name) {
		return false
	}
	said, is := amounts(words), amounts(p.Strength)
	return len(said) == 0 || subset(said, is) && subset(is, said)
}

func firstWord(name string) string {
	word, _, _ := strings.Cut(strings.ToLower(name), " ")
	return word
}

var (
	release = regexp.MustCompile(`(?i)\b(er|xr|xl|sr|cr|dr|extended|delayed)\b`) // not at once
	amount  = regexp.MustCompile(`(?i)[0-9.][0-9.,]*\s*(mcg|mg|ml|g|units?|meq|%)`)
)

// amounts are "10mg", "0.5ml": the numbers with a unit in a text, one way of writing for all.
func amounts(text string) []string {
	all := amount.FindAllString(strings.ToLower(text), -1)
	for i, each := range all {
		all[i] = strings.Join(strings.Fields(each), "")
		if strings.HasPrefix(all[i], ".") {
			all[i] = "0" + all[i]
		}
	}
	return all
}

func subset(some, of []string) bool {
	return !slices.ContainsFunc(some, func(each string) bool { return !slices.Contains(of, each) })
}

// inTime asks the law whether there is a day on which the prescription may be filled: today, or the first day that the
// prescriber allows, where that is yet to come. Past the last day it goes back; where the law's book has no row, a pharmacist
// looks the law up. What bears a date of issue that is not here yet waits: perhaps a clock is wrong, perhaps the year.
func (s *site) inTime(c *checked, p rx.Prescription, to place.State, said word) {
	if !p.Written.IsSet() {
		return // said by complete
	}
	if s.today().Before(p.Written) {
		c.why = append(c.why, "written.later")
		return
	}
	r := s.book.MayFill(lasts(p.Facts(c.product), p.Prescriber.State, to), cal.Max(s.today(), p.Effective))
	if r.Outcome != law.Hold {
		c.ruled(intake.Ruling{Outcome: r.Outcome, Trace: r.Trace})
		return
	}
	for _, step := range r.Trace.Reasons() {
		c.unsure(said, string(step.Rule.Code))
	}
}

// lasts is the question to the law how long a prescription is good. Whether it is a benzodiazepine is asked in few states,
// and our drug file does not say.
func lasts(f rx.Facts, prescriber, to place.State) law.Validity {
	return law.Validity{Schedule: f.Schedule, Issued: f.Written, WrittenExpiry: f.Expires, NotBefore: f.Effective, State: to, PrescriberState: prescriber}
}

// lastDay is the last day of filling: the law's, or the prescriber's where that is earlier. Orders and refills end by it.
func (s *site) lastDay(f rx.Facts, prescriber, to place.State) cal.Date {
	if last, r := s.book.LastDate(lasts(f, prescriber, to)); r.Outcome == law.Allow && last.IsSet() {
		return last
	}
	return f.Expires
}
