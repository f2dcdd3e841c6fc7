package intake

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Sender says whose fax number sent. The zero value is unknown, which is refused unless an office stands up for it.
type Sender uint8

// The senders.
const (
	SenderUnknown Sender = iota
	SenderOffice         // a verified number of a prescriber's office
	SenderHome
	SenderWorkplace // an employer's
)

// Fax is what is known of a facsimile.
type Fax struct {
	From     Sender
	Cover    drug.Answer // there is a cover sheet of a prescriber's office
	CallBack drug.Answer // the office, called at the number on file, says it sent it; Unknown: not called yet
}

// SenderOf is SenderOffice where the number has the digits of one of the verified numbers of prescribers' offices, a
// leading 1 left aside, and SenderUnknown otherwise. A home and a workplace are for the host to know.
func SenderOf(number rx.Secret, offices []string) Sender {
	n := line(number.Reveal())
	if n == "" {
		return SenderUnknown
	}
	for _, o := range offices {
		if line(o) == n {
			return SenderOffice
		}
	}
	return SenderUnknown
}

// line is the ten digits of a number of the North American plan; empty where it has another count.
func line(number string) string {
	digits := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, number)
	if len(digits) == 11 {
		digits = strings.TrimPrefix(digits, "1")
	}
	if len(digits) != 10 {
		return ""
	}
	return digits
}

// JudgeFax is rule R9.2: a fax counts only from a prescriber's office. A number that is not verified yet is held for a
// call-back if a cover sheet of an office lies on top; everything else is refused, and the sender is told.
func JudgeFax(f Fax) Ruling {
	var out Ruling
	out.fax(f)
	return out
}

func (out *Ruling) fax(f Fax) {
	switch {
	case f.From == SenderOffice:
		out.pass(ruleFaxOffice)
	case f.refused():
		out.fail(law.Deny, f.against())
		out.then(TellSender)
	case f.CallBack == drug.Yes:
		out.pass(ruleFaxCallBack)
	default:
		out.fail(law.Hold, ruleFaxCallBack, FieldCallBack)
		out.then(CallBack)
	}
}

// refused reports whether nothing can make the fax a prescriber's.
func (f Fax) refused() bool {
	switch f.From {
	case SenderOffice:
		return false
	case SenderUnknown:
		return f.Cover != drug.Yes || f.CallBack == drug.No
	}
	return true // a home, a workplace
}
