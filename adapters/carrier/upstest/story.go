package upstest

import (
	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// scan is UPS's machine codes of one kind of event.
type scan struct{ kind, code, number string }

// scans are UPS's letters and numbers.
var scans = map[shipping.Status]scan{
	shipping.LabelCreated:       {"M", "MP", "003"},
	shipping.Accepted:           {"I", "OR", "160"},
	shipping.InTransit:          {"I", "DP", "005"},
	shipping.OutForDelivery:     {"I", "OT", "021"},
	shipping.AvailableForPickup: {"D", "2Q", "161"},
	shipping.Delivered:          {"D", "FS", "011"},
	shipping.Exception:          {"X", "48", "060"},
	shipping.ReturnedToSender:   {"X", "RS", "034"},
	shipping.Lost:               {"X", "LP", "068"},
	shipping.Cancelled:          {"MV", "VP", "007"},
	shipping.Info:               {"X", "UP", "129"},
}

func scanOf(e imitation.Event) scan {
	if e.Hub {
		return scan{"I", "AR", "010"}
	}
	return scans[e.Status]
}
