package ups

import "github.com/mailrx/mailrx/shipping"

// Letter codes that say what the number beside them does not. "B0" and "DL" stand in UPS's list of exceptions (read
// 2026-07): delivered to the sender, and returning to the sender. "DL" reads as delivered to the hasty.
const (
	codeToSender  = "B0"
	codeReturning = "DL"
)

// statusOf reads machine codes only, no word of prose. The number wins over the letters; a number that is not in the
// table is StatusUnknown whatever the letters say, for a new kind of delivery is typed D as well.
func statusOf(s activityStatus) shipping.Status {
	switch {
	case s.Type == "D" && s.Code == codeToSender, s.Type == "X" && s.Code == codeReturning:
		return shipping.ReturnedToSender
	case s.StatusCode != "":
		return statusCodes[string(s.StatusCode)]
	}
	return statusOfType(s)
}

// statusOfType serves scans without a number: activity type and letter code.
func statusOfType(s activityStatus) shipping.Status {
	switch s.Type {
	case "M":
		if s.Code == "VP" {
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
		return inTransit(s.Code)
	}
	return shipping.StatusUnknown
}

func inTransit(code text) shipping.Status {
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
func scanCode(s activityStatus) string {
	number, letters := shortCode(s.StatusCode), shortCode(s.Code)
	switch {
	case number == "" && letters == "":
		return shortCode(s.Type)
	case letters == "":
		return number
	case number == "":
		return letters
	}
	return number + "/" + letters
}

func shortCode(t text) string {
	if t == "" || len(t) <= 4 && isCode(string(t)) {
		return string(t)
	}
	return "?"
}
