package order

// transitions is the whole life of a line (R5.2). Nothing that Decide records moves a line in any other way. A recall of
// what was delivered, and what follows a return or a loss, are new lines and come later.
var transitions = map[Status][]Status{
	None:      {Received},
	Received:  {InReview, OnHold, Cancelled},
	InReview:  {Filling, OnHold, Cancelled},
	OnHold:    {Received, InReview, Packed, Cancelled},
	Filling:   {Packed, OnHold, Cancelled},
	Packed:    {Shipped, OnHold},
	Shipped:   {Delivered, Returned, Lost},
	Delivered: {},
	Returned:  {},
	Lost:      {},
	Cancelled: {},
}

// Statuses is every status in the order of a line's life.
func Statuses() []Status {
	return []Status{Received, InReview, OnHold, Filling, Packed, Shipped, Delivered, Returned, Lost, Cancelled}
}

// Next lists what may follow a status. The slice is the caller's.
func (s Status) Next() []Status { return append([]Status(nil), transitions[s]...) }

// may reports whether a line may go from s to t.
func (s Status) may(t Status) bool {
	for _, n := range transitions[s] {
		if n == t {
			return true
		}
	}
	return false
}
