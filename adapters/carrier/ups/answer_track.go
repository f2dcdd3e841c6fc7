package ups

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

type trackAnswer struct {
	TrackResponse struct {
		Shipment list[trackedShipment] `json:"shipment"`
	} `json:"trackResponse"`
}

type trackedShipment struct {
	Warnings list[struct {
		Code text `json:"code"`
	}] `json:"warnings"`
	Package list[trackedPackage] `json:"package"`
}

type trackedPackage struct {
	TrackingNumber text `json:"trackingNumber"`
	DeliveryDate   list[struct {
		Type text `json:"type"` // SDD scheduled, RDD rescheduled, DEL delivered
		Date text `json:"date"`
	}] `json:"deliveryDate"`
	Activity list[activity] `json:"activity"`
}

type activity struct {
	Status    list[activityStatus] `json:"status"`
	Date      text                 `json:"date"` // local: "20261124"
	Time      text                 `json:"time"` // local: "180000"
	GMTDate   text                 `json:"gmtDate"`
	GMTTime   text                 `json:"gmtTime"`   // "23:00:00", "230000", "74700"
	GMTOffset text                 `json:"gmtOffset"` // "-06:00"
}

type activityStatus struct {
	Type       text `json:"type"`
	Code       text `json:"code"`
	StatusCode text `json:"statusCode"`
}

var (
	errNoParcel = errors.New("ups: the answer holds no parcel")
	errNotYet   = errors.New("ups: UPS does not know the number, or not yet")
)

// decodeTrack reads the story of parcel n, oldest scan first. errNotYet is the 200 that carries a warning for an
// answer. A parcel without a scan is one that UPS knows of and has not seen.
func decodeTrack(body []byte, n shipping.TrackingNumber, zone *time.Location) (shipping.Tracking, error) {
	var a trackAnswer
	if err := json.Unmarshal(body, &a); err != nil {
		return shipping.Tracking{}, err
	}
	p, err := a.parcel(n)
	if err != nil {
		return shipping.Tracking{}, err
	}
	t := shipping.Tracking{Number: n, ETA: p.eta(), Scans: make([]shipping.Scan, 0, len(p.Activity))}
	for i := range p.Activity {
		t.Scans = append(t.Scans, p.Activity[i].scan(zone))
	}
	shipping.SortScans(t.Scans)
	t.Status = shipping.Reduce(t.Scans)
	return t, nil
}

// parcel is the package with number n; where none has it, the only one there is.
func (a *trackAnswer) parcel(n shipping.TrackingNumber) (*trackedPackage, error) {
	var only []*trackedPackage
	for i := range a.TrackResponse.Shipment {
		s := &a.TrackResponse.Shipment[i]
		for j := range s.Package {
			if strings.EqualFold(string(s.Package[j].TrackingNumber), n.Reveal()) {
				return &s.Package[j], nil
			}
			only = append(only, &s.Package[j])
		}
		if len(s.Package) == 0 && s.Warnings.first().Code == codeNotFound {
			return nil, errNotYet
		}
	}
	if len(only) != 1 {
		return nil, errNoParcel
	}
	return only[0], nil
}

// eta is the day that UPS expects: the rescheduled one, else the scheduled one.
func (p *trackedPackage) eta() (eta cal.Date) {
	for _, d := range p.DeliveryDate {
		switch d.Type {
		case "RDD":
			return day(string(d.Date))
		case "SDD":
			eta = day(string(d.Date))
		}
	}
	return eta
}

func (a *activity) scan(zone *time.Location) shipping.Scan {
	s := a.Status.first()
	at := a.at(zone)
	return shipping.Scan{At: at, Day: a.day(at, zone), Code: scanCode(s), Status: statusOf(s)}
}

// at is the instant: GMT as given, else local time with its offset, else local time in the zone of the site; the zero
// time where there is none to read.
func (a *activity) at(zone *time.Location) time.Time {
	if t, ok := instant(a.GMTDate, a.GMTTime, time.UTC); ok {
		return t
	}
	if offset, err := time.Parse("-07:00", string(a.GMTOffset)); err == nil {
		zone = offset.Location()
	}
	t, _ := instant(a.Date, a.Time, zone)
	return t
}

// day is the local day of the scan, by UPS's own word where there is one.
func (a *activity) day(at time.Time, zone *time.Location) cal.Date {
	if d := day(string(a.Date)); d.IsSet() || at.IsZero() {
		return d
	}
	return cal.In(at, zone)
}

// instant reads "20261124" and "18:00:00" in zone; a time that has lost its leading zeros ("74700") gets them back.
func instant(date, clock text, zone *time.Location) (time.Time, bool) {
	digits := strings.ReplaceAll(string(clock), ":", "")
	if len(date) != 8 || digits == "" || len(digits) > 6 {
		return time.Time{}, false
	}
	t, err := time.ParseInLocation("20060102150405", string(date)+strings.Repeat("0", 6-len(digits))+digits, zone)
	return t.UTC(), err == nil
}

// day reads "20261124"; anything else is the unset Date.
func day(s string) cal.Date {
	if len(s) != 8 {
		return cal.Date{}
	}
	d, err := cal.Parse(s[:4] + "-" + s[4:6] + "-" + s[6:])
	if err != nil {
		return cal.Date{}
	}
	return d
}
