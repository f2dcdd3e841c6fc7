// Command eprescribing is a mail-order pharmacy on an e-prescribing network: prescriptions come in and are answered, held,
// sent back, taken back, asked for, renewed and moved between pharmacies, in NCPDP SCRIPT over mutual TLS.
//
//	go run ./examples/eprescribing
//
// It needs no arguments, no network and no secrets: the network is an imitation on loopback, the clock is its own, and all
// people are invented. It prints ids, codes and what package script's Describe prints, and no value of a patient.
//
// A host's part is receive.go, with one case for each kind of message. To see how one is taken, read then take_new_rx.go,
// check_rx.go (what holds one up, and who mends it) and keep_outbox.go (how an answer of our own leaves, once).
//
//	take_…     what a message sets off: a new prescription, a cancellation, a renewal, a change, a transfer in or out
//	check_…    what is asked of each prescription, and of its signature
//	keep_…     what a host keeps in its database: the file, the pharmacist's desk, the outbox
//	site….go   the wiring, the people, and how days pass
//	outside_…  the other side: the network, the prescribers, another pharmacy, a carrier; no host needs it
//	story….go  what main tells
//
// The rules are those of packages script, intake, law, refill, refill/renewal and refill/transfer.
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Drugs of the story, by their RxNorm numbers.
const (
	lisinopril   drug.RxCUI = 314076
	lisinopril20 drug.RxCUI = 314077
	metformin    drug.RxCUI = 861007
	amlodipine   drug.RxCUI = 197361
	atorvastatin drug.RxCUI = 617310
	sertraline   drug.RxCUI = 312940
	zolpidem     drug.RxCUI = 854873
	oxycodone    drug.RxCUI = 1049621
)

func main() {
	if err := run(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "eprescribing:", err)
		os.Exit(1)
	}
}

// run tells the story, a chapter after another.
func run(ctx context.Context, out io.Writer) error {
	n, s, err := start()
	if err != nil {
		return err
	}
	defer n.close()
	t := &story{site: s, outside: outsideOf(s), net: n, out: out}
	chapters := []struct {
		title string
		tell  func(context.Context) error
	}{
		{"A prescription comes from the prescriber's system", t.arrives},
		{"Who is it?", t.whoIsIt},
		{"What it lacks, and who may prescribe", t.lacks},
		{"Signatures of controlled drugs", t.signatures},
		{"One id, one prescription", t.twice},
		{"The member asks, and the pharmacy asks the prescriber", t.memberAsks},
		{"Ninety days instead of thirty", t.longer},
		{"Taken back", t.takenBack},
		{"A new one for a drug already taken", t.anew},
		{"Refills used up", t.usedUp},
		{"A prescription moves in", t.movesIn},
		{"A prescription moves out", t.movesOut},
		{"Three releases, one prescription", t.releases},
	}
	for _, c := range chapters {
		fmt.Fprintf(out, "%s\n", c.title)
		if err := c.tell(ctx); err != nil {
			return fmt.Errorf("%s: %w", c.title, err)
		}
	}
	return nil
}

// start opens the network and the pharmacy, and connects them.
func start() (*network, *site, error) {
	clock := fake.NewClock(morning)
	n := openNetwork(clock.Now)
	s, err := openSite(n, clock)
	if err == nil {
		err = n.connect(s.gate.Handler())
	}
	if err != nil {
		n.close()
		return nil, nil, err
	}
	return n, s, nil
}
