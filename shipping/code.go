package shipping

import (
	"fmt"
	"log/slog"
	"strings"
)

// CarrierCode names a carrier: "ups". Lower-case letters, digits and underscores; permanent.
type CarrierCode string

// The carriers that the guard has rules for. Any other code is a carrier too.
const (
	USPS  CarrierCode = "usps"
	UPS   CarrierCode = "ups"
	FedEx CarrierCode = "fedex"
	DHL   CarrierCode = "dhl"
)

// Service is a carrier's product, named by carrier and service: "ups_ground". Names are permanent: they are stored.
type Service string

// MaxKey is the length of the longest Key: what the shortest reference field of the carriers holds (UPS: 35).
const MaxKey = 35

// keyFault says what is wrong with a key that ValidKey refuses.
const keyFault = "must be 1 to %d characters of a-z, 0-9 and hyphen, and not look like a prescription number"

// Key is our own mark on one purchase intent: 1 to 35 characters of [a-z0-9-], opaque, one for each label that is
// wanted. It is stored before the call and travels to the carrier as the reference of the label, so that a label
// whose answer was lost is found again. It stands on the outer wrapper: never a prescription number, never a name. What
// looks like a prescription number, digits alone with or without hyphens or "rx" before them, is refused (USPS
// Publication 52 section 453: no marking outside that tells the contents).
type Key string

// ValidKey reports whether k is 1 to 35 characters of [a-z0-9-] that do not look like a prescription number.
func ValidKey(k Key) bool {
	if len(k) == 0 || len(k) > MaxKey {
		return false
	}
	for i := range len(k) {
		c := k[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return !likePrescription(string(k))
}

// likePrescription: digits and hyphens alone, "rx" before them or not.
func likePrescription(k string) bool {
	number := strings.Trim(strings.TrimPrefix(strings.TrimLeft(k, "-"), "rx"), "-")
	return strings.Trim(number, "0123456789-") == ""
}

// TrackingNumber is the number under which a carrier shows a parcel's way. Whoever has it sees where a member lives
// on the carrier's own page, so fmt and slog show its last four characters only, at every depth of exported
// fields. JSON carries the whole number on purpose: a stored record must be able to hold it; slog's JSON handler does
// too where the number is inside another struct. Two things hide it from its methods, and show it: an unexported
// field, and the verb %p, which go vet refuses.
type TrackingNumber string

// Reveal is the whole number, for the carrier and the member.
func (n TrackingNumber) Reveal() string { return string(n) }

// String is an ellipsis and the last four characters, "…6784"; the ellipsis alone where the number is shorter than
// eight or ends in anything but letters and digits; empty for an empty number.
func (n TrackingNumber) String() string { return lastFour(string(n)) }

// Format gives String for every verb but %p, which asks no method.
func (n TrackingNumber) Format(f fmt.State, _ rune) { fmt.Fprint(f, lastFour(string(n))) }

// LogValue gives String.
func (n TrackingNumber) LogValue() slog.Value { return slog.StringValue(lastFour(string(n))) }

// LabelID is the carrier's own name of a label, what Void takes. With some carriers it is the first tracking number,
// so it prints as little as a TrackingNumber does; JSON carries it whole.
type LabelID string

// Reveal is the whole id, for the carrier.
func (i LabelID) Reveal() string { return string(i) }

// String is what TrackingNumber.String is.
func (i LabelID) String() string { return lastFour(string(i)) }

// Format gives String for every verb but %p, which asks no method.
func (i LabelID) Format(f fmt.State, _ rune) { fmt.Fprint(f, lastFour(string(i))) }

// LogValue gives String.
func (i LabelID) LogValue() slog.Value { return slog.StringValue(lastFour(string(i))) }

func lastFour(s string) string {
	if s == "" {
		return ""
	}
	if len(s) < 8 {
		return "…"
	}
	for _, c := range s[len(s)-4:] {
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return "…"
		}
	}
	return "…" + s[len(s)-4:]
}
