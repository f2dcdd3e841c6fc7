package dhl

import (
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// statusRows are the checkpoint codes of DHL by what they mean for a parcel (DHL's table of 2024-06 and its list
// trackingEventCode of 2026-06; the meaning is ours). Rows that are easily read wrong:
//
//   - CC waits for the member to collect it: available for pickup, and no clearance by customs
//   - PD is a delivery of some pieces: others are owed, so nothing is delivered
//   - RT is returned to the consignor, and not in transit
//   - TP is handed to another carrier: on its way, and DHL tells nothing more
//   - CS closes the record without saying how: it moves nothing
//   - CA is closed on arrival, an exception; nobody has cancelled it
//   - 101 to 104 are those of DHL's unified tracking, at the level of a shipment
var statusRows = map[shipping.Status][]string{
	shipping.LabelCreated:       {"104"},
	shipping.Accepted:           {"PU", "SA"},
	shipping.InTransit:          {"AF", "AR", "BR", "CR", "DF", "FD", "IC", "PL", "SM", "TP", "TR", "102"},
	shipping.OutForDelivery:     {"WC"},
	shipping.AvailableForPickup: {"CC"},
	shipping.Delivered:          {"DD", "OK", "101"},
	shipping.Exception: {
		"AD", "BA", "BN", "CA", "CD", "CM", "HP", "MC", "MD", "MS", "ND", "NH", "OH", "PD", "RD", "SS", "TD", "TI", "UD", "103",
	},
	shipping.ReturnedToSender: {"RT"},
	shipping.Lost:             {"DS"},
	shipping.Info:             {"PY", "RR", "SC"},
	shipping.StatusUnknown:    {"CS"},
}

var statusCodes = byCode(statusRows)

func byCode(rows map[shipping.Status][]string) map[string]shipping.Status {
	table := map[string]shipping.Status{}
	for status, codes := range rows {
		for _, code := range codes {
			table[code] = status
		}
	}
	return table
}

// scanCode is the code as DHL gave it; anything that is no code is "?", for a scan goes to records and logs.
func scanCode(s string) string {
	if s == "" || len(s) <= 4 && postal.Alphanumeric(s) {
		return s
	}
	return "?"
}
