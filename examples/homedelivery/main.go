// Command homedelivery is the main job of a mail-order pharmacy, from the prescription to the renewal, on a clock of its
// own: a prescription arrives, a pharmacist reviews it, the plan covers it at $9.00 for 90 days, it is paid, dispensed,
// shipped and delivered; the member consents to automatic refills, is reminded twice, gets the last refill; and the
// prescriber is asked for a new prescription.
//
//	go run ./examples/homedelivery
//
// It needs no arguments, no network and no secrets: the carrier is an imitation on loopback, UPS unless
// -carrier says usps, fedex or dhl, and all people are invented. Flags bring one's own message, plan or database, and -kill-after stops it dead at any point; run again with
// the same -db, it carries on.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

//go:embed testdata/newrx.xml
var sampleScript []byte

//go:embed testdata/newrx_abroad.xml
var abroadScript []byte

//go:embed testdata/plan.json
var samplePlan []byte

// options are the flags.
type options struct {
	script, plan, db, carrier string
	killAfter                 int
}

func main() {
	var o options
	flag.StringVar(&o.script, "script", "", "a NewRx message, instead of the sample")
	flag.StringVar(&o.plan, "plan", "", "a plan document, instead of the sample")
	flag.StringVar(&o.db, "db", "", "the SQLite file to keep state in; a temporary one if empty")
	flag.StringVar(&o.carrier, "carrier", "ups", "who takes the parcels: "+carrierNames()+"; DHL Express, to a member abroad")
	flag.IntVar(&o.killAfter, "kill-after", 0, "stop dead at the n-th point: every commit, and before and after every call of a port")
	flag.Parse()
	if err := o.check(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "homedelivery:", err)
		os.Exit(2)
	}
	if err := run(context.Background(), o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "homedelivery:", err)
		os.Exit(1)
	}
}

// check refuses what a slip of the keyboard would make of the command line.
func (o options) check(rest []string) error {
	if len(rest) > 0 {
		return fmt.Errorf("%q is no flag; -h lists the flags", rest[0])
	}
	if carriers[o.carrier] == nil {
		return fmt.Errorf("-carrier %s: the carriers are %s", o.carrier, carrierNames())
	}
	if o.killAfter < 0 {
		return fmt.Errorf("-kill-after %d: points are counted from 1", o.killAfter)
	}
	return nil
}

// sample is the message of the story: with DHL Express, which carries nothing within the US, that of a member abroad.
func (o options) sample() []byte {
	if o.carrier == "dhl" {
		return abroadScript
	}
	return sampleScript
}

// run checks what is brought in before it opens the database, so that bad input changes nothing.
func run(ctx context.Context, o options, out io.Writer) error {
	in, err := prescription(o.script, o.sample())
	if err != nil {
		return err
	}
	plan, err := compile(o.plan)
	if err != nil {
		return err
	}
	if o.db == "" {
		dir, err := os.MkdirTemp("", "homedelivery")
		if err != nil {
			return err
		}
		o.db = filepath.Join(dir, "pharmacy.db")
	}
	fmt.Fprintf(out, "State: %s\n\n", o.db)
	wire := &tripwire{at: o.killAfter, die: func() { os.Exit(killed) }}
	site, err := open(ctx, o.db, plan, o.carrier, wire)
	if err != nil {
		return err
	}
	defer site.close()
	played := site.play(ctx, in)
	if err := site.print(ctx, out); played != nil || err != nil { // where it stands still, how far it came says why
		return errors.Join(played, err)
	}
	if o.killAfter > 0 { // it lives
		return fmt.Errorf("-kill-after %d: the story has ended after %d points", o.killAfter, wire.n)
	}
	return nil
}

// killed is the exit code of -kill-after.
const killed = 137
