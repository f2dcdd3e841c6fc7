package notice

// Kind of notice: what a member is told. Kinds are permanent: they are stored.
type Kind string

// The kinds of notice; Kinds says what each means and needs.
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
	LastRefill      Kind = "last_refill"
	RenewalAsked    Kind = "renewal_asked"
	RenewalAnswered Kind = "renewal_answered"
	RenewalSilent   Kind = "renewal_silent"
	RenewalClosed   Kind = "renewal_closed"
)

// Info says what a kind means and what a notice of it must carry besides the member and the stream.
type Info struct {
	Kind    Kind
	Meaning string // what the member learns
	Date    string // what Date is; empty: no date is needed
	Detail  string // what Detail is; empty: none is needed
	Rx      bool   // the notice is about one prescription
}

// Kinds is the table of all kinds, in the order in which a member meets them. The slice is the caller's.
func Kinds() []Info { return append([]Info(nil), kinds[:]...) }

// Info is the row of k; false where k is no kind.
func (k Kind) Info() (Info, bool) {
	for _, i := range kinds {
		if i.Kind == k {
			return i, true
		}
	}
	return Info{}, false
}

const (
	shipDate = "the day the parcel leaves"
	runOut   = "the first day without supply"
	code     = "the code of the reason"
)

// Dates and answers that a notice must carry are those of rules R3.0 (reminders) and R4.3 (renewals).
var kinds = [...]Info{
	{Kind: OrderReceived, Meaning: "the prescription arrived and an order is open"},
	{Kind: OrderHeld, Meaning: "the order stands still, and who must act", Detail: code},
	{Kind: OrderShipped, Meaning: "the parcel is with the carrier", Date: shipDate},
	{Kind: OrderDelivered, Meaning: "the carrier delivered the parcel"},
	{Kind: OrderCancelled, Meaning: "the order ended and nothing is sent", Detail: code},
	{Kind: OrderReturned, Meaning: "the parcel came back to the pharmacy"},
	{Kind: OrderLost, Meaning: "the carrier lost the parcel, and what happens now"},
	{Kind: RefillReminder1, Meaning: "an automatic refill will be sent: the first word", Date: shipDate, Rx: true},
	{Kind: RefillReminder2, Meaning: "an automatic refill will be sent: the last word before it is", Date: shipDate, Rx: true},
	{Kind: RefillHeld, Meaning: "an automatic refill is not sent, and who must act", Detail: code, Rx: true},
	{Kind: LastRefill, Meaning: "this was the last refill: shall the prescriber be asked for more", Date: runOut, Rx: true},
	{Kind: RenewalAsked, Meaning: "the prescriber was asked for a new prescription", Date: runOut, Rx: true},
	{Kind: RenewalAnswered, Meaning: "the prescriber answered", Date: runOut, Detail: "the answer as a code", Rx: true},
	{Kind: RenewalSilent, Meaning: "the prescriber did not answer, and what the member can do", Date: runOut, Rx: true},
	{Kind: RenewalClosed, Meaning: "the member did not answer, so the prescriber is not asked", Date: runOut, Rx: true},
}
