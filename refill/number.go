package refill

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// NumberID names a number that a plan or a law fixes.
type NumberID string

// The numbers of this package. A plan may have its own instead.
const (
	MailLead         NumberID = "refill.mail_lead_days"         // between ordering and run-out
	MailMinimum      NumberID = "refill.mail_min_days_supply"   // the shortest supply that goes by mail
	DeliveryPromise  NumberID = "refill.delivery_promise_days"  // from the order to the door
	VacationYear     NumberID = "refill.vacation_per_year"      // overrides for a trip
	VacationLength   NumberID = "refill.vacation_days"          // the longest trip
	LostYear         NumberID = "refill.lost_per_year"          // overrides for a lost supply of a drug
	HealthEmergency  NumberID = "refill.health_emergency_days"  // how long one runs unless it is renewed
	UndatedDisaster  NumberID = "refill.undated_disaster_days"  // after the start of a disaster without an end
	BridgeSpare      NumberID = "refill.bridge_spare_days"      // more than the gap
	BridgeMost       NumberID = "refill.bridge_max_days"        // of a temporary supply
	PartBContact     NumberID = "refill.part_b_contact_days"    // before the end of supply
	PartBShip        NumberID = "refill.part_b_ship_days"       // before the end of supply
	MaintenanceLeast NumberID = "refill.maintenance_least_days" // from which use counts as long
)

// Number is one row of dated data.
type Number struct {
	ID       NumberID
	Value    int
	Period   cal.Period // open where no beginning or end is known
	Citation string
	Evidence reason.Evidence
}

// Numbers is the table of defaults, as known on 2026-11-24. The slice is the caller's.
func Numbers() []Number {
	since := func(y int, m time.Month, d int) cal.Period { return cal.Period{From: cal.Of(y, m, d)} }
	return []Number{
		{ID: MailLead, Value: DefaultLead, Citation: "R2.5: CareSource; 10 (UHC) and 21 (Optum) are seen", Evidence: reason.SecondHand},
		{ID: MailMinimum, Value: 35, Period: since(2025, time.January, 1), Evidence: reason.SecondHand,
			Citation: "R2.5: a large mail pharmacy fills most supplies of a month or less no more; the number is an example"},
		{ID: DeliveryPromise, Value: 11, Citation: "R5.4: CareSource, to the door; 8 to 14 are seen", Evidence: reason.SecondHand},
		{ID: VacationYear, Value: 1, Citation: "R2.4: plan limit, by example", Evidence: reason.Unconfirmed},
		{ID: VacationLength, Value: 90, Citation: "R2.4: plan limit, by example", Evidence: reason.Unconfirmed},
		{ID: LostYear, Value: 1, Citation: "R2.4: often once a year and drug", Evidence: reason.Unconfirmed},
		{ID: HealthEmergency, Value: 90, Evidence: reason.SecondHand,
			Citation: "42 USC 247d(a): the 90-day period that begins on the day of the determination"},
		{ID: UndatedDisaster, Value: 30, Citation: "R2.6: CareSource, 30 days after the start", Evidence: reason.SecondHand},
		{ID: BridgeSpare, Value: 2, Citation: "R5.6", Evidence: reason.Proposal},
		{ID: BridgeMost, Value: 30, Citation: "R5.6: a retail month", Evidence: reason.Proposal},
		{ID: PartBContact, Value: 30, Citation: "R2.10: 42 CFR 410.38(d)(4)", Evidence: reason.SecondHand},
		{ID: PartBShip, Value: 10, Citation: "R2.10: 42 CFR 410.38(d)(4)", Evidence: reason.SecondHand},
		{ID: MaintenanceLeast, Value: 56, Citation: "R3.1: ESI-TRICARE, for automatic refill; taken for long use here", Evidence: reason.Proposal},
	}
}

// NumberOn is the number in force on day d; false where none is, and then nothing is taken in its place.
func NumberOn(id NumberID, d cal.Date) (int, bool) {
	for _, n := range Numbers() {
		if n.ID == id && n.Period.Contains(d) {
			return n.Value, true
		}
	}
	return 0, false
}
