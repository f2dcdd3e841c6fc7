package ups

import (
	"errors"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

var (
	errNoParcel = errors.New("ups: the answer holds no parcel")
	errNotYet   = errors.New("ups: UPS does not know the number, or not yet")
)

// decodeTrack reads the story of parcel n, oldest scan first. errNotYet is the 200 that carries a warning for an
// answer. zone is that of scans without an offset.
func decodeTrack(body []byte, n shipping.TrackingNumber, zone *time.Location) (shipping.Tracking, error) {
	root, err := parse(body)
	if err != nil {
		return shipping.Tracking{}, err
	}
	p, err := parcelIn(root.get("trackResponse", "shipment"), n)
	if err != nil {
		return shipping.Tracking{}, err
	}
	t := shipping.Tracking{Number: n, ETA: eta(p.get("deliveryDate")), Scans: make([]shipping.Scan, 0, 16)}
	for v := range p.get("activity").elements() {
		t.Scans = append(t.Scans, readActivity(v).scan(zone))
	}
	shipping.SortScans(t.Scans)
	t.Status = shipping.Reduce(t.Scans)
	return t, nil
}

// parcelIn is the package with number n; where none has it, the only one there is.
func parcelIn(shipments value, n shipping.TrackingNumber) (only value, err error) {
	count := 0
	for s := range shipments.elements() {
		for p := range s.get("package").elements() {
			if strings.EqualFold(p.get("trackingNumber").text(), n.Reveal()) {
				return p, nil
			}
			count++
			only = p
		}
		if count == 0 && s.get("warnings", "code").text() == codeNotFound {
			return nil, errNotYet
		}
	}
	if count != 1 {
		return nil, errNoParcel
	}
	return only, nil
}

// eta is the day that UPS expects: the rescheduled one (RDD), else the scheduled one (SDD). DEL is a delivery done.
func eta(dates value) (eta cal.Date) {
	for d := range dates.elements() {
		switch d.get("type").text() {
		case "RDD":
			return day(d.get("date").text())
		case "SDD":
			eta = day(d.get("date").text())
		}
	}
	return eta
}

// activity is one scan as UPS tells it.
type activity struct {
	status                      activityStatus
	date, time                  string // local: "20261124", "180000"
	gmtDate, gmtTime, gmtOffset string // "20261125", "00:00:00" (or "000000", or "74700"), "-06:00"
}

type activityStatus struct{ kind, code, number string } // "D", "KB", "011"

func readActivity(v value) (a activity) {
	for name, m := range v.members() {
		switch string(name) {
		case "status":
			a.status = readStatus(m)
		case "date":
			a.date = m.text()
		case "time":
			a.time = m.text()
		case "gmtDate":
			a.gmtDate = m.text()
		case "gmtTime":
			a.gmtTime = m.text()
		case "gmtOffset":
			a.gmtOffset = m.text()
		}
	}
	return a
}

func readStatus(v value) (s activityStatus) {
	for name, m := range v.members() {
		switch string(name) {
		case "type":
			s.kind = m.text()
		case "code":
			s.code = m.text()
		case "statusCode":
			s.number = m.text()
		}
	}
	return s
}

func (a activity) scan(zone *time.Location) shipping.Scan {
	at := a.at(zone)
	return shipping.Scan{At: at, Day: a.day(at, zone), Code: a.status.scanCode(), Status: a.status.meaning()}
}
