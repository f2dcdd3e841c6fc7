package intake

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Field names something that is unknown or was not shown, for a person or a form to be asked. It is never a value.
type Field string

// The fields that the rules of this package ask for. Those of a prescription and its patient are named by package rx.
const (
	FieldAct          Field = "act"
	FieldRole         Field = "by"
	FieldChannel      Field = "channel"
	FieldDay          Field = "on"
	FieldLaw          Field = "law"
	FieldRxNumber     Field = "rx_number"
	FieldBorn         Field = "born"
	FieldZIP          Field = "zip"
	FieldMemberNumber Field = "member_number"
	FieldLogin        Field = "login"
	FieldSecondFactor Field = "second_factor"
	FieldAuthority    Field = "authority"
	FieldWhose        Field = "whose"
	FieldLastFill     Field = "last_fill"
	FieldSensitive    Field = "sensitive"
	FieldStateShows   Field = "state_shows"
	FieldSchedule     Field = "schedule"
	FieldForm         Field = "form"
	FieldState        Field = "state"
	FieldCard         Field = "card"
	FieldPaymentDue   Field = "payment_due"
	FieldBalance      Field = "balance"
	FieldCallBack     Field = "call_back"
	FieldFaxExempt    Field = "fax_exempt"
	FieldAllergies    Field = "allergies"
	FieldConditions   Field = "conditions"
	FieldOTC          Field = "otc"
	FieldSignature    Field = "signature"
	FieldMemberID     Field = "member_id"
	FieldMember       Field = "member"
	FieldNPI          Field = "prescriber.npi"
	FieldLicence      Field = "prescriber.licence"
	FieldSupervisor   Field = "prescriber.supervisor"
)

// Duty is what an answer obliges the pharmacy to do.
type Duty string

// The duties.
const (
	TellSender       Duty = "tell_sender"        // a refused fax: say so, and how to send it (R9.2)
	CallBack         Duty = "call_back"          // call the office at the number on file (R9.2)
	WriteDown        Duty = "write_down"         // a spoken prescription is reduced to writing (21 CFR 1306.21(a))
	NoticeOldAddress Duty = "notice_old_address" // tell the old address of the change (R9.4)
	SendInvoice      Duty = "send_invoice"       // the order may leave before it is paid (R10.2)
	WarnRefills      Duty = "warn_refills"       // the prescription expires before its refills are used (R1.2)
	ReturnForm       Duty = "return_form"        // send the form back with what is missing (R9.3)
	SendOwnForm      Duty = "send_own_form"      // one form for each member (R9.1)
	AskNewRx         Duty = "ask_for_new_rx"     // nothing can be added: only a new prescription helps (R1.14)
	TellNoCarryOver  Duty = "tell_no_carry_over" // refills left at another prescription do not carry over
	VerifyPrescriber Duty = "verify_prescriber"  // look the prescriber up in the registry (R1.9)
)

// Ruling is the answer to a request: the outcome, every rule that was looked at, what is to be asked, and what is to be
// done about it. The most restrictive rule wins; all reasons are given. It holds no patient text.
type Ruling struct {
	Outcome   law.Outcome
	Trace     reason.Trace
	Needs     []Field            // each once, in the order of the rules; nil: nothing
	Then      []Duty             // each once; nil: nothing
	Elsewhere []pharmacy.Channel // where no row allows it: the channels that do; nil: none
}

// Allowed reports whether the outcome is law.Allow.
func (out *Ruling) Allowed() bool { return out.Outcome == law.Allow }

func (out *Ruling) pass(rule *reason.Rule) {
	out.Outcome = max(out.Outcome, law.Allow)
	out.Trace.Pass(rule, 0, 0, reason.None)
}

func (out *Ruling) fail(o law.Outcome, rule *reason.Rule, needs ...Field) {
	out.Outcome = max(out.Outcome, o)
	out.Trace.Fail(rule, 0, 0, reason.None)
	for _, f := range needs {
		out.need(f)
	}
}

func (out *Ruling) need(f Field) {
	if !slices.Contains(out.Needs, f) {
		out.Needs = append(out.Needs, f)
	}
}

func (out *Ruling) then(d Duty) {
	if !slices.Contains(out.Then, d) {
		out.Then = append(out.Then, d)
	}
}

// join takes a ruling of the law in: the stricter outcome, and all its steps.
func (out *Ruling) join(l law.Ruling) {
	out.Outcome = max(out.Outcome, l.Outcome)
	for _, s := range l.Trace.Steps() {
		if s.Failed {
			out.Trace.Fail(s.Rule, s.A, s.B, s.Unit)
			continue
		}
		out.Trace.Pass(s.Rule, s.A, s.B, s.Unit)
	}
}
