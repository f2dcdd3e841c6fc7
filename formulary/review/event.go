package review

import (
	"time"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Events. At is the instant of the decision, UTC, cut to microseconds. Clock is the clock as the event leaves it.
type (
	// Opened begins the case.
	Opened struct {
		At    time.Time `json:"at"`
		Case  Case      `json:"case"`
		Items []Item    `json:"items,omitempty"`
	}
	// Sent hands the first request to the plan.
	Sent struct {
		At    time.Time `json:"at"`
		Track Track     `json:"track"`
		Owed  bool      `json:"owed,omitempty"` // the plan must expedite
	}
	// Received starts the clock of a level.
	Received struct {
		At     time.Time `json:"at"`
		Came   time.Time `json:"came"`             // when it came in
		Awaits bool      `json:"awaits,omitempty"` // the prescriber's statement
		Clock  Clock     `json:"clock,omitzero"`
	}
	// Supported is the prescriber's statement.
	Supported struct {
		At       time.Time  `json:"at"`
		Came     time.Time  `json:"came"`
		Says     []Sentence `json:"says"`
		Oral     bool       `json:"oral,omitempty"`
		Document string     `json:"document,omitempty"`
		Clock    Clock      `json:"clock,omitzero"`
	}
	// Asked is missing information that was asked for. Stops says that the clock stands still, or is set anew by the
	// answer.
	Asked struct {
		At    time.Time `json:"at"`
		Codes []string  `json:"codes"`
		Stops bool      `json:"stops,omitempty"`
		Clock Clock     `json:"clock,omitzero"`
	}
	// Supplied is information that came. Complete says that nothing which was asked for is missing any more.
	Supplied struct {
		At       time.Time `json:"at"`
		Came     time.Time `json:"came"`
		Items    []Item    `json:"items"`
		Complete bool      `json:"complete,omitempty"`
		Clock    Clock     `json:"clock,omitzero"`
	}
	// Extended is the plan's one extension, noticed on day On.
	Extended struct {
		At    time.Time `json:"at"`
		On    cal.Date  `json:"on"`
		Clock Clock     `json:"clock,omitzero"`
	}
	// ExpediteRefused puts the case on the standard track, counted from the same receipt.
	ExpediteRefused struct {
		At       time.Time `json:"at"`
		NoticeBy cal.Date  `json:"notice_by,omitzero"`
		Clock    Clock     `json:"clock,omitzero"`
	}
	// Missed is a deadline that passed without an answer.
	Missed struct {
		At        time.Time `json:"at"`
		Level     Level     `json:"level"`
		Due       time.Time `json:"due"`
		ForwardBy time.Time `json:"forward_by,omitzero"` // zero: nothing is forwarded
	}
	// Forwarded says that the independent review entity has the case.
	Forwarded struct {
		At time.Time `json:"at"`
	}
	// Answered is the decision of a level. Nothing in it is left to be filled in.
	Answered struct {
		At       time.Time `json:"at"`
		Level    Level     `json:"level"`
		Answer   Answer    `json:"answer"`
		Missing  []string  `json:"missing,omitempty"` // what the criteria wanted and nobody supplied
		Late     bool      `json:"late,omitempty"`
		Deemed   bool      `json:"deemed,omitempty"` // by state law, for want of an answer
		EffectBy time.Time `json:"effect_by,omitzero"`
	}
	// Proved is evidence of when the notice was received.
	Proved struct {
		At       time.Time `json:"at"`
		On       cal.Date  `json:"on"`
		Document string    `json:"document"`
	}
	// Appealed takes the case to the next level. FileBy is the last day that was in time; Late is past it. Begins is the
	// earliest instant at which the next level can have it.
	Appealed struct {
		At        time.Time       `json:"at"`
		Filed     cal.Date        `json:"filed"`
		Begins    time.Time       `json:"begins"`
		Level     Level           `json:"level"`
		Track     Track           `json:"track"`
		Reason    string          `json:"reason"`
		Documents []string        `json:"documents,omitempty"`
		Value     formulary.Known `json:"value,omitzero"`
		FileBy    cal.Date        `json:"file_by,omitzero"`
		Late      bool            `json:"late,omitempty"`
		Cause     string          `json:"cause,omitempty"`
		Owed      bool            `json:"owed,omitempty"`
	}
	// CauseJudged is whether a late appeal had good cause; without it the appeal is dismissed.
	CauseJudged struct {
		At   time.Time `json:"at"`
		Good bool      `json:"good"`
	}
	// WithdrawnByAsker ends what was asked.
	WithdrawnByAsker struct {
		At time.Time `json:"at"`
	}
	// OrderDropped says that no order waits for the case.
	OrderDropped struct {
		At time.Time `json:"at"`
	}
	// Effected says that an answer from above was carried out.
	Effected struct {
		At time.Time `json:"at"`
	}
	// Overdue is a duty beside the answer that was not done in time: "forward", "effect", or the plan's own promise,
	// "contract", after which the clock of the law runs on.
	Overdue struct {
		At    time.Time `json:"at"`
		What  string    `json:"what"`
		Due   time.Time `json:"due"`
		Clock Clock     `json:"clock,omitzero"` // "contract": of the law
	}
	// Ended stops an approval after day On.
	Ended struct {
		At     time.Time `json:"at"`
		On     cal.Date  `json:"on"`
		Reason string    `json:"reason"`
	}
	// RenewalPlanned says when a new request is to begin, for the approval does not reach the next parcel; Begin zero
	// takes the plan back.
	RenewalPlanned struct {
		At    time.Time `json:"at"`
		On    cal.Date  `json:"on,omitzero"`
		Begin time.Time `json:"begin,omitzero"`
	}
	// RenewalBegun says that a new request is on its way.
	RenewalBegun struct {
		At time.Time `json:"at"`
	}
)

// Name is permanent.
func (Opened) Name() stream.Name { return "review.opened" }

// Name is permanent.
func (Sent) Name() stream.Name { return "review.sent" }

// Name is permanent.
func (Received) Name() stream.Name { return "review.received" }

// Name is permanent.
func (Supported) Name() stream.Name { return "review.supported" }

// Name is permanent.
func (Asked) Name() stream.Name { return "review.asked" }

// Name is permanent.
func (Supplied) Name() stream.Name { return "review.supplied" }

// Name is permanent.
func (Extended) Name() stream.Name { return "review.extended" }

// Name is permanent.
func (ExpediteRefused) Name() stream.Name { return "review.expedite_refused" }

// Name is permanent.
func (Missed) Name() stream.Name { return "review.missed" }

// Name is permanent.
func (Forwarded) Name() stream.Name { return "review.forwarded" }

// Name is permanent.
func (Answered) Name() stream.Name { return "review.answered" }

// Name is permanent.
func (Proved) Name() stream.Name { return "review.proved" }

// Name is permanent.
func (Appealed) Name() stream.Name { return "review.appealed" }

// Name is permanent.
func (CauseJudged) Name() stream.Name { return "review.cause_judged" }

// Name is permanent.
func (WithdrawnByAsker) Name() stream.Name { return "review.withdrawn" }

// Name is permanent.
func (OrderDropped) Name() stream.Name { return "review.order_dropped" }

// Name is permanent.
func (Effected) Name() stream.Name { return "review.effected" }

// Name is permanent.
func (Overdue) Name() stream.Name { return "review.overdue" }

// Name is permanent.
func (Ended) Name() stream.Name { return "review.ended" }

// Name is permanent.
func (RenewalPlanned) Name() stream.Name { return "review.renewal_planned" }

// Name is permanent.
func (RenewalBegun) Name() stream.Name { return "review.renewal_begun" }
