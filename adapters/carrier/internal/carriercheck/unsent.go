package carriercheck

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// Unsendable is a purchase that must be refused before any byte of it is sent.
type Unsendable struct {
	Name   string
	Change func(*shipping.Purchase) // of one that succeeds
	Class  error
	Says   string // in the error: where it is wrong
}

// unsendable are those of every carrier whose label has lines of 35 characters and whose parcels hold no aerosol.
var unsendable = []Unsendable{
	{"a parcel of no weight", func(p *shipping.Purchase) { p.Shipment.Parcel.Grams = 0 }, shipping.ErrInvalid, "grams"},
	{"no key", func(p *shipping.Purchase) { p.Key = "" }, shipping.ErrInvalid, "key"},
	{"a street that no label holds", func(p *shipping.Purchase) {
		p.Shipment.To.Street1, p.Shipment.To.Street2 = secret.New(strings.Repeat("Madeup ", 14)), secret.New(strings.Repeat("Terrace ", 12))
	}, shipping.ErrInvalid, "to.street1"},
	{"a word that no line holds", func(p *shipping.Purchase) { p.Shipment.To.Street1 = secret.New(strings.Repeat("x", 36)) }, shipping.ErrInvalid, "to.street1"},
	{"another carrier's service", func(p *shipping.Purchase) { p.Service = "usps_ground_advantage" }, shipping.ErrUnsupported, "service"},
	{"an aerosol", func(p *shipping.Purchase) { p.Shipment.Parcel.Aerosol = true }, shipping.ErrUnsupported, "aerosol"},
}

// Way is a way to ask for a label.
type Way func(ctx context.Context, c shipping.Carrier, p shipping.Purchase) error

func bought(ctx context.Context, c shipping.Carrier, p shipping.Purchase) error {
	_, err := c.Buy(ctx, p)
	return err
}

func boughtBack(ctx context.Context, c shipping.Carrier, p shipping.Purchase) error {
	_, err := c.(shipping.Returner).BuyReturn(ctx, p)
	return err
}

// NothingIsSent asks for what must not be sent: as a label, as one for the way back, and in every other of ways.
func NothingIsSent(t *testing.T, a Answered, more []Unsendable, ways ...Way) {
	t.Helper()
	ways = slices.Concat(ways, []Way{bought, boughtBack})
	for _, row := range slices.Concat(more, unsendable) {
		t.Run(row.Name, func(t *testing.T) {
			t.Parallel()
			c, server := a.Open(t, 200, "{}")
			j := of(t, c)
			p := a.Purchase
			row.Change(&p)
			for _, buy := range ways {
				err := buy(t.Context(), c, p)
				j.is(err, row.Class, "the purchase")
				if !strings.Contains(err.Error(), row.Says) {
					j.fails("%v does not say %q", err, row.Says)
				}
				j.without(err.Error(), "the error", person...)
			}
			j.same(len(server.Sent()), 0, "requests")
		})
	}
}

// NoSuchNumber asks for numbers that are none, and for a key that no field holds: nothing is sent.
func NoSuchNumber(t testing.TB, a Answered, numbers ...string) {
	t.Helper()
	c, server := a.Open(t, 200, "{}")
	j := of(t, c)
	for _, n := range slices.Concat(numbers, []string{""}) {
		_, err := c.Track(t.Context(), shipping.TrackingNumber(n))
		j.is(err, shipping.ErrInvalid, "tracking "+n)
		j.is(c.Void(t.Context(), shipping.LabelID(n)), shipping.ErrInvalid, "voiding "+n)
		batch, ok := c.(shipping.BatchTracker)
		if !ok {
			continue
		}
		told, err := batch.TrackBatch(t.Context(), []shipping.TrackingNumber{shipping.TrackingNumber(n)})
		j.fine(err, "tracking many")
		j.is(told[0].Err, shipping.ErrInvalid, "tracking among many "+n)
	}
	_, err := c.(shipping.LabelFinder).FindLabel(t.Context(), "Rx 12345")
	j.is(err, shipping.ErrInvalid, "finding a key with a space")
	j.same(len(server.Sent()), 0, "requests")
}
