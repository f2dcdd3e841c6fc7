package intake

import (
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// Request is one thing that somebody asks for, and what is known of it. Zero fields are unknown; an act that needs one
// of them asks for it by name. It holds no patient text but Secrets.
type Request struct {
	Act     Act
	By      pharmacy.Role
	Channel pharmacy.Channel
	On      cal.Date // today, in the member's zone

	Proof     Proof
	Lock      Lock        // of the account that is asked about
	Subject   Subject     // whose matter it is
	Authority drug.Answer // a document shows that the asker may act for the subject

	Schedule drug.Schedule // of the drug, for NewRx, Renew, AskPrescriber, Refill and Transfer
	Form     law.Form      // of a prescription or a renewal by post or electronic message; phone and fax are known by themselves
	State    place.State   // whose rules hold for a prescription or a renewal
	Fax      Fax

	FaxExempt drug.Answer // a fax of schedule II for infusion, long-term care or hospice (21 CFR 1306.11(e)-(g))
	Altered   bool        // what was signed was altered in transmission

	PaymentDue drug.Answer // a refill will cost the member something
	CardOnFile drug.Answer
}

// May is the answer to a request, by the law of a book: every rule that speaks of it, all reasons, and what is to be
// asked. Who asks for a locked account is told nothing else; a prescriber's prescription comes in all the same, so that
// nobody can keep it out by failing five times.
func May(b *law.Book, r Request) Ruling {
	var out Ruling
	if !out.known(&r) {
		return out
	}
	if r.memberSide() && r.Act != General && r.Lock.Locked() {
		out.fail(law.Deny, ruleLocked)
		return out
	}
	out.row(&r)
	switch {
	case r.memberSide():
		out.memberSide(&r)
	case r.Channel == pharmacy.ChannelFax:
		out.fax(r.Fax)
	}
	if r.Act == NewRx || r.Act == Renew {
		out.form(b, &r)
	}
	return out
}

// known asks for what no rule can do without. Unknown is not refused, and never allowed.
func (out *Ruling) known(r *Request) bool {
	ask := func(ok bool, f Field) {
		if !ok {
			out.fail(law.NeedInfo, ruleUnknown, f)
		}
	}
	ask(r.Act.Known(), FieldAct)
	ask(r.By.Known(), FieldRole)
	ask(r.Channel.Known(), FieldChannel)
	return out.Outcome == law.Undecided
}

// row looks the request up in the matrix.
func (out *Ruling) row(r *Request) {
	if row := find(r); row != nil {
		out.pass(row.Rule)
		return
	}
	out.Elsewhere = Channels(r.By, r.Act)
	if r.guest() {
		out.fail(law.Deny, ruleGuest, FieldLogin)
		return
	}
	out.fail(law.Deny, ruleNoRow)
	if r.Channel == pharmacy.ChannelFax {
		out.then(TellSender)
	}
}

// memberSide is all that a member, or who acts for one, must show.
func (out *Ruling) memberSide(r *Request) {
	if r.Proof.Wrong() {
		out.fail(law.Deny, ruleProofWrong)
	}
	out.level(r)
	if r.Act != General && r.Act != NewRx {
		out.subject(r)
	}
	if r.Act == Refill {
		out.refill(r)
	}
	if r.Act == Address && out.Allowed() {
		out.then(NoticeOldAddress)
	}
}

// level holds what was shown against what the act needs. The facts of L1 are asked for in the same breath, so that they
// are missing is no refusal; L2 and L3 are another way to come in, and the request as it stands is refused (R9.4 T1).
func (out *Ruling) level(r *Request) {
	if r.Act.ofDrug() && r.Schedule.Controlled() == drug.Unknown {
		out.fail(law.NeedInfo, ruleScheduleUnknown, FieldSchedule)
	}
	need := LevelOf(r.Act, r.Schedule)
	switch {
	case r.Proof.Level() >= need:
		out.pass(ruleLevel)
	case need == L1 && !r.Proof.Wrong():
		out.fail(law.NeedInfo, ruleIdentity, r.Proof.lifts(L1)...)
	default:
		out.fail(law.Deny, ruleLevel, r.Proof.lifts(need)...)
	}
}

// refill is what the phone and the guest page want beside a level (R9.1).
func (out *Ruling) refill(r *Request) {
	switch {
	case r.Channel == pharmacy.ChannelPhone:
		out.shown(r.Proof.RxNumber, FieldRxNumber)
		out.shown(r.Proof.ZIP, FieldZIP)
		out.card(r, r.CardOnFile)
	case r.guest():
		out.shown(r.Proof.MemberNumber, FieldMemberNumber)
		out.shown(r.Proof.RxNumber, FieldRxNumber)
		out.card(r, drug.Unknown) // a guest confirms the card, also the one on file
	}
}

// shown wants a fact that was given and is right; a wrong one is refused elsewhere, without a word on which it is.
func (out *Ruling) shown(a drug.Answer, f Field) {
	if a == drug.Unknown {
		out.fail(law.NeedInfo, ruleRefillFacts, f)
	}
}

// card wants a card only if a payment is due and none is on file.
func (out *Ruling) card(r *Request, onFile drug.Answer) {
	switch {
	case r.Proof.Card == drug.Yes || onFile == drug.Yes || r.PaymentDue == drug.No:
		out.pass(ruleCard)
	case r.PaymentDue == drug.Unknown:
		out.fail(law.NeedInfo, rulePaymentUnknown, FieldPaymentDue)
	default:
		out.fail(law.NeedInfo, ruleCard, FieldCard)
	}
}

// memberSide reports whether a member asks, or who acts for one.
func (r *Request) memberSide() bool {
	return r.By == pharmacy.RoleMember || r.By == pharmacy.RoleCaregiver
}

// guest reports whether somebody is online without a login.
func (r *Request) guest() bool {
	online := r.Channel == pharmacy.ChannelWeb || r.Channel == pharmacy.ChannelApp
	return online && r.Proof.Login != drug.Yes
}
