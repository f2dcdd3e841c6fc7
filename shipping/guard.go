package shipping

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Guard evaluates every rule of what may be mailed how (R1.16) and gives all steps: the failed ones are the reasons
// to refuse. An empty service is one that is not chosen yet: the rules about services pass. It looks at nothing but
// its arguments, and no byte has been sent.
func Guard(c CarrierCode, v Service, s Shipment) reason.Trace {
	var t reason.Trace
	for i := range guards {
		if guards[i].breaks(c, v, &s) {
			t.Fail(guards[i].rule, 0, 0, reason.None)
			continue
		}
		t.Pass(guards[i].rule, 0, 0, reason.None)
	}
	guardInsured(&t, c, &s)
	return t
}

// Check refuses what carrier c must not carry, whatever the service: *Refused with all failed rules, else nil.
func Check(c CarrierCode, s Shipment) error { return CheckService(c, "", s) }

// CheckService is Check with the rules about the service too.
func CheckService(c CarrierCode, v Service, s Shipment) error {
	t := Guard(c, v, s)
	if !t.Failed() {
		return nil
	}
	return &Refused{Carrier: c, Service: v, Trace: t}
}

// Refused is the guard's answer before any byte is sent: which carrier and service, and every rule that was tested.
// errors.Is finds ErrRefused in it.
type Refused struct {
	Carrier CarrierCode
	Service Service // empty: none was chosen yet
	Trace   reason.Trace
}

// Reasons are the failed steps, at least one.
func (r *Refused) Reasons() []reason.Step { return r.Trace.Reasons() }

// Error is one line with every failed rule, its code and who can act.
func (r *Refused) Error() string {
	var said []string
	for _, step := range r.Reasons() {
		said = append(said, step.String())
	}
	by := string(r.Carrier)
	if r.Service != "" {
		by += " (" + string(r.Service) + ")"
	}
	return "shipping: not to be mailed by " + by + ": " + strings.Join(said, "; ")
}

// Unwrap gives ErrRefused.
func (r *Refused) Unwrap() error { return ErrRefused }
