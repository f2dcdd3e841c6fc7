package usps

import (
	"strconv"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// message is what a subscription sends: its time and its payload as they stand, for the proof is of these texts.
type message struct{ timestamp, payload string }

func openMessage(body []byte) (m message, err error) {
	root, err := loosejson.Parse(body)
	if err != nil {
		return m, fault("push", shipping.ErrInvalid, "the message is no JSON")
	}
	m = message{timestamp: root.Get("timestamp").Text(), payload: root.Get("payload").Text()}
	if m.timestamp == "" || m.payload == "" {
		return m, fault("push", shipping.ErrInvalid, "the message has no timestamp or no payload")
	}
	return m, nil
}

// layouts of a timestamp; without a zone it is UTC.
var layouts = [...]string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999"}

// at is the message's time, as written or in milliseconds since 1970; the zero time where it is neither, which is out of
// every window.
func (m message) at() time.Time {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, m.timestamp); err == nil {
			return t.UTC()
		}
	}
	if n, err := strconv.ParseInt(m.timestamp, 10, 64); err == nil && len(m.timestamp) == 13 {
		return time.UnixMilli(n).UTC()
	}
	return time.Time{}
}

// tracking reads a payload like an item of a tracking answer, or, where it holds no list of events, like one event.
func (m message) tracking(zone *time.Location) (shipping.Tracking, bool) {
	root, err := loosejson.Parse([]byte(m.payload))
	it := readItem(root)
	n := shipping.TrackingNumber(it.number)
	if err != nil || !isNumber(it.number) {
		return shipping.Tracking{}, false
	}
	if it.events.First() == nil && root.Get("eventCode").Text() != "" {
		it.events = root
	}
	return it.tracking(n, zone)
}
