package mailrx

import "github.com/mailrx/mailrx/pharmacy/stream"

// Service is the pharmacy at work. Each part is a concrete type over one engine; all are safe for concurrent use, by as
// many processes over one store as there are.
type Service struct {
	Orders   *Orders   // prescriptions in, orders on
	Refills  *Refills  // the next supply, asked for or automatic
	Renewals *Renewals // the next prescription
	Queue    *Queue    // where work gets done
	Log      *Log      // what happened, who did it, and proof that nobody changed it
}

// New checks c and makes a Service. The error names every field that is missing or wrong. It starts nothing: work is
// done where the host calls Queue.
func New(c Config) (*Service, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	c.fill()
	codec, err := newCodec()
	if err != nil {
		return nil, err
	}
	e := &engine{cfg: c, codec: codec, machines: machines()}
	e.ports = e.portTable()
	return &Service{Orders: &Orders{e}, Refills: &Refills{e}, Renewals: &Renewals{e}, Queue: &Queue{e}, Log: &Log{e}}, nil
}

// portTable is the table work → port; the calls of each port stand in its own file.
func (e *engine) portTable() map[stream.Name]portCall {
	return map[stream.Name]portCall{
		"order.reserve_stock":     e.reserveStock,
		"order.release_stock":     e.releaseStock,
		"order.bill_claim":        e.billClaim,
		"order.reverse_claim":     e.reverseClaim,
		"order.authorize_payment": e.authorizePayment,
		"order.capture_payment":   e.capturePayment,
		"order.refund_payment":    e.refundPayment,
		"order.choose_service":    e.chooseService,
		"order.buy_label":         e.buyLabel,
		"order.find_label":        e.findLabel,
		"order.void_label":        e.voidLabel,
		"order.track_parcel":      e.trackParcel,
		"auto.remind":             e.remind,
		"renewal.ask_prescriber":  e.askPrescriber,
		"notice.tell":             e.notify,
	}
}
