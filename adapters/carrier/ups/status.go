package ups

import (
	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// Letter codes that say what the number beside them does not. "B0" and "DL" stand in UPS's list of exceptions (read
// 2026-07): delivered to the sender, and returning to the sender. "DL" reads as delivered to the hasty.
const (
	codeToSender  = "B0"
	codeReturning = "DL"
)

// meaning reads machine codes only, no word of prose. The number wins over the letters; a number that is not in the
// table is StatusUnknown whatever the letters say, for a new kind of delivery is typed D as well.
func (s activityStatus) meaning() shipping.Status {
	switch {
	case s.kind == "D" && s.code == codeToSender, s.kind == "X" && s.code == codeReturning:
		return shipping.ReturnedToSender
	case s.number != "":
		return statusCodes[s.number]
	}
	return s.meaningOfKind()
}

// meaningOfKind serves scans without a number: activity type and letter code.
func (s activityStatus) meaningOfKind() shipping.Status {
	switch s.kind {
	case "M":
		if s.code == "VP" {
			return shipping.Cancelled
		}
		return shipping.LabelCreated
	case "MV":
		return shipping.Cancelled
	case "D":
		return shipping.Delivered
	case "X":
		return shipping.Exception
	case "U":
		return shipping.Info
	case "I":
		return inTransit(s.code)
	}
	return shipping.StatusUnknown
}

func inTransit(code string) shipping.Status {
	switch code {
	case "OT":
		return shipping.OutForDelivery
	case "OR":
		return shipping.Accepted
	}
	return shipping.InTransit
}

// scanCode is "011/KB", number and letters as UPS gave them; what is missing is left out. Anything that is no code is
// "?", for a scan goes to records and logs.
func (s activityStatus) scanCode() string {
	number, letters := shortCode(s.number), shortCode(s.code)
	switch {
	case number == "" && letters == "":
		return shortCode(s.kind)
	case letters == "":
		return number
	case number == "":
		return letters
	}
	return number + "/" + letters
}

func shortCode(s string) string {
	if s == "" || len(s) <= 4 && postal.Alphanumeric(s) {
		return s
	}
	return "?"
}
