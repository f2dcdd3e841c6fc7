package script

import "slices"

// want refuses a message whose kind is none of those.
func (m *Message) want(kinds ...Kind) error {
	if slices.Contains(kinds, m.Kind()) {
		return nil
	}
	return m.wrongKind(ErrWrongKind)
}

// wrongKind withholds an unknown kind, for its name may be anything, and errors are printed with every verb.
func (m *Message) wrongKind(reason error) error {
	if !m.Kind().Known() {
		return &WrongKindError{Reason: reason}
	}
	return &WrongKindError{Kind: m.Kind(), Reason: reason}
}

// readView reads the view of the message for its findings alone.
func (m *Message) readView(r *reader) {
	switch k := m.Kind(); {
	case k == KindNewRx:
		readNewRx(r, m)
	case slices.Contains(requests, k):
		readRequest(r, m)
	case slices.Contains(responses, k):
		readResponse(r, m)
	case slices.Contains(transfers, k):
		readTransfer(r, m)
	case k == KindRxFill:
		readFill(r, m)
	case k == KindFillIndicatorChange:
		readFillIndicatorChange(r, m)
	case k.Acknowledges():
		readAcknowledgement(r, m)
	case k == KindClinicalInfoRequest, k == KindClinicalInfoResponse:
		readClinicalInfo(r, m)
	case k.PriorAuthorization():
		readPriorAuthorization(r, m)
	case k.REMS():
		readREMS(r, m)
	}
}

// each calls read once for every one of the names that e has a child of, in the order of names (64 at most). One look at
// each child is cheap where most are absent, and bounds what a hostile message can cost.
func each(e element, names []string, read func(name string)) {
	var seen uint64
	for c := e.first(); c.exists(); c = c.next() {
		if i := slices.Index(names, c.name()); i >= 0 {
			seen |= 1 << i
		}
	}
	for i, name := range names {
		if seen&(1<<i) != 0 {
			read(name)
		}
	}
}
