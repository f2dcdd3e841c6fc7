package notice

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Kind of notice: what a member is told.
type Kind string

const (
	OrderReceived   Kind = "order_received"
	OrderHeld       Kind = "order_held"
	OrderShipped    Kind = "order_shipped"
	OrderDelivered  Kind = "order_delivered"
	OrderCancelled  Kind = "order_cancelled"
	OrderReturned   Kind = "order_returned"
	OrderLost       Kind = "order_lost"
	RefillReminder1 Kind = "refill_reminder_1"
	RefillReminder2 Kind = "refill_reminder_2"
	RefillHeld      Kind = "refill_held"
	LastRefill      Kind = "last_refill" // shall we ask the prescriber?
	RenewalAsked    Kind = "renewal_asked"
	RenewalAnswered Kind = "renewal_answered"
	RenewalSilent   Kind = "renewal_silent"
)

// Notice is what is to be told, by facts and references only: the Notifier finds name, address and words.
type Notice struct {
	Kind   Kind
	Member rx.PatientRef
	About  stream.ID
	Rx     rx.ID
	Date   cal.Date      // ship date, run-out date … by kind
	Amount *money.Amount // nil: none belongs to it
	Detail string        // reason code or carrier name; never patient data
	Act    bool          // the member must act
}
