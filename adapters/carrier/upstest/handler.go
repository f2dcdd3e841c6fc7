package upstest

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// rate answers Shop and Rate, with days of arrival where the option asks for time in transit.
func (s *Server) rate(r *http.Request) answer {
	var in rateIn
	if !readBody(r, &in) {
		return notJSON()
	}
	shipment := &in.RateRequest.Shipment
	if refused, bad := shipment.check(); bad {
		return refused
	}
	timed := strings.Contains(strings.ToLower(r.PathValue("option")), "timeintransit")
	var rated []object
	for _, t := range tariffs {
		list, paid := t.price(shipment.Package[0])
		o := object{
			"Service":               object{"Code": t.service, "Description": ""},
			"RatedShipmentAlert":    object{"Code": "110971", "Description": "Your invoice may vary from the displayed reference rates"},
			"TransportationCharges": charge(list), "TotalCharges": charge(list),
			"NegotiatedRateCharges": object{"TotalCharge": charge(paid)},
			"RatedPackage":          object{"TotalCharges": charge(list), "Weight": shipment.Package[0].PackageWeight.Weight},
		}
		if timed {
			o["TimeInTransit"] = s.timeInTransit(t.service, shipment.DeliveryTimeInformation.Pickup.Date)
		}
		rated = append(rated, o)
	}
	return success(object{"RateResponse": object{"Response": responded(), "RatedShipment": rated}})
}

func (s *Server) timeInTransit(service, pickup string) object {
	day := cal.In(s.opt.Now(), s.opt.Zone)
	if t, err := time.Parse("20060102", pickup); err == nil {
		day = cal.Of(t.Date())
	}
	day = cal.OnOrAfterBusinessDay(day)
	arrives := cal.AddBusinessDays(day, transit[service])
	return object{
		"PickupDate": compact(day),
		"ServiceSummary": object{
			"Service": object{"Description": ""},
			"EstimatedArrival": object{
				"Arrival":               object{"Date": compact(arrives), "Time": "230000"},
				"BusinessDaysInTransit": fmt.Sprint(transit[service]),
				"Pickup":                object{"Date": compact(day), "Time": "180000"},
			},
			"GuaranteedIndicator": "",
		},
	}
}

func compact(d cal.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// ship sells a label. UPS does not know a repeated request from a new one, and neither does this.
func (s *Server) ship(r *http.Request) answer {
	var in shipIn
	if !readBody(r, &in) {
		return notJSON()
	}
	shipment := &in.ShipmentRequest.Shipment
	if refused, bad := shipment.check(); bad {
		return refused
	}
	t, ok := tariffOf(shipment.Service.Code)
	if !ok {
		return refusal(http.StatusBadRequest, "120124", "The requested service is unavailable between the selected locations.")
	}
	pack := shipment.Package[0]
	l := Label{Service: t.service, Bought: s.opt.Now().UTC(), Format: in.ShipmentRequest.LabelSpecification.LabelImageFormat.Code}
	l.List, l.Paid = t.price(pack)
	if len(pack.ReferenceNumber) > 0 {
		l.Reference = shipping.Key(pack.ReferenceNumber[0].Value)
	}
	err := s.books.change(func(st *state) error {
		st.Sequence++
		l.Tracking = shipping.TrackingNumber(trackingNumber(shipment.Shipper.ShipperNumber, l.Service, st.Sequence))
		st.Labels = append(st.Labels, l)
		return nil
	})
	if err != nil {
		return refusal(http.StatusInternalServerError, "120001", "The books cannot be written")
	}
	return sold(&l)
}

func sold(l *Label) answer {
	return success(object{"ShipmentResponse": object{
		"Response": responded(),
		"ShipmentResults": object{
			"ShipmentIdentificationNumber": l.Tracking.Reveal(),
			"ShipmentCharges":              object{"TransportationCharges": charge(l.List), "TotalCharges": charge(l.List)},
			"NegotiatedRateCharges":        object{"TotalCharge": charge(l.Paid)},
			"PackageResults": object{
				"TrackingNumber": l.Tracking.Reveal(),
				"ShippingLabel": object{
					"ImageFormat":  object{"Code": l.format(), "Description": l.format()},
					"GraphicImage": l.image(),
				},
			},
		},
	}})
}

func (l *Label) format() string {
	if l.Format == "" {
		return "GIF"
	}
	return l.Format
}

// image shows the number and nobody's name: a label here is for no parcel.
func (l *Label) image() string {
	if l.format() == "ZPL" {
		return base64.StdEncoding.EncodeToString([]byte("^XA^FO50,50^A0N,40,40^FD" + l.Tracking.Reveal() + "^FS^XZ"))
	}
	return base64.StdEncoding.EncodeToString(onePixel)
}

// onePixel is a GIF of one white pixel.
var onePixel = []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")

var (
	errNoShipment = errors.New("no shipment found within the allowed void period")
	errVoidBefore = errors.New("the shipment has already been voided")
	errMoving     = errors.New("the time for voiding has expired")
)

// void makes a label dead, once; not after the parcel was picked up.
func (s *Server) void(r *http.Request) answer {
	now := s.opt.Now()
	err := s.books.change(func(st *state) error {
		l := st.find(strings.ToUpper(r.PathValue("id")))
		switch {
		case l == nil:
			return errNoShipment
		case !l.Live():
			return errVoidBefore
		case len(s.story(l, now)) > 1:
			return errMoving
		}
		l.Voided = now.UTC()
		return nil
	})
	switch {
	case errors.Is(err, errNoShipment):
		return refusal(http.StatusBadRequest, "190102", err.Error())
	case errors.Is(err, errVoidBefore):
		return refusal(http.StatusBadRequest, "190117", err.Error())
	case errors.Is(err, errMoving):
		return refusal(http.StatusBadRequest, "190101", err.Error())
	case err != nil:
		return refusal(http.StatusInternalServerError, "190002", "The books cannot be written")
	}
	return success(object{"VoidShipmentResponse": object{
		"Response":      responded(),
		"SummaryResult": object{"Status": object{"Code": "1", "Description": "Voided"}},
	}})
}

// recovery gives live labels again, by number or by reference.
func (s *Server) recovery(r *http.Request) answer {
	var in recoveryIn
	if !readBody(r, &in) {
		return notJSON()
	}
	q := in.LabelRecoveryRequest
	number, reference := strings.ToUpper(q.TrackingNumber), shipping.Key(q.ReferenceValues.ReferenceNumber.Value)
	var found []object
	s.books.read(func(st *state) {
		for i := range st.Labels {
			l := &st.Labels[i]
			if l.Live() && (number != "" && l.Tracking.Reveal() == number || number == "" && reference != "" && l.Reference == reference) {
				found = append(found, recovered(l))
			}
		}
	})
	if len(found) == 0 {
		return refusal(http.StatusBadRequest, "300007", "No shipment found for the reference")
	}
	body := object{"Response": responded(), "LabelResults": found, "ShipmentIdentificationNumber": found[0]["TrackingNumber"]}
	if len(found) == 1 {
		body["LabelResults"] = found[0]
	}
	return success(object{"LabelRecoveryResponse": body})
}

func recovered(l *Label) object {
	return object{
		"TrackingNumber": l.Tracking.Reveal(),
		"LabelImage":     object{"GraphicImage": l.image(), "LabelImageFormat": object{"Code": strings.ToLower(l.format())}},
		"Receipt":        "",
	}
}

// track tells the story so far. A number that is not in the books is a 200 with a warning, as at UPS.
func (s *Server) track(r *http.Request) answer {
	if r.Header.Get("transId") == "" || r.Header.Get("transactionSrc") == "" {
		return refusal(http.StatusBadRequest, "TV0002", "Missing transId or transactionSrc")
	}
	number := r.PathValue("number")
	now := s.opt.Now()
	var shipment object
	s.books.read(func(st *state) {
		if l := st.find(strings.ToUpper(number)); l != nil {
			shipment = s.tracked(l, now)
		}
	})
	if shipment == nil {
		shipment = object{"warnings": []object{{"code": "TW0001", "message": "Tracking Information Not Found"}}}
	}
	return success(object{"trackResponse": object{"shipment": []object{shipment}}})
}

func (s *Server) tracked(l *Label, now time.Time) object {
	story := s.story(l, now)
	slices.Reverse(story) // newest first
	activity := make([]object, len(story))
	for i, e := range story {
		activity[i] = s.activity(e)
	}
	due := cal.AddBusinessDays(s.pickup(l), transit[l.Service])
	return object{
		"inquiryNumber": l.Tracking.Reveal(),
		"package": []object{{
			"trackingNumber": l.Tracking.Reveal(),
			"deliveryDate":   []object{{"type": "SDD", "date": compact(due)}},
			"activity":       activity,
			"packageCount":   1,
		}},
	}
}

func (s *Server) activity(e Event) object {
	local := e.At.In(s.opt.Zone)
	return object{
		"location": object{"address": object{"countryCode": "US", "country": "US"}},
		"status":   object{"type": e.Type, "code": e.Code, "statusCode": e.Num, "description": "imitation"},
		"date":     local.Format("20060102"), "time": local.Format("150405"),
		"gmtDate": e.At.Format("20060102"), "gmtTime": e.At.Format("15:04:05"), "gmtOffset": local.Format("-07:00"),
	}
}
