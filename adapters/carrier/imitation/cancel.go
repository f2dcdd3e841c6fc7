package imitation

import "errors"

// Why a label is not cancelled.
var (
	ErrNoLabel = errors.New("imitation: there is no such label")
	ErrDead    = errors.New("imitation: the label is void already")
	ErrMoving  = errors.New("imitation: the parcel is picked up")
)

// CancelLabel makes the label with a number void, once, and not after its parcel was picked up: else it is one of the errors
// above, or that of books that cannot be written.
func (s *Site) CancelLabel(number string) error {
	now := s.Now()
	return s.Change(func(st *State) error {
		l := st.Find(number)
		switch {
		case l == nil:
			return ErrNoLabel
		case !l.Live():
			return ErrDead
		case len(s.Story(l)) > 1:
			return ErrMoving
		}
		l.Voided = now.UTC()
		return nil
	})
}
