package mailrx

import (
	"context"
	"errors"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// shipment joins the frozen address, the box and the site. A "no" is a code for the order's hold.
func (e *engine) shipment(ctx context.Context, do order.Box) (s shipping.Shipment, no string, err error) {
	p, err := e.cfg.People.Get(ctx, do.ShipTo.Person, do.ShipTo.Version)
	if errors.Is(err, ErrNotFound) {
		return s, "address_erased", nil
	}
	if err != nil {
		return s, "", err
	}
	s = shipping.Shipment{From: e.cfg.From, To: addressOf(p), Parcel: e.cfg.Pack(do.Products), Controlled: do.Controlled}
	s.ShipOn, s.DeliverBy = e.days(do)
	if do.Controlled {
		s.Signature = shipping.AdultSignature
	}
	if no, err = e.licensed(ctx, p, s.ShipOn); no != "" || err != nil {
		return s, no, err
	}
	if no, err = e.care(ctx, do.Products, &s.Parcel); no != "" || err != nil {
		return s, no, err
	}
	return s, e.declare(do.Products, &s), nil
}

// declare fills in the customs form where the box needs one.
func (e *engine) declare(ps []order.Packing, s *shipping.Shipment) (no string) {
	if s.To.Country == s.From.Country && !s.To.Military() {
		return ""
	}
	if e.cfg.Customs == nil {
		return "customs_missing"
	}
	form := e.cfg.Customs(ps)
	s.Customs = &form
	return ""
}

// days are when the box leaves and when it must arrive. Work that was put off does not leave in the past, and a promise
// that is broken already asks for the fastest way.
func (e *engine) days(do order.Box) (shipOn, deliverBy cal.Date) {
	shipOn, deliverBy = cal.Max(do.ShipOn, e.today()), do.DeliverBy
	if deliverBy.IsSet() {
		deliverBy = cal.Max(deliverBy, shipOn)
	}
	return shipOn, deliverBy
}

// licensed asks whether the site may send medicine there. Unknown is no.
func (e *engine) licensed(ctx context.Context, p rx.Patient, on cal.Date) (no string, err error) {
	may, err := e.cfg.Licences.May(ctx, e.cfg.Site.ID, p.State, on)
	if err == nil && may != drug.Yes {
		no = "site_not_licensed"
	}
	return no, err
}

// care finds what the box's products need on the way: cold, and no aircraft for an aerosol. An aerosol that is not
// known to be none counts as one; unknown storage is a question to the pharmacy, never room temperature.
func (e *engine) care(ctx context.Context, ps []order.Packing, box *shipping.Parcel) (no string, err error) {
	for _, p := range ps {
		prod, err := e.cfg.Drugs.Product(ctx, p.NDC)
		switch {
		case errors.Is(err, ErrNotFound):
			return "drug_unknown", nil
		case err != nil:
			return "", err
		case prod.Storage == drug.StorageUnknown:
			return "storage_unknown", nil
		}
		box.Cold = box.Cold || prod.Storage != drug.RoomTemperature
		box.Aerosol = box.Aerosol || prod.Aerosol != drug.No
	}
	return "", nil
}

// addressOf is a person as a carrier may see them: a name, an address and a phone number, no more.
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
