package auto

import "fmt"

// Describe is one line without patient data.
func (e FillRecorded) Describe() string {
	return fmt.Sprintf("%d days of supply counted from %s", e.Fill.Days, e.Fill.Date)
}

// Describe is one line without patient data.
func (e FillDropped) Describe() string {
	line := "a fill counts no longer that is not counted yet"
	if e.Fill.Sound() {
		line = fmt.Sprintf("%d days of supply from %s count no longer", e.Fill.Days, e.Fill.Date)
	}
	if e.Reason != "" {
		line += ": " + e.Reason
	}
	return line
}

// Describe is one line without patient data.
func (e ConsentGiven) Describe() string {
	return "automatic refills agreed to " + e.Consent.Channel.Words()
}

// Describe is one line without patient data.
func (e CyclePlanned) Describe() string {
	c := e.Cycle
	line := fmt.Sprintf("supply runs out on %s: automatic refill %d ships on %s, after reminders on %s and %s", c.RunOut, c.No, c.Ship, c.Reminder1, c.Reminder2)
	if gap := c.Gap(); gap > 0 {
		line += fmt.Sprintf("; supply may lack for %d days", gap)
	}
	return line
}

// Describe is one line without patient data.
func (e ReminderAsked) Describe() string {
	return fmt.Sprintf("reminder %d goes out: automatic refill %d ships on %s", e.Cycle.Asked, e.Cycle.No, e.Cycle.Ship)
}

// Describe is one line without patient data.
func (e ReminderAnswered) Describe() string {
	if e.Delivered {
		return fmt.Sprintf("reminder %d of automatic refill %d reached the member", e.No, e.Cycle)
	}
	return fmt.Sprintf("reminder %d of automatic refill %d did not reach the member", e.No, e.Cycle)
}

// Describe is one line without patient data.
func (e ShipmentConfirmed) Describe() string {
	return fmt.Sprintf("automatic refill %d confirmed", e.Cycle)
}

// Describe is one line without patient data.
func (e ShipmentSkipped) Describe() string {
	return fmt.Sprintf("automatic refill %d skipped", e.Cycle)
}

// Describe is one line without patient data.
func (e ShipmentHeld) Describe() string {
	return fmt.Sprintf("automatic refill %d held: %s", e.Cycle, e.Code)
}

// Describe is one line without patient data.
func (e RefillOpened) Describe() string {
	return fmt.Sprintf("automatic refill %d released: fill %d of the prescription is due", e.Cycle, e.FillNo)
}

// Describe is one line without patient data.
func (e ConsentEnded) Describe() string {
	if r, known := e.End.rule(); known {
		return "automatic refill ended: " + r.Meaning
	}
	return "automatic refill stopped"
}

// Describe is one line without patient data.
func (e RefillsEnded) Describe() string { return "the last refill has left" }

// Describe is one line without patient data.
func (e RefillsReopened) Describe() string { return "a refill is left again" }

// Describe is one line without patient data.
func (e TimerSet) Describe() string { return "timer set again" }
