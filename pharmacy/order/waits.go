package order

import "github.com/mailrx/mailrx/pharmacy/stream"

// Waits names the work whose answer the line waits for; empty: none. It follows from the line's facts alone, so there is
// never a question which answer is awaited: stock, then the claim, then the payment.
func (l Line) Waits() stream.Name {
	switch {
	case l.Status != InReview:
		return ""
	case !l.Reserved:
		return ReserveStock{}.Name()
	case !l.Claim.Paid():
		return BillClaim{}.Name()
	case l.owes():
		return AuthorizePayment{}.Name()
	}
	return ""
}

// owes reports whether the member's part is still to be authorized.
func (l Line) owes() bool { return l.Payment == "" && !l.Claim.Member.IsZero() }

// stuckAt reports whether the line is held because w failed too often.
func (l Line) stuckAt(w stream.Name) bool {
	return l.Status == OnHold && l.Hold.Reason == HoldStuck && l.Hold.Code == string(w)
}

// ParcelWaits names the work whose answer the parcel waits for; empty: none, because a line is missing or held, or the
// parcel's way has ended.
func (s State) ParcelWaits() stream.Name {
	p := s.Parcel
	switch {
	case p.Labelled() && p.Arrived.IsSet():
		return ""
	case p.Labelled():
		return TrackParcel{}.Name()
	case !s.packed():
		return ""
	case !p.Unknown.IsZero():
		return FindLabel{}.Name()
	case p.Chosen:
		return BuyLabel{}.Name()
	}
	return ChooseService{}.Name()
}
