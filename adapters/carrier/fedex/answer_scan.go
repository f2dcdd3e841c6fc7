package fedex

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// event is one scan as FedEx tells it, by its machine codes.
type event struct {
	date          string // "2026-11-24T18:00:00-06:00"
	code, derived string // "PU", and what FedEx reduces it to
}

// readScans gives the scans oldest first; FedEx lists the newest first.
func readScans(events loosejson.Value, zone *time.Location) []shipping.Scan {
	scans := make([]shipping.Scan, 0, 16)
	for v := range events.Elements() {
		scans = append(scans, readEvent(v).scan(zone))
	}
	slices.Reverse(scans) // nearly sorted is quickly sorted
	shipping.SortScans(scans)
	return scans
}

// readEvent reads as far as it must: what FedEx reduces a scan to decides where its code has two meanings or is missing.
func readEvent(v loosejson.Value) (e event) {
	for name, m := range v.Members() {
		if e.date != "" && e.code != "" && !twofold[e.code] {
			return e
		}
		switch string(name) {
		case "date":
			e.date = m.Text()
		case "eventType":
			e.code = m.Text()
		case "derivedStatusCode":
			e.derived = m.Text()
		}
	}
	return e
}

func (e event) scan(zone *time.Location) shipping.Scan {
	return shipping.Scan{At: instant(e.date, zone), Day: dayOf(e.date), Code: e.scanCode(), Status: e.meaning()}
}

// scanCode is the event type as FedEx gave it, or the derived code where it gave none. Anything that is no code is
// "?", for a scan goes to records and logs.
func (e event) scanCode() string {
	code := e.code
	if code == "" {
		code = e.derived
	}
	if code != "" && (len(code) > 4 || !postal.Alphanumeric(code)) {
		return "?"
	}
	return code
}
