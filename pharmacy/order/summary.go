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

// Summary is the order's row of a work list: its least advanced open line speaks for it, a hold above all.
func (s State) Summary(id stream.ID) stream.Summary {
	sum := stream.Summary{Stream: id, Member: string(s.Member), Version: s.Version}
	rank := len(statusOrder)
	for _, l := range s.Lines {
		if r := slices.Index(statusOrder, l.Status); r >= 0 && r < rank {
			rank, sum.Status, sum.Hold, sum.Owner = r, string(l.Status), string(l.Hold.Reason), l.owner()
		}
	}
	return sum
}
