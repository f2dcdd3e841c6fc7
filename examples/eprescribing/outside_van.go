package main

import (
	"context"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

// van is a carrier of our own, for this story is not about parcels: it sells one service, and whatever it is asked about
// has arrived.
type van struct{ clock mailrx.Clock }

// Code is part of shipping.Carrier, as all below.
func (van) Code() shipping.CarrierCode { return "van" }

func (van) Quote(_ context.Context, s shipping.Shipment) ([]shipping.Quote, error) {
	return []shipping.Quote{{Carrier: "van", Service: "van_ground", Price: money.Cents(495), Arrives: s.ShipOn.AddDays(2)}}, nil
}

func (van) Buy(_ context.Context, p shipping.Purchase) (shipping.Label, error) {
	return shipping.Label{ID: "L-" + shipping.LabelID(p.Key), Key: p.Key, Tracking: "VAN00001", Price: money.Cents(495), Format: "ZPL"}, nil
}

func (van) Void(context.Context, shipping.LabelID) error { return nil }

func (v van) Track(_ context.Context, n shipping.TrackingNumber) (shipping.Tracking, error) {
	at := v.clock.Now()
	home := shipping.Scan{At: at, Day: cal.In(at, at.Location()), Status: shipping.Delivered}
	return shipping.Tracking{Number: n, Status: shipping.Delivered, Scans: []shipping.Scan{home}}, nil
}
