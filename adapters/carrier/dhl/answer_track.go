package dhl

import (
	"errors"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

var errNoParcel = errors.New("dhl: the answer holds no shipment")

// story is what DHL tells of one shipment.
type story struct {
	number   string
	product  string
	keys     []string // references on the shipment
	tracking shipping.Tracking
}

// decodeStories reads every shipment of an answer of tracking. zone is that of events without an offset. An answer
// without a shipment, or with one that has no number, is an error.
func decodeStories(body []byte, zone *time.Location) (all []story, err error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	for v := range root.Get("shipments").Elements() {
		s := readStory(v, zone)
		if !isNumber(s.number) {
			return nil, errNoParcel
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		return nil, errNoParcel
	}
	return all, nil
}

func readStory(v loosejson.Value, zone *time.Location) (s story) {
	var expected [2]loosejson.Value
	for name, m := range v.Members() {
		switch string(name) {
		case "shipmentTrackingNumber":
			s.number = m.Text()
		case "productCode":
			s.product = m.Text()
		case "shipperReferences":
			s.keys = values(m)
		case "events":
			s.tracking.Scans = readEvents(m, zone)
		case "estimatedDeliveryDate":
			expected[0] = m
		case "estimatedTimeOfDelivery":
			expected[1] = m
		}
	}
	s.tracking.Number = shipping.TrackingNumber(s.number)
	s.tracking.Status = shipping.LabelCreated
	if len(s.tracking.Scans) > 0 {
		s.tracking.Status = shipping.Reduce(s.tracking.Scans)
	}
	if s.tracking.ETA = day(expected[0].Text()); !s.tracking.ETA.IsSet() {
		s.tracking.ETA = day(expected[1].Text())
	}
	return s
}

func values(references loosejson.Value) (all []string) {
	for r := range references.Elements() {
		if value := r.Get("value").Text(); value != "" {
			all = append(all, value)
		}
	}
	return all
}

// readEvents reads events in any order and gives them oldest first.
func readEvents(events loosejson.Value, zone *time.Location) []shipping.Scan {
	scans := make([]shipping.Scan, 0, 16)
	for v := range events.Elements() {
		scans = append(scans, readEvent(v).scan(zone))
	}
	shipping.SortScans(scans)
	return scans
}

// event is one checkpoint as DHL tells it: local date and time, "2026-11-24" and "18:00:00" or "18:00", and where it was
// asked for the offset, "-06:00".
type event struct{ code, date, time, offset string }

func readEvent(v loosejson.Value) (e event) {
	for name, m := range v.Members() {
		switch string(name) {
		case "typeCode":
			e.code = m.Text()
		case "date":
			e.date = m.Text()
		case "time":
			e.time = m.Text()
		case "GMTOffset":
			e.offset = m.Text()
		}
	}
	return e
}

func (e event) scan(zone *time.Location) shipping.Scan {
	return shipping.Scan{At: e.at(zone), Day: day(e.date), Code: scanCode(e.code), Status: statusCodes[e.code]}
}
