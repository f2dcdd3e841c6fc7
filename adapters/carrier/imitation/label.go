package imitation

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// Label is one label in the books. The books hold no name and no address.
type Label struct {
	Tracking  shipping.TrackingNumber `json:"tracking"`
	Reference shipping.Key            `json:"reference"`
	Service   string                  `json:"service"` // in the carrier's code: "03"
	Format    string                  `json:"format"`
	Bought    time.Time               `json:"bought"`
	Voided    time.Time               `json:"voided"` // zero: live
	List      money.Amount            `json:"list"`
	Paid      money.Amount            `json:"paid"`
	Mark      string                  `json:"mark,omitempty"`  // the carrier's own key of the purchase, where it has one
	Print     string                  `json:"print,omitempty"` // a hash of the request under Mark
	Return    bool                    `json:"return,omitempty"`
	Played    []Event                 `json:"played,omitempty"` // a life played by Advance, in place of the calendar's
}

// Live reports whether the label is not void.
func (l *Label) Live() bool { return l.Voided.IsZero() }

// State is the books as they lie on disk.
type State struct {
	Version  int     `json:"version"`
	Sequence int     `json:"sequence"` // of the last label sold
	Labels   []Label `json:"labels"`   // in the order they were sold
}

// Find is the label with a number; nil where there is none.
func (s *State) Find(n string) *Label {
	for i := range s.Labels {
		if s.Labels[i].Tracking.Reveal() == n {
			return &s.Labels[i]
		}
	}
	return nil
}

// Marked is the label bought under the carrier's own key; nil where there is none.
func (s *State) Marked(mark string) *Label {
	for i := range s.Labels {
		if s.Labels[i].Mark == mark && mark != "" {
			return &s.Labels[i]
		}
	}
	return nil
}
