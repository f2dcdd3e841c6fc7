package order

import (
	"slices"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Evolve folds an event into the state. It never refuses: what is stored has happened. An event that it does not know
// changes the version only.
func Evolve(s State, e stream.Named) State {
	s.Version++
	switch e := e.(type) {
	case Opened:
		s = opened(s, e)
	case Chosen:
		s.Parcel.Chosen, s.Parcel.Carrier, s.Parcel.Service, s.Parcel.Cost = true, e.Carrier, e.Service, e.Price
		s.Parcel.CarrierKey, s.Parcel.Purchase = "", ""
	case Prepared:
		s.Parcel.CarrierKey, s.Parcel.Purchase = e.CarrierKey, e.Purchase
	case Labelled:
		s.Parcel.LabelID, s.Parcel.Tracking, s.Parcel.Cost, s.Parcel.Label = e.LabelID, e.Tracking, e.Cost, e.Label
		s.Parcel.Bought = e.Day
		s.Parcel.Status, s.Parcel.Unknown = wordLabelled, time.Time{}
	case OutcomeLost:
		s.Parcel.Unknown = e.Since
	case Sought:
		if !e.Again {
			s.Parcel.Unknown = time.Time{}
		}
	case Left:
		s.Parcel.Left = e.Day
		s = s.all(Packed, Shipped)
	case Moved:
		s.Parcel = moved(s.Parcel, e)
	case Arrived:
		s.Parcel.Status, s.Parcel.Arrived = string(e.Status), e.Day
		s = s.all(Shipped, e.Status)
	case Resumed:
		s = resumed(s, e)
	case TakenBack:
		s.Back = append(slices.Clip(s.Back), e.what()...)
	default:
		s = evolveLine(s, e)
	}
	s.Parcel.Closed = s.Parcel.Closed || s.packed()
	return s
}

// moved keeps the carrier's last word. After the end of the way its words change nothing.
func moved(p Parcel, e Moved) Parcel {
	switch {
	case e.At.After(p.Scanned):
		p.Scanned, p.Known = e.At, []string{e.Status}
	case e.At.Equal(p.Scanned):
		p.Known = append(slices.Clip(p.Known), e.Status)
	}
	if !p.Arrived.IsSet() {
		p.Status = e.Status
	}
	return p
}

// resumed takes a line off its hold. A box that goes on without a label, and without a purchase that may have made one,
// has its carrier chosen anew. A purchase that was drawn up may have made one, unless the carrier refused it.
func resumed(s State, e Resumed) State {
	was, _ := s.Line(e.Line)
	refused := was.Hold.Reason == HoldLabel
	s = s.edit(e.Line, func(l *Line) { l.Status, l.Hold = l.before(), Hold{} })
	l, ok := s.Line(e.Line)
	if ok && l.inBox() && !s.Parcel.Labelled() && s.Parcel.Unknown.IsZero() && (refused || s.Parcel.Purchase == "") {
		s.Parcel.Chosen = false
	}
	return s
}

// what lists the names of what was given back.
func (e TakenBack) what() (ids []string) {
	for _, id := range []string{string(e.Claim), string(e.Payment), e.Label} {
		if id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

func opened(s State, e Opened) State {
	s.ID, s.Kind, s.Channel, s.Member, s.ShipTo, s.Source = e.Order, e.Kind, e.Channel, e.Member, e.ShipTo, e.Source
	s.Doubts, s.Placed, s.Promise = e.Doubts, e.Placed, e.Promise
	s.Parcel.Key = e.Order.Name + "-1"
	s.Lines = make([]Line, len(e.Lines))
	for i, a := range e.Lines {
		s.Lines[i] = Line{No: i + 1, Rx: a.Rx, FillNo: a.FillNo, After: a.After, Status: Received}
	}
	return s
}

// evolveLine folds an event of one line.
func evolveLine(s State, e stream.Named) State {
	switch e := e.(type) {
	case Reviewed:
		return s.edit(e.Line, func(l *Line) {
			switch e.Verdict {
			case Approve:
				l.Reviewer, l.Status = e.By, InReview
			case Clarify:
				l.Reviewer = pharmacy.Actor{}
			}
		})
	case Reserved:
		return s.edit(e.Line, func(l *Line) { l.Reserved = true })
	case Adjudicated:
		return s.edit(e.Line, func(l *Line) { l.Claim = e.Claim })
	case Authorized:
		return s.edit(e.Line, func(l *Line) {
			l.Payment = e.Payment
			if l.Status == InReview {
				l.Status = Filling
			}
		})
	case Held:
		return s.edit(e.Line, func(l *Line) {
			if l.Status, l.Hold = OnHold, e.Hold; e.Hold.Reason == HoldPayment {
				l.Declines++
			}
		})
	case Dispensed:
		return s.edit(e.Line, func(l *Line) { l.Status, l.Product = Packed, e.Product })
	case MoneyMoved:
		return s.edit(e.Line, func(l *Line) { l.Captured = l.Captured || e.Done == Captured })
	case Stopped:
		return s.edit(e.Line, func(l *Line) { l.Status, l.Hold, l.Reserved = Cancelled, Hold{}, false })
	}
	return s
}

// before is where a held line goes on: as far as its facts say that it had come.
func (l *Line) before() Status {
	switch {
	case l.Product.IsSet():
		return Packed
	case l.Reviewer.IsSet():
		return InReview
	}
	return Received
}

// edit changes one line of a copy; a line that is not there changes nothing.
func (s State) edit(no int, change func(*Line)) State {
	if no < 1 || no > len(s.Lines) {
		return s
	}
	s.Lines = slices.Clone(s.Lines)
	change(&s.Lines[no-1])
	return s
}

// all moves every line that is at one status to another.
func (s State) all(from, to Status) State {
	s.Lines = slices.Clone(s.Lines)
	for i := range s.Lines {
		if s.Lines[i].Status == from {
			s.Lines[i].Status = to
		}
	}
	return s
}
