package usps

import (
	"strings"

	"github.com/mailrx/mailrx/shipping"
)

// eventCodes are the event codes of USPS by what they mean for a parcel (two public code tables that agree, and recorded
// bodies; no official page is stored; read 2026-06). Rows that are easily read wrong:
//
//   - 21 to 29 and 31 are reasons of a return: the parcel is on its way back, and the member will not get it. 27
//     (unclaimed) and 28 (the addressee has died) are facts about a patient.
//   - 14 and 16 wait at a post office or a locker for the member; 43 is picked up there.
//   - 04 and 05 (refused, undeliverable) are exceptions: the return has a scan of its own.
//   - 44 is called back by the sender.
//
// A1, T1 and TL stand in recorded bodies of the living API beside arrived at, departed from and on the way to a
// facility. A code that is not here is unknown, never a guess from its neighbours.
var eventCodes = byCode(map[shipping.Status][]string{
	shipping.LabelCreated:       {"GX", "MA"},
	shipping.Accepted:           {"03", "OA", "TM", "PA", "UA", "80"},
	shipping.InTransit:          {"NT", "10", "PC", "EF", "SF", "07", "06", "81", "82", "42", "41", "19", "A1", "T1", "TL"},
	shipping.OutForDelivery:     {"OF"},
	shipping.AvailableForPickup: {"14", "16"},
	shipping.Delivered:          {"01", "43", "17"},
	shipping.Exception: {
		"02", "04", "05", "08", "15", "30", "51", "52", "53", "54", "55", "56", "71", "DX", "44",
	},
	shipping.ReturnedToSender: {"09", "21", "22", "23", "24", "25", "26", "27", "28", "29", "31"},
	shipping.Lost:             {"11"},
})

func byCode(rows map[shipping.Status][]string) map[string]shipping.Status {
	table := map[string]shipping.Status{}
	for status, codes := range rows {
		for _, code := range codes {
			table[code] = status
		}
	}
	return table
}

// categories are the categories of USPS, one for each parcel, which serve where no scan is known.
var categories = map[string]shipping.Status{
	"Pre-Shipment":                    shipping.LabelCreated,
	"Accepted":                        shipping.Accepted,
	"Moving Through Network":          shipping.InTransit,
	"In Transit":                      shipping.InTransit,
	"Out for Delivery":                shipping.OutForDelivery,
	"Available for Pickup":            shipping.AvailableForPickup,
	"Delivered":                       shipping.Delivered,
	"Delivered to Agent":              shipping.Delivered,
	"Delivery Attempt: Action Needed": shipping.Exception,
	"Alert":                           shipping.Exception,
}

const (
	codeDelivered = "01"
	// toSender is the one sentence that is read, and only beside 01, which has no code of its own for it: the parcel
	// was handed back to the pharmacy. It is compared whole.
	toSender = "Delivered, To Original Sender"
)

// meaning reads the machine code; beside 01 it knows the sentence that makes a return of a delivery.
func (e event) meaning() shipping.Status {
	if e.code == codeDelivered && strings.EqualFold(strings.TrimSpace(e.sentence.Text()), toSender) {
		return shipping.ReturnedToSender
	}
	return eventCodes[e.code]
}
