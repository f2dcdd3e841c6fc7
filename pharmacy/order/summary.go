package order

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// statusOrder ranks the status that speaks for a whole order: what needs somebody first, what has ended last.
var statusOrder = []Status{OnHold, Received, InReview, Filling, Packed, Shipped, Lost, Returned, Delivered, Cancelled}

// owner is who must act next on a line.
func (l Line) owner() reason.Who {
	switch l.Status {
	case OnHold:
		return l.Hold.Reason.Row().Owner
	case Received, Filling:
		return reason.Pharmacist
	case InReview:
		if l.Waits() == (BillClaim{}).Name() {
			return reason.Plan
		}
		return reason.Pharmacy
	case Packed, Lost, Returned:
		return reason.Pharmacy
	case Shipped:
		return reason.Carrier
	}
	return reason.Nobody
}

// speaker is the line that speaks for the order: the least advanced open one, one on hold above all.
func (s State) speaker() (l Line) {
	rank := len(statusOrder)
	for _, k := range s.Lines {
		if r := slices.Index(statusOrder, k.Status); r >= 0 && r < rank {
			rank, l = r, k
		}
	}
	return l
}

// Summary is the order's row of a work list: where the line stands that speaks for it, and who must act next.
func (s State) Summary(id stream.ID) stream.Summary {
	l := s.speaker()
	return stream.Summary{Stream: id, Member: string(s.Member), Status: string(l.Status), Hold: string(l.Hold.Reason), Owner: l.owner(),
		Version: s.Version}
}
