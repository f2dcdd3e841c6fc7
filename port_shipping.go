package mailrx

import (
	"context"
	"errors"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/shipping"
)

// chooseService shops the box over the desk's carriers.
func (e *engine) chooseService(ctx context.Context, _ Task, w stream.Named) (answer, error) {
	s, no, err := e.shipment(ctx, w.(order.ChooseService).Box)
	if err != nil || no != "" {
		return answer{cmd: order.ServiceAnswer{Code: no}}, err
	}
	quotes, err := e.cfg.Desk.Quotes(ctx, s)
	q, ok := shipping.Choose(quotes, s)
	if ok {
		return answer{cmd: order.ServiceAnswer{Carrier: string(q.Carrier), Service: string(q.Service), Price: q.Price}}, nil
	}
	code, final := refusal(err)
	if err == nil {
		code, final = "no_service", true
	}
	if final {
		return answer{cmd: order.ServiceAnswer{Code: code}}, nil
	}
	return answer{}, err
}

// buyLabel buys the parcel's one label. A second try looks first: the first may have bought one and died.
func (e *engine) buyLabel(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.BuyLabel)
	carrier, key := shipping.CarrierCode(do.Carrier), shipping.Key(do.Key)
	if t.Tries > 1 {
		a, err := e.find(ctx, carrier, key)
		if a.Outcome == order.LabelMissing {
			a.Outcome = order.LabelUnknown // it may yet turn up: the order asks again before it buys
		}
		return answer{cmd: a}, err
	}
	s, no, err := e.shipment(ctx, do.Box)
	if err != nil || no != "" {
		return answer{cmd: order.LabelAnswer{Outcome: order.LabelRefused, Code: no}}, err
	}
	l, err := e.cfg.Desk.Buy(ctx, carrier, shipping.Purchase{Key: key, Shipment: s, Service: shipping.Service(do.Service)})
	if errors.Is(err, shipping.ErrOutcomeUnknown) {
		return answer{cmd: order.LabelAnswer{Outcome: order.LabelUnknown}}, nil
	}
	if code, final := refusal(err); final {
		return answer{cmd: order.LabelAnswer{Outcome: order.LabelRefused, Code: code}}, nil
	}
	if err != nil {
		return answer{}, err
	}
	a, err := e.bought(ctx, l)
	return answer{cmd: a}, err
}

// refusal tells a carrier's final no, with a code for the order's hold, from a fault that may be tried again.
func refusal(err error) (code string, final bool) {
	if no := (*shipping.Refused)(nil); errors.As(err, &no) {
		return "not_mailable", true
	}
	for _, class := range []error{shipping.ErrInvalid, shipping.ErrRefused, shipping.ErrUnsupported} {
		if errors.Is(err, class) {
			return codeOf(err), true
		}
	}
	return "", false
}

func codeOf(err error) string {
	if e := (*shipping.Error)(nil); errors.As(err, &e) && e.Code != "" {
		return string(e.Carrier) + ":" + e.Code
	}
	return "refused"
}

// bought keeps the label's image and gives the order the facts.
func (e *engine) bought(ctx context.Context, l shipping.Label) (order.LabelAnswer, error) {
	id, err := e.cfg.Vault.Put(ctx, Document{Kind: "label." + strings.ToLower(l.Format), Bytes: l.Image})
	return order.LabelAnswer{Outcome: order.LabelBought, LabelID: string(l.ID), Tracking: l.Tracking.Reveal(), Cost: l.Price,
		Label: order.Document(id)}, err
}

func (e *engine) findLabel(ctx context.Context, _ Task, w stream.Named) (answer, error) {
	do := w.(order.FindLabel)
	a, err := e.find(ctx, shipping.CarrierCode(do.Carrier), shipping.Key(do.Key))
	return answer{cmd: a}, err
}

// find asks the carrier for a label under k.
func (e *engine) find(ctx context.Context, c shipping.CarrierCode, k shipping.Key) (order.LabelAnswer, error) {
	l, err := e.cfg.Desk.Find(ctx, c, k)
	switch {
	case err == nil:
		return e.bought(ctx, l)
	case errors.Is(err, shipping.ErrNotFound):
		return order.LabelAnswer{Outcome: order.LabelMissing}, nil
	case errors.Is(err, shipping.ErrUnsupported):
		return order.LabelAnswer{Outcome: order.LabelNoFind, Code: string(c)}, nil
	}
	return order.LabelAnswer{}, err
}

func (e *engine) voidLabel(ctx context.Context, _ Task, w stream.Named) (answer, error) {
	do := w.(order.VoidLabel)
	return answer{}, e.cfg.Desk.Void(ctx, shipping.CarrierCode(do.Carrier), shipping.LabelID(do.LabelID))
}

// trackParcel asks for news. Where there is none it asks again later; no end by Until is a lost parcel.
func (e *engine) trackParcel(ctx context.Context, _ Task, w stream.Named) (answer, error) {
	do := w.(order.TrackParcel)
	now := e.now()
	tr, err := e.cfg.Desk.Track(ctx, shipping.CarrierCode(do.Carrier), shipping.TrackingNumber(do.Tracking))
	if err != nil && !errors.Is(err, shipping.ErrNotFound) { // a new label may not be known yet
		return answer{}, err
	}
	news := order.TrackAnswer{Status: tr.Status.String()}
	for _, s := range tr.Scans {
		if s.At.After(do.After) {
			news.Scans = append(news.Scans, order.Scan{Status: s.Status.String(), At: s.At, Day: s.Day})
		}
	}
	switch {
	case len(news.Scans) > 0:
		return answer{cmd: news}, nil
	case now.After(do.Until):
		return answer{cmd: order.TrackAnswer{Status: shipping.Lost.String()}}, nil
	}
	return answer{again: order.NextLook(now)}, nil
}

// shipment joins the frozen address, the box and the site. A "no" is a code for the order's hold.
func (e *engine) shipment(ctx context.Context, do order.Box) (s shipping.Shipment, no string, err error) {
	p, err := e.cfg.People.Get(ctx, do.ShipTo.Person, do.ShipTo.Version)
	if err != nil {
		return s, "", err
	}
	may, err := e.cfg.Licences.May(ctx, e.cfg.Site.ID, p.State, do.ShipOn)
	if err != nil {
		return s, "", err
	}
	if may != drug.Yes {
		return s, "site_not_licensed", nil
	}
	s = shipping.Shipment{From: e.cfg.From, To: addressOf(p), Parcel: e.cfg.Pack(do.Products), Controlled: do.Controlled,
		ShipOn: do.ShipOn, DeliverBy: do.DeliverBy}
	if do.Controlled {
		s.Signature = shipping.AdultSignature
	}
	s.Parcel.Cold, s.Parcel.Aerosol, err = e.care(ctx, do.Products)
	return s, "", err
}

// care reports whether any product of the box needs cold or is an aerosol.
func (e *engine) care(ctx context.Context, ps []order.Packing) (cold, aerosol bool, err error) {
	for _, p := range ps {
		prod, err := e.cfg.Drugs.Product(ctx, p.NDC)
		if err != nil {
			return false, false, err
		}
		cold = cold || prod.Storage == drug.Refrigerated || prod.Storage == drug.Frozen
		aerosol = aerosol || prod.Aerosol == drug.Yes
	}
	return cold, aerosol, nil
}

// addressOf is a person as a carrier may see them: a name and an address, no more.
func addressOf(p rx.Patient) shipping.Address {
	name := p.First.Reveal() + " " + p.Last.Reveal()
	return shipping.Address{Name: secret.New(strings.TrimSpace(name)), Street1: p.Street1, Street2: p.Street2, City: p.City,
		State: p.State, ZIP: p.ZIP, Country: p.Country, Phone: p.Phone, Residential: true}
}

// DefaultPack is a padded box of 120 g that holds half a gram a unit: a guess that a host replaces by its own scales.
func DefaultPack(ps []order.Packing) shipping.Parcel {
	grams := int64(120)
	for _, p := range ps {
		grams += p.Quantity.Thousandths() / 2000
	}
	return shipping.Parcel{Grams: grams, LengthMM: 230, WidthMM: 160, HeightMM: 80}
}
