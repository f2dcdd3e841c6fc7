package fedextest

import (
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// scan is FedEx's machine codes of one kind of event: its type, and what FedEx reduces it to.
type scan struct{ event, derived string }

// scans are FedEx's codes. It has none for a parcel that is lost: an exception stands for it.
var scans = map[shipping.Status]scan{
	shipping.LabelCreated:       {"OC", "IN"},
	shipping.Accepted:           {"PU", "PU"},
	shipping.InTransit:          {"DP", "IT"},
	shipping.OutForDelivery:     {"OD", "OD"},
	shipping.AvailableForPickup: {"HL", "HL"},
	shipping.Delivered:          {"DL", "DL"},
	shipping.Exception:          {"DE", "DE"},
	shipping.ReturnedToSender:   {"RS", "RS"},
	shipping.Lost:               {"SE", "SE"},
	shipping.Cancelled:          {"CA", "CA"},
	shipping.Info:               {"RM", "RM"},
}

func scanOf(e imitation.Event) scan {
	if e.Hub {
		return scan{"AR", "IT"}
	}
	return scans[e.Status]
}
