package ups

import (
	"errors"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
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
	root, err := loosejson.Parse(body)
	if err != nil {
		return shipping.Tracking{}, err
	}
	p, err := parcelIn(root.Get("trackResponse", "shipment"), n)
	if err != nil {
		return shipping.Tracking{}, err
	}
	t := shipping.Tracking{Number: n, ETA: eta(p.Get("deliveryDate")), Scans: make([]shipping.Scan, 0, 16)}
	for v := range p.Get("activity").Elements() {
		t.Scans = append(t.Scans, readActivity(v).scan(zone))
	}
	shipping.SortScans(t.Scans)
	t.Status = shipping.Reduce(t.Scans)
	return t, nil
}

// parcelIn is the package with number n; where none has it, the only one there is.
func parcelIn(shipments loosejson.Value, n shipping.TrackingNumber) (only loosejson.Value, err error) {
	count := 0
	for s := range shipments.Elements() {
		for p := range s.Get("package").Elements() {
			if strings.EqualFold(p.Get("trackingNumber").Text(), n.Reveal()) {
				return p, nil
			}
			count++
			only = p
		}
		if count == 0 && s.Get("warnings", "code").Text() == codeNotFound {
			return nil, errNotYet
		}
	}
	if count != 1 {
		return nil, errNoParcel
	}
	return only, nil
}

// eta is the day that UPS expects: the rescheduled one (RDD), else the scheduled one (SDD). DEL is a delivery done.
func eta(dates loosejson.Value) (eta cal.Date) {
	for d := range dates.Elements() {
		switch d.Get("type").Text() {
		case "RDD":
			return day(d.Get("date").Text())
		case "SDD":
			eta = day(d.Get("date").Text())
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

func readActivity(v loosejson.Value) (a activity) {
	for name, m := range v.Members() {
		switch string(name) {
		case "status":
			a.status = readStatus(m)
		case "date":
			a.date = m.Text()
		case "time":
			a.time = m.Text()
		case "gmtDate":
			a.gmtDate = m.Text()
		case "gmtTime":
			a.gmtTime = m.Text()
		case "gmtOffset":
			a.gmtOffset = m.Text()
		}
	}
	return a
}

func readStatus(v loosejson.Value) (s activityStatus) {
	for name, m := range v.Members() {
		switch string(name) {
		case "type":
			s.kind = m.Text()
		case "code":
			s.code = m.Text()
		case "statusCode":
			s.number = m.Text()
		}
	}
	return s
}

func (a activity) scan(zone *time.Location) shipping.Scan {
	at := a.at(zone)
	return shipping.Scan{At: at, Day: a.day(at, zone), Code: a.status.scanCode(), Status: a.status.meaning()}
}
