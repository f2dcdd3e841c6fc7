package usps

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// items are the parcels of a tracking answer, in its order: one for each number, whatever became of it.
type items []item

// item is one parcel, or why there is none.
type item struct {
	number, category, statusCode string
	fail, events, dates          loosejson.Value
}

func itemsOf(body []byte) (items, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	var all items
	for v := range root.Elements() {
		all = append(all, readItem(v))
	}
	return all, nil
}

func readItem(v loosejson.Value) (it item) {
	for name, m := range v.Members() {
		switch string(name) {
		case "trackingNumber":
			it.number = m.Text()
		case "statusCategory":
			it.category = m.Text()
		case "statusCode":
			it.statusCode = m.Text()
		case "error":
			it.fail = m
		case "trackingEvents":
			it.events = m
		case "deliveryDateExpectation":
			it.dates = m
		}
	}
	return it
}

// of is the item of a number; an item that names no number stands for the one in its place.
func (all items) of(n shipping.TrackingNumber, place, asked int) item {
	for _, it := range all {
		if strings.EqualFold(it.number, n.Reveal()) {
			return it
		}
	}
	if len(all) == asked && all[place].number == "" {
		return all[place]
	}
	return item{}
}

// failed reports an item with a status of its own that is no success, or with a fault.
func (it item) failed() bool {
	status, _ := strconv.Atoi(it.statusCode)
	return status >= 400 || status == 0 && len(it.fail) > 0 && it.fail.First() != nil
}

// fault is why there is no parcel; a fault without a status of its own is a refusal.
func (it item) fault(o operation) error {
	status, _ := strconv.Atoi(it.statusCode)
	if status == 0 {
		status = http.StatusBadRequest
	}
	code, _ := faultIn(it.fail)
	e := fault(o.op, dialect.ClassOf(code, status), faultTexts[code])
	e.Code, e.HTTPStatus = code, status
	return e
}

// tracking is the story of a parcel, oldest scan first; ok is false where the item tells nothing. A parcel without a
// scan that we know has the status of its category.
func (it item) tracking(n shipping.TrackingNumber, zone *time.Location) (t shipping.Tracking, ok bool) {
	t = shipping.Tracking{Number: n, ETA: eta(it.dates), Scans: make([]shipping.Scan, 0, 16)}
	for v := range it.events.Elements() {
		t.Scans = append(t.Scans, readEvent(v).scan(zone))
	}
	shipping.SortScans(t.Scans)
	if t.Status = shipping.Reduce(t.Scans); t.Status == shipping.StatusUnknown {
		t.Status = categories[it.category]
	}
	return t, len(t.Scans) > 0 || t.Status != shipping.StatusUnknown
}

// eta is the day that USPS expects: the guaranteed one where it guarantees, else the one it has worked out, else the
// one of the service's standard.
func eta(dates loosejson.Value) cal.Date {
	for _, name := range [...]string{"guaranteedDeliveryDate", "predictedDeliveryDate", "expectedDeliveryDate"} {
		if d := day(dates.Get(name).Text()); d.IsSet() {
			return d
		}
	}
	return cal.Date{}
}

// event is one scan as USPS tells it; what most scans are read without is text only when it is asked for.
type event struct {
	code, local, gmt string          // "01", "2026-11-24T13:58:00", "2026-11-24T19:58:40Z"
	sentence, offset loosejson.Value // "Delivered, …", "-06:00"
}

func readEvent(v loosejson.Value) (e event) {
	for name, m := range v.Members() {
		switch string(name) {
		case "eventCode":
			e.code = m.Text()
		case "eventType":
			e.sentence = m
		case "eventTimestamp":
			e.local = m.Text()
		case "GMTTimestamp":
			e.gmt = m.Text()
		case "GMTOffset":
			e.offset = m
		}
	}
	return e
}

func (e event) scan(zone *time.Location) shipping.Scan {
	at := e.at(zone)
	s := shipping.Scan{At: at, Day: day(e.local), Code: scanCode(e.code), Status: e.meaning()}
	if !s.Day.IsSet() && !at.IsZero() {
		s.Day = cal.In(at, zone)
	}
	return s
}

// at is the instant: GMT as given, else local time with its offset, else local time in the zone of the site; the zero
// time where there is none to read.
func (e event) at(zone *time.Location) time.Time {
	for _, text := range [...]string{e.gmt, e.local} {
		if t, err := time.Parse(time.RFC3339, text); err == nil {
			return t.UTC()
		}
	}
	if t, err := time.Parse(time.RFC3339, e.local+e.offset.Text()); err == nil {
		return t.UTC()
	}
	t, err := time.ParseInLocation("2006-01-02T15:04:05", e.local, zone)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// scanCode is the code as it came; anything that is no code is "?", for a scan goes to records and logs.
func scanCode(s string) string {
	for i := range len(s) {
		if !carrierhttp.IsAlphanumeric(s[i]) {
			return "?"
		}
	}
	if s == "" || len(s) > 4 {
		return "?"
	}
	return s
}
