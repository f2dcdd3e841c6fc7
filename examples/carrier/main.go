// Command carrier is the tutorial for whoever writes a carrier of their own: a made-up one, Balloon Post, in four files.
//
//	balloon.go      the adapter: shipping.Carrier over plain net/http
//	call.go         what may be asked twice, and what a status means
//	imitation.go    Balloon Post on loopback, so that nothing here needs an account
//	balloon_test.go the suite for carriers, run against both
//
// The program quotes a parcel, buys its label with the answer lost on the way, finds the label again without buying a
// second one, and plays the parcel's life.
//
//	go run ./examples/carrier
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

func main() {
	if err := run(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "carrier:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer) error {
	now := time.Date(2026, time.November, 24, 15, 0, 0, 0, time.UTC)
	post, err := newPost(postOptions{Now: func() time.Time { return now }, APIKey: "sample"})
	if err != nil {
		return err
	}
	base, err := post.Start()
	if err != nil {
		return err
	}
	defer post.Close()
	desk, err := shipping.NewDesk(shipping.DeskConfig{Carriers: []shipping.Carrier{NewBalloon(Config{BaseURL: base, APIKey: "sample"})}})
	if err != nil {
		return err
	}

	quotes, err := desk.Quotes(ctx, parcel())
	if err != nil {
		return err
	}
	for _, q := range quotes {
		fmt.Fprintf(out, "%-16s $%s, there on %s\n", q.Service, q.Price, q.Arrives)
	}

	post.DropAnswerAfterWork(imitation.Buy, 1)
	label, err := desk.Buy(ctx, Code, shipping.Purchase{Key: "fill-1", Shipment: parcel(), Service: Calm})
	fmt.Fprintln(out, "bought:", err)
	if errors.Is(err, shipping.ErrOutcomeUnknown) {
		if label, err = desk.Find(ctx, Code, "fill-1"); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "found: %s, labels sold: %d\n", label.Tracking.Reveal(), post.Purchases())

	now = now.AddDate(0, 0, 7)
	story, err := desk.Track(ctx, Code, label.Tracking)
	if err != nil {
		return err
	}
	for _, scan := range story.Scans {
		fmt.Fprintln(out, scan.Day, scan.Status)
	}
	return nil
}

// parcel goes from an invented pharmacy to an invented person.
func parcel() shipping.Shipment {
	return shipping.Shipment{
		From: shipping.Address{Company: secret.New("Sample Mail Pharmacy"), Street1: secret.New("1 Sample Way"), City: secret.New("Saint Louis"),
			State: "MO", ZIP: secret.New("63166"), Country: place.US},
		To: shipping.Address{Name: secret.New("Testa Sampleton"), Street1: secret.New("100 Example St"), City: secret.New("Samplesburg"),
			State: "OH", ZIP: secret.New("43004"), Country: place.US, Residential: true},
		Parcel: shipping.Parcel{Grams: 240}, ShipOn: cal.Of(2026, time.November, 24),
	}
}
