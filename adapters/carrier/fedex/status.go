package fedex

import "github.com/mailrx/mailrx/shipping"

// statusCodes are the scan codes of FedEx by what they mean for a parcel (list of track-v1, read 2025-10; the meaning
// is ours). Rows that are easily read wrong:
//
//   - LO has left the origin: it is not lost. No code of FedEx says lost.
//   - RS is on its way back: returned, as the member will not get it. A DL after it is the sender's.
//   - HL and HP wait at a place of FedEx: not in the member's hands.
//   - OX is told to the post office, and AX is there: FedEx has handed over, nobody has it at home.
//   - RP, LP, RG and RD are of return labels by mail, and move no parcel.
//   - PD is a pickup that is late, not a partial delivery, as it is at DHL.
//
// A code that is not here is unknown, never a guess from its neighbors.
var statusCodes = byCode(map[shipping.Status][]string{
	shipping.LabelCreated: {"AP", "DS", "EP", "IN", "OC", "OX"},
	shipping.Accepted:     {"PU", "PX"},
	shipping.InTransit: {
		"AA", "AC", "AD", "AE", "AF", "AO", "AR", "AX", "CC", "CH", "CP", "DP", "EA", "EO", "FD", "IT", "IX", "LO", "OF", "OW", "Ow",
		"PF", "PL", "PM", "SF", "SP", "TR",
	},
	shipping.OutForDelivery:     {"ED", "OD"},
	shipping.AvailableForPickup: {"HL", "HP"},
	shipping.Delivered:          {"DL"},
	shipping.Exception:          {"CD", "DD", "DE", "DR", "DY", "PD", "SE"},
	shipping.ReturnedToSender:   {"RS"},
	shipping.Cancelled:          {"CA"},
	shipping.Info:               {"BR", "CU", "LP", "RC", "RD", "RG", "RM", "RP", "RR", "SH", "TP"},
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

// twofold codes stand in two lists of FedEx with two meanings: CA is a label cancelled, and also who has the parcel
// (the carrier); EA, SP, RC and RD alike.
var twofold = map[string]bool{"CA": true, "EA": true, "SP": true, "RC": true, "RD": true}

// meaning reads machine codes only, no word of prose. What FedEx reduces a scan to decides where its code has two
// meanings, and serves a scan without a code.
func (e event) meaning() shipping.Status {
	if e.code == "" || twofold[e.code] && e.derived != "" && e.derived != e.code {
		if s := statusCodes[e.derived]; s != shipping.StatusUnknown {
			return s
		}
	}
	return statusCodes[e.code]
}
