package intake

import "github.com/mailrx/mailrx/pharmacy/drug"

// Level is how surely we know who asks (R9.4, our proposal): the higher, the more may be seen and done.
type Level uint8

// The levels.
const (
	L0 Level = iota // nobody in particular: general information
	L1              // two of prescription number, birth date, ZIP, member number: status and refills
	L2              // full name, birth date and address, or a login: the list of drugs, and cost
	L3              // L2 and a second factor: address, payment, consent, controlled drugs
)

// String is "L0" to "L3"; "unknown" for a number above.
func (l Level) String() string {
	if l > L3 {
		return "unknown"
	}
	return "L" + string('0'+rune(l))
}

// Proof is what somebody showed of who they are, fact by fact: Yes is given and right, No given and wrong, Unknown not
// given. It holds no patient text. The zero value is nothing shown; Prove makes one.
type Proof struct {
	RxNumber     drug.Answer
	Born         drug.Answer
	ZIP          drug.Answer
	MemberNumber drug.Answer
	Name         drug.Answer // first and last
	Address      drug.Answer // street and ZIP
	Login        drug.Answer // logged in as a registered user
	SecondFactor drug.Answer // a code that was sent, an authenticator
	Card         drug.Answer // a payment card given, or the one on file confirmed
}

// Level is how surely p shows who asks. A single wrong fact takes all of it away.
func (p Proof) Level() Level {
	if p.Wrong() {
		return L0
	}
	known := p.Login == drug.Yes || p.Name == drug.Yes && p.Born == drug.Yes && p.Address == drug.Yes
	switch {
	case known && p.SecondFactor == drug.Yes:
		return L3
	case known:
		return L2
	case p.right() >= 2:
		return L1
	}
	return L0
}

// Wrong reports whether a fact was given and is wrong. Which one is never said: whoever guesses would learn from it.
func (p Proof) Wrong() bool {
	for _, a := range [...]drug.Answer{p.RxNumber, p.Born, p.ZIP, p.MemberNumber, p.Name, p.Address, p.Login, p.SecondFactor, p.Card} {
		if a == drug.No {
			return true
		}
	}
	return false
}

// right counts the facts of L1 that were given and are right.
func (p Proof) right() int {
	n := 0
	for _, a := range [...]drug.Answer{p.RxNumber, p.Born, p.ZIP, p.MemberNumber} {
		if a == drug.Yes {
			n++
		}
	}
	return n
}

// lifts are the facts that would lift p to a level, for the asker to be told; nil where it is there already, and where a
// fact is wrong: the list would tell which.
func (p Proof) lifts(to Level) []Field {
	var fs []Field
	ask := func(f Field, a drug.Answer) {
		if a != drug.Yes {
			fs = append(fs, f)
		}
	}
	switch {
	case p.Wrong() || p.Level() >= to:
	case to == L1:
		ask(FieldRxNumber, p.RxNumber)
		ask(FieldBorn, p.Born)
		ask(FieldZIP, p.ZIP)
		ask(FieldMemberNumber, p.MemberNumber)
	default:
		if p.Level() < L2 {
			fs = append(fs, FieldLogin)
		}
		if to == L3 {
			ask(FieldSecondFactor, p.SecondFactor)
		}
	}
	return fs
}

// levels is the least level of each act for a member or who acts for one.
var levels = [...]Level{
	General: L0, NewRx: L0, AskPrescriber: L1, Refill: L1, Renew: L0, Transfer: L2, Status: L1, Profile: L2, Cost: L2,
	Address: L3, Payment: L3, Consent: L3, Withdraw: L1,
}

// LevelOf is the least level at which a member may ask for an act. A controlled drug is asked for at L3, whatever else
// holds; an act that is unknown needs L3 too. A new prescription by post needs none: the signed form stands for it.
func LevelOf(a Act, s drug.Schedule) Level {
	if !a.Known() {
		return L3
	}
	if a.ofDrug() && s.Controlled() == drug.Yes {
		return L3
	}
	return levels[a]
}

// ofDrug reports whether the drug's schedule matters to a member's act.
func (a Act) ofDrug() bool { return a == AskPrescriber || a == Refill || a == Transfer }
