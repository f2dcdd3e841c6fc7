package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
	"github.com/mailrx/mailrx/refill/renewal"
)

// line is one row of the timeline.
type line struct {
	day   cal.Date
	rank  int // order of streams within a day
	entry mailrx.Entry
}

// print writes the timeline and then the audit log.
func (s *site) print(ctx context.Context, out io.Writer) error {
	rows, err := s.svc.Log.Streams(ctx, mailrx.Filter{Member: string(member)})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "A prescription for home delivery, under the plan %q.\n\n", s.plan.Name())
	var lines []line
	var audit bytes.Buffer
	for _, r := range rows {
		log, err := s.svc.Log.Read(ctx, r.Stream) // checks the chain
		if err != nil {
			return err
		}
		for _, e := range log {
			lines = append(lines, line{day: cal.In(e.At, s.zone), rank: rank(e.Event, r.Stream.Kind), entry: e})
		}
		s.audit(&audit, r.Stream, log)
	}
	s.timeline(out, lines)
	fmt.Fprintf(out, "\nAudit log: each record carries the hash of the one before it\n%s", audit.String())
	return nil
}

// audit writes one stream's log.
func (s *site) audit(out io.Writer, id stream.ID, log []mailrx.Entry) {
	fmt.Fprintf(out, "\n%s\n", id)
	for _, e := range log {
		at := e.At.In(s.zone).Format("2006-01-02 15:04 MST")
		fmt.Fprintf(out, "%4d  %s  %-25s %-24s %x\n", e.Version, at, e.Actor.Role.String()+" "+e.Actor.ID, e.Name, e.Hash[:4])
	}
	fmt.Fprintf(out, "      the chain of %d records holds\n", len(log))
}

// rank puts what an order does before what follows from it elsewhere on the same day, and behind the release that it
// follows from.
func rank(e stream.Named, k stream.Kind) int {
	if _, ok := e.(auto.RefillOpened); ok {
		return -1
	}
	return slices.Index([]stream.Kind{"order", "auto", "renewal"}, k)
}

func (s *site) timeline(out io.Writer, lines []line) {
	slices.SortStableFunc(lines, func(a, b line) int {
		if c := a.day.Compare(b.day); c != 0 {
			return c
		}
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return a.entry.Version - b.entry.Version
	})
	fmt.Fprintf(out, "%-10s  %-10s  %s\n", "Day", "Who", "What")
	explained, last := false, ""
	for _, l := range lines {
		text := fmt.Sprintf("%s  %-10s  %s", l.day, who(l.entry), stream.Describe(l.entry.Event))
		if silent(l.entry.Event) || text == last { // two scans of one day may say the same
			continue
		}
		last = text
		fmt.Fprintln(out, text)
		more := details(l.entry.Event, !explained)
		for _, m := range more {
			fmt.Fprintf(out, "%24s%s\n", "", m)
		}
		explained = explained || len(more) > 0
	}
}

// silent are events that belong in the audit log and not in the story: those of a crash that was mended, and scans and
// receipts that say again what another line says.
func silent(e stream.Named) bool {
	switch e := e.(type) {
	case order.OutcomeLost, order.Sought, auto.RefillsEnded, renewal.RequestHanded:
		return true
	case order.Moved:
		return e.Status == "label_created" || e.Status == "accepted" || e.Status == "delivered"
	}
	return false
}

// who acted: the actor of the log, and for answers that mailrx brought in, the party that gave them.
func who(e mailrx.Entry) string {
	switch ev := e.Event.(type) {
	case order.Adjudicated:
		return "plan"
	case order.Authorized:
		return "bank"
	case order.MoneyMoved:
		if ev.Claim != "" {
			return "plan"
		}
		return "bank"
	case order.Left, order.Moved, order.Arrived:
		return "carrier"
	case order.Reserved:
		return "stock"
	case auto.CyclePlanned, renewal.PrescriberAsked: // what follows from a member's yes
		return "mailrx"
	}
	if e.Actor.Role == pharmacy.RoleSystem {
		return "mailrx"
	}
	return e.Actor.Role.String()
}

// details is why: the plan's explanation, in full the first time, and the same prescription at a store.
func details(e stream.Named, full bool) []string {
	a, ok := e.(order.Adjudicated)
	if !ok {
		return nil
	}
	out := slices.Clone(a.Claim.Explain)
	if !full {
		return out[:min(3, len(out))]
	}
	for _, o := range a.Claim.Offers {
		if o.Channel == "preferred-mail" {
			continue
		}
		text := fmt.Sprintf("The same at a %s pharmacy, %d days: $%s.", strings.ReplaceAll(o.Channel, "-", " "), o.Days, o.Member)
		if o.Days == 90 {
			text += fmt.Sprintf(" Mail saves $%s.", o.Member.Sub(a.Claim.Member))
		}
		out = append(out, text)
	}
	return out
}
