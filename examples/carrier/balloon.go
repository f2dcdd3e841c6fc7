package main

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// Code is the carrier's name, and Calm and Windy its services: each begins with the carrier's name.
const (
	Code  shipping.CarrierCode = "balloon"
	Calm  shipping.Service     = "balloon_calm"
	Windy shipping.Service     = "balloon_windy"
)

// Config is what NewBalloon takes. It is never printed: it holds a credential.
type Config struct {
	BaseURL string
	APIKey  string `json:"-"`
}

// Balloon speaks to Balloon Post. Safe for concurrent use.
type Balloon struct {
	cfg  Config
	http *http.Client
}

// NewBalloon makes a carrier. It follows no redirect, for a redirect would take the credential along.
func NewBalloon(c Config) *Balloon {
	return &Balloon{cfg: c, http: &http.Client{
		Timeout:       5 * time.Second,
		Transport:     http.DefaultTransport.(*http.Transport).Clone(),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Code is "balloon".
func (b *Balloon) Code() shipping.CarrierCode { return Code }

type party struct {
	Name, Street, City, State, ZIP, Country string
}

// partyOf reveals an address: here, for the carrier, and nowhere else.
func partyOf(a shipping.Address) party {
	name := a.Name.Reveal()
	if name == "" {
		name = a.Company.Reveal()
	}
	return party{Name: name, Street: a.Street1.Reveal() + " " + a.Street2.Reveal(), City: a.City.Reveal(), State: string(a.State),
		ZIP: a.ZIP.Reveal(), Country: string(a.Country)}
}

type order struct {
	Reference, Service string `json:",omitempty"`
	From, To           party
	Grams              int64
	Adult              bool
	ShipOn             cal.Date `json:",omitzero"`
}

func orderOf(s shipping.Shipment) order {
	return order{From: partyOf(s.From), To: partyOf(s.To), Grams: s.Parcel.Grams, Adult: s.Signature == shipping.AdultSignature, ShipOn: s.ShipOn}
}

// Quote asks for both services.
func (b *Balloon) Quote(ctx context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	var answer struct {
		Prices []struct {
			Service shipping.Service
			Price   money.Amount
			Arrives cal.Date
		}
	}
	if err := b.read(ctx, "quote", http.MethodPost, "/quotes", orderOf(s), &answer); err != nil {
		return nil, err
	}
	var quotes []shipping.Quote
	for _, p := range answer.Prices {
		if p.Price.Sign() > 0 { // no price, no quote: never zero for want of one
			quotes = append(quotes, shipping.Quote{Carrier: Code, Service: p.Service, Price: p.Price, Arrives: p.Arrives})
		}
	}
	if len(quotes) == 0 {
		return nil, fault("quote", shipping.ErrUnavailable, "the answer holds no price")
	}
	return quotes, nil
}

type sold struct {
	Number shipping.TrackingNumber
	Price  money.Amount
	Image  []byte // base64 in JSON
}

func (l sold) label(k shipping.Key) (shipping.Label, bool) {
	ok := l.Number != "" && len(l.Image) > 0
	return shipping.Label{ID: shipping.LabelID(l.Number), Carrier: Code, Key: k, Tracking: l.Number, Price: l.Price, Format: "ZPL", Image: l.Image}, ok
}

// Buy buys one label, and never asks twice: Balloon Post sells another each time.
func (b *Balloon) Buy(ctx context.Context, p shipping.Purchase) (shipping.Label, error) {
	if err := p.Validate(); err != nil {
		return shipping.Label{}, err
	}
	if p.Service != Calm && p.Service != Windy || p.Format != "" && p.Format != "ZPL" {
		return shipping.Label{}, fault("buy", shipping.ErrUnsupported, "balloons sell Calm and Windy, on ZPL labels")
	}
	o := orderOf(p.Shipment)
	o.Reference, o.Service = string(p.Key), string(p.Service)
	var answer sold
	sent, err := b.once(ctx, "buy", http.MethodPost, "/labels", o, &answer)
	label, whole := answer.label(p.Key)
	if err == nil && whole {
		label.Service = p.Service
		return label, nil
	}
	if err == nil {
		err = fault("buy", shipping.ErrUnavailable, "the answer holds no whole label")
	}
	if sent && errors.Is(err, shipping.ErrUnavailable) { // it may have sold a label: say so
		e := fault("buy", shipping.ErrOutcomeUnknown, "no answer that tells")
		e.Cause = ctx.Err()
		return shipping.Label{}, e
	}
	return shipping.Label{}, err
}

// FindLabel looks a label up by our key. It never buys.
func (b *Balloon) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	if !shipping.ValidKey(k) {
		return shipping.Label{}, fault("find", shipping.ErrInvalid, "the key is none")
	}
	var answer sold
	if err := b.read(ctx, "find", http.MethodGet, "/labels/by-reference/"+string(k), nil, &answer); err != nil {
		return shipping.Label{}, err
	}
	label, whole := answer.label(k)
	if !whole {
		return shipping.Label{}, fault("find", shipping.ErrUnavailable, "the answer holds no whole label")
	}
	return label, nil
}

// Void makes a label dead; one that is dead already is success, so it may be repeated.
func (b *Balloon) Void(ctx context.Context, id shipping.LabelID) error {
	if !number(id.Reveal()) {
		return fault("void", shipping.ErrInvalid, "the id is none of ours")
	}
	var answer struct{ Void bool }
	if err := b.read(ctx, "void", http.MethodDelete, "/labels/"+id.Reveal(), nil, &answer); err != nil {
		return err
	}
	if !answer.Void {
		return fault("void", shipping.ErrUnavailable, "the answer does not say that the label is void")
	}
	return nil
}

// Track reads a parcel's story by machine codes alone.
func (b *Balloon) Track(ctx context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	if !number(n.Reveal()) {
		return shipping.Tracking{}, fault("track", shipping.ErrInvalid, "the number is none of ours")
	}
	var answer struct {
		Scans []struct {
			At   time.Time
			Day  cal.Date
			Code string
		}
	}
	if err := b.read(ctx, "track", http.MethodGet, "/parcels/"+n.Reveal(), nil, &answer); err != nil {
		return shipping.Tracking{}, err
	}
	t := shipping.Tracking{Number: n}
	for _, s := range answer.Scans {
		t.Scans = append(t.Scans, shipping.Scan{At: s.At.UTC(), Day: s.Day, Code: s.Code, Status: statuses[s.Code]})
	}
	if len(t.Scans) == 0 {
		return shipping.Tracking{}, fault("track", shipping.ErrUnavailable, "the answer holds no story")
	}
	shipping.SortScans(t.Scans)
	t.Status = shipping.Reduce(t.Scans)
	return t, nil
}

// statuses are the codes of Balloon Post; one without a row is shipping.StatusUnknown and keeps its code.
var statuses = map[string]shipping.Status{
	"B0": shipping.LabelCreated, "B1": shipping.Accepted, "B2": shipping.InTransit, "B3": shipping.OutForDelivery,
	"B4": shipping.AvailableForPickup, "B5": shipping.Delivered, "B6": shipping.Exception, "B7": shipping.ReturnedToSender,
	"B8": shipping.Lost, "B9": shipping.Cancelled, "BI": shipping.Info,
}

// number reports whether s may stand in a path.
func number(s string) bool {
	for _, c := range s {
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return len(s) >= 4 && len(s) <= 20
}
