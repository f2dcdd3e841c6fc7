package intake

import (
	"strings"
	"unicode"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Claim is what somebody says of themselves, or what we keep of them: every text is a Secret, so it may be printed
// anywhere. Absent texts were not said.
type Claim struct {
	RxNumber, MemberNumber rx.Secret
	First, Last            rx.Secret
	Born                   rx.Secret // "2026-11-24" form
	Street, ZIP            rx.Secret
}

// Prove holds what was said against what is kept, fact by fact. Login, second factor and card are not for it to know:
// the host sets them.
func Prove(said, kept Claim) Proof {
	zip := match(five(said.ZIP), five(kept.ZIP))
	return Proof{
		RxNumber:     Match(said.RxNumber, kept.RxNumber),
		MemberNumber: Match(said.MemberNumber, kept.MemberNumber),
		Born:         Match(said.Born, kept.Born),
		ZIP:          zip,
		Name:         Match(said.First, kept.First).And(Match(said.Last, kept.Last)),
		Address:      Match(said.Street, kept.Street).And(zip),
	}
}

// Match is Yes where two texts have the same letters and digits, whatever their case, spaces and signs; No where they
// differ; Unknown where one of them is absent, or has no letter and no digit. The texts are compared hidden.
func Match(said, kept rx.Secret) drug.Answer { return match(plain(said), plain(kept)) }

func match(a, b rx.Secret) drug.Answer {
	if !a.IsSet() || !b.IsSet() {
		return drug.Unknown
	}
	return drug.AnswerOf(a.Equal(b))
}

// plain is the letters and digits of a text in lower case.
func plain(s rx.Secret) rx.Secret {
	return rx.NewSecret(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s.Reveal()))
}

// five is the first five digits of a ZIP code; absent where there are fewer.
func five(s rx.Secret) rx.Secret {
	digits := plain(s).Reveal()
	if len(digits) < 5 {
		return rx.Secret{}
	}
	return rx.NewSecret(digits[:5])
}
