package reasontest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Check reports every fault of a table of rules to t. Seen are the codes that the golden cases of the package show,
// in any order and as often as they come; codes of other packages among them do no harm.
func Check(t testing.TB, table []*reason.Rule, seen []reason.Code) {
	t.Helper()
	for _, fault := range Faults(table, seen) {
		t.Error(fault)
	}
}

// Faults is what Check reports, a line for each fault, in order of the table; none: the table is sound.
func Faults(table []*reason.Rule, seen []reason.Code) []string {
	if len(table) == 0 {
		return []string{"the table has no rules"}
	}
	var faults []string
	at := map[reason.Code]int{}
	for i, r := range table {
		if r == nil {
			faults = append(faults, fmt.Sprintf("row %d: no rule", i))
			continue
		}
		for _, fault := range ruleFaults(r) {
			faults = append(faults, fmt.Sprintf("row %d, %s: %s", i, r.Code, fault))
		}
		if first, twice := at[r.Code]; twice {
			faults = append(faults, fmt.Sprintf("row %d, %s: the code stands in row %d already", i, r.Code, first))
			continue
		}
		at[r.Code] = i
		if !slices.Contains(seen, r.Code) {
			faults = append(faults, fmt.Sprintf("row %d, %s: no golden case shows it", i, r.Code))
		}
	}
	return faults
}

var (
	codeForm    = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$`)
	rejectForm  = regexp.MustCompile(`^[A-Z0-9]{1,3}$`)
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
)

// ruleFaults is what is wrong with a rule by itself.
func ruleFaults(r *reason.Rule) []string {
	var faults []string
	note := func(bad bool, fault string) {
		if bad {
			faults = append(faults, fault)
		}
	}
	note(!codeForm.MatchString(string(r.Code)), `the code is not of the form "package.what_is_wrong"`)
	note(strings.TrimSpace(r.Text) == "", "there is no text")
	note(r.Reject != "" && !rejectForm.MatchString(string(r.Reject)), "the reject code is not of one to three digits and capitals")
	note(r.Source != "" && r.Evidence == reason.Unstated, "the source is stated without its evidence")
	note(r.Source == "" && needsSource(r.Evidence), "the evidence is stated without its source")
	note(outOfRange(r.Who), "who can act is no known party")
	note(outOfRange(r.Evidence), "the evidence is no known degree")
	return append(faults, factFaults(r)...)
}

// needsSource is true of all that was found somewhere; a proposal is our own, and may stand without a source.
func needsSource(e reason.Evidence) bool { return e != reason.Unstated && e != reason.Proposal }

func outOfRange(v interface{ MarshalText() ([]byte, error) }) bool {
	_, err := v.MarshalText()
	return err != nil
}

// factFaults holds the texts against the facts, both ways.
func factFaults(r *reason.Rule) []string {
	var faults []string
	names := map[string]string{"{a}": r.Facts.A, "{b}": r.Facts.B}
	texts := r.Text + " " + r.Passed
	for _, p := range placeholder.FindAllString(texts, -1) {
		name, known := names[p]
		switch {
		case !known:
			faults = append(faults, "a text has the placeholder "+p+"; there are {a} and {b}")
		case name == "":
			faults = append(faults, "a text has "+p+", but Facts does not name it")
		}
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(texts, ""), "{}") {
		faults = append(faults, "a text has a stray brace")
	}
	for _, p := range []string{"{a}", "{b}"} {
		if name := names[p]; name != "" && !strings.Contains(texts, p) {
			faults = append(faults, fmt.Sprintf("Facts names %q, but no text has %s", name, p))
		}
	}
	return faults
}
