package script

import (
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
)

// day reads a date that stands in Date or DateTime, or directly in e. Of a DateTime it takes the day as written, for that
// is the day on which the sender's clock stood.
func (r *reader) day(e element) cal.Date {
	at := r.one(e, "Date", "DateTime")
	if !at.exists() {
		at = e
	}
	text := at.text()
	if text == "" {
		return cal.Date{}
	}
	d := parseDay(text)
	if !d.IsSet() {
		r.note(CodeDate, at)
	}
	return d
}

// parseDay reads "2026-11-02", "20261102", or the day of a date and time or of a date with a zone, as XML allows; unset where
// the text is none of them.
func parseDay(text string) cal.Date {
	switch {
	case len(text) == 8:
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	case len(text) > 10:
		_, timed := parseTime(text)
		_, notZoned := time.Parse("Z07:00", text[10:])
		if !timed && notZoned != nil {
			return cal.Date{}
		}
		text = text[:10]
	}
	d, err := cal.Parse(text)
	if err != nil {
		return cal.Date{}
	}
	return d
}

// dateMeanings are the qualifiers of OtherMedicationDate: two that samples show, and the names of elements that 10.6 has for
// the same (read in the source of a receiver).
var dateMeanings = []string{"EffectiveDate", "ExpirationDate", "StartDate", "PeriodEnd", "DeliveredOnDate", "DateValidated"}

// dateMeaning is the qualifier as our list has it, whatever its case and spaces; empty where it is not in the list.
func dateMeaning(sent string) string {
	if slices.Contains(dateMeanings, sent) {
		return sent
	}
	sent = strings.Join(strings.Fields(sent), "")
	for _, known := range dateMeanings {
		if strings.EqualFold(sent, known) {
			return known
		}
	}
	return ""
}

// readOtherDates reads the earliest and the last day of filling: OtherMedicationDate with its qualifier (2017071), or
// elements of their own (10.6). The start of therapy (StartDate) is neither: see Details.Dates.
func readOtherDates(r *reader, e element, written cal.Date) (effective, expires cal.Date) {
	effective, expires = r.qualifiedDay(e, "EffectiveDate"), r.qualifiedDay(e, "ExpirationDate")
	if at := r.one(e, "WrittenDate"); effective.IsSet() && effective == written.AddDays(-1) && hasZone(r, at) {
		r.note(CodeWrittenZone, at)
		effective = cal.Date{}
	}
	return effective, expires
}

// hasZone tells whether a date is one with a zone: the sender's own day may be the one before or after it.
func hasZone(r *reader, e element) bool {
	text := r.one(e, "Date", "DateTime").text()
	return len(text) > 10 && (strings.HasSuffix(text, "Z") || strings.ContainsAny(text[10:], "+-"))
}

// qualifiedDay is the only date of that qualifier, in either shape.
func (r *reader) qualifiedDay(e element, qualifier string) cal.Date {
	found := r.one(e, qualifier)
	for c := e.first(); c.exists(); c = c.next() {
		if c.name() != "OtherMedicationDate" || dateMeaning(r.text(c, "OtherMedicationDateQualifier")) != qualifier {
			continue
		}
		if found.exists() {
			r.note(CodeDoubled, c)
			return cal.Date{}
		}
		found = r.one(c, "OtherMedicationDate")
	}
	return r.day(found)
}

// date keeps a date that no field is for.
func (d *Details) date(r *reader, e element) {
	means, at := e.name(), e
	if means == "OtherMedicationDate" {
		means, at = r.text(e, "OtherMedicationDateQualifier"), r.one(e, "OtherMedicationDate")
		r.checkDate(e, means, at)
	}
	switch dateMeaning(means) {
	case "EffectiveDate", "ExpirationDate":
		return
	}
	if on := r.day(at); on.IsSet() && means != "" {
		d.Dates = append(d.Dates, OtherDate{means, on})
	}
}

// checkDate notes a date that may have been the first on which to fill, and is not read as that.
func (r *reader) checkDate(e element, means string, at element) {
	on := r.day(at)
	switch known := dateMeaning(means); {
	case means == "":
		r.note(CodeDateMeaning, e)
	case known == "":
		r.note(CodeDateQualifier, r.one(e, "OtherMedicationDateQualifier"))
	case !on.IsSet() && !r.has(CodeDate):
		r.note(CodeDate, e)
	case known == "StartDate":
		if written := r.day(r.one(e.parent(), "WrittenDate")); written.IsSet() && on.After(written) {
			r.note(CodeStartLater, e)
		}
	}
}
