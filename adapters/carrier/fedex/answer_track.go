package fedex

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

var errNoParcel = errors.New("fedex: the answer holds no parcel")

// story is what FedEx tells of one parcel.
type story struct {
	tracking shipping.Tracking
	number   string   // as FedEx has it
	service  string   // code
	shipped  cal.Date // what tells parcels with one number apart
	keys     []string // references on the parcel
	unique   string   // FedEx's own mark of the parcel
	empty    bool     // there is no story: the number is not known, and code says so
	code     string
}

// decodeTrack reads the stories by the number that was asked, in capitals. Of several under one number the latest
// shipped is taken. zone is that of scans without an offset.
func decodeTrack(body []byte, zone *time.Location) (map[string]story, error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	stories := map[string]story{}
	for asked := range root.Get("output", "completeTrackResults").Elements() {
		number := asked.Get("trackingNumber").Text()
		for v := range asked.Get("trackResults").Elements() {
			s := readStory(v, zone)
			name := strings.ToUpper(cmp.Or(number, s.number))
			if known, there := stories[name]; !there || s.later(known) {
				stories[name] = s
			}
		}
	}
	if len(stories) == 0 {
		return nil, errNoParcel
	}
	return stories, nil
}

// decodeReferences reads every parcel that FedEx has under a reference.
func decodeReferences(body []byte, zone *time.Location) (all []story, err error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, err
	}
	for asked := range root.Get("output", "completeTrackResults").Elements() {
		for v := range asked.Get("trackResults").Elements() {
			all = append(all, readStory(v, zone))
		}
	}
	if len(all) == 0 {
		return nil, errNoParcel
	}
	return all, nil
}

// later reports whether s is of a parcel shipped after that of t; of two on one day, the one with the later scan, and
// at last the greater mark of FedEx, so that the order in the answer decides nothing.
func (s story) later(t story) bool {
	if s.empty != t.empty {
		return t.empty
	}
	if c := s.shipped.Compare(t.shipped); c != 0 {
		return c > 0
	}
	if c := s.lastScan().Compare(t.lastScan()); c != 0 {
		return c > 0
	}
	return s.unique > t.unique
}

func (s story) lastScan() time.Time {
	if n := len(s.tracking.Scans); n > 0 {
		return s.tracking.Scans[n-1].At
	}
	return time.Time{}
}

// storyParts are found in one pass, for a story is long.
type storyParts struct{ number, service, latest, scans, dates, window, extra, fault loosejson.Value }

func partsOf(v loosejson.Value) (p storyParts) {
	for name, m := range v.Members() {
		switch string(name) {
		case "trackingNumberInfo":
			p.number = m
		case "serviceDetail":
			p.service = m
		case "latestStatusDetail":
			p.latest = m
		case "scanEvents":
			p.scans = m
		case "dateAndTimes":
			p.dates = m
		case "estimatedDeliveryTimeWindow":
			p.window = m
		case "additionalTrackingInfo":
			p.extra = m
		case "error":
			p.fault = m
		}
	}
	return p
}

func readStory(v loosejson.Value, zone *time.Location) story {
	p := partsOf(v)
	s := story{number: p.number.Get("trackingNumber").Text(), unique: p.number.Get("trackingNumberUniqueId").Text(),
		service: p.service.Get("type").Text(), keys: referencesOf(p.extra)}
	s.tracking.Scans = readScans(p.scans, zone)
	latest := event{code: p.latest.Get("code").Text(), derived: p.latest.Get("derivedCode").Text()}
	if len(s.tracking.Scans) == 0 && latest.code == "" {
		s.empty, s.code = true, tidyCode(p.fault.Get("code").Text())
		return s
	}
	if s.tracking.Status = shipping.Reduce(s.tracking.Scans); s.tracking.Status == shipping.StatusUnknown {
		s.tracking.Status = shipping.Reduce([]shipping.Scan{{Status: latest.meaning()}}) // FedEx knows no scan yet
	}
	s.dated(p.dates)
	if !s.tracking.ETA.IsSet() {
		s.tracking.ETA = dayOf(p.window.Get("window", "ends").Text())
	}
	return s
}

// dated reads the days: shipped on, and expected on. Without a ship date the first scan tells it.
func (s *story) dated(dates loosejson.Value) {
	days := map[string]cal.Date{}
	for d := range dates.Elements() {
		days[d.Get("type").Text()] = dayOf(d.Get("dateTime").Text())
	}
	s.shipped = firstDay(days, "SHIP", "ACTUAL_PICKUP", "ACTUAL_TENDER")
	if !s.shipped.IsSet() && len(s.tracking.Scans) > 0 {
		s.shipped = s.tracking.Scans[0].Day
	}
	s.tracking.ETA = firstDay(days, "ESTIMATED_DELIVERY", "APPOINTMENT_DELIVERY", "COMMITMENT")
}

func firstDay(days map[string]cal.Date, types ...string) cal.Date {
	for _, t := range types {
		if d := days[t]; d.IsSet() {
			return d
		}
	}
	return cal.Date{}
}

// referencesOf are the references that the sender put on a parcel; the document has them as value, answers as values.
func referencesOf(extra loosejson.Value) (keys []string) {
	for id := range extra.Get("packageIdentifiers").Elements() {
		switch id.Get("type").Text() {
		case ourReference, "SHIPPER_REFERENCE":
			for _, name := range [...]string{"value", "values"} {
				for v := range id.Get(name).Elements() {
					keys = append(keys, v.Text())
				}
			}
		}
	}
	return keys
}
