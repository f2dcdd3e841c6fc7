package upstest

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/cal"
)

// rate answers Shop and Rate, with days of arrival where the option asks for time in transit.
func (s *Server) rate(r *http.Request) imitation.Answer {
	var in rateIn
	if !imitation.ReadJSON(r, &in) {
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
	day := cal.In(s.Now(), s.Zone())
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
