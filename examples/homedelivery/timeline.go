package main

import (
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
	var lines []line
	var audit strings.Builder
	for _, r := range rows {
		log, err := s.svc.Log.Read(ctx, r.Stream) // checks the chain
		if err != nil {
			return err
		}
		for _, e := range log {
			lines = append(lines, line{day: cal.In(e.At, s.zone), rank: rank(r.Stream.Kind), entry: e})
		}
		fmt.Fprintf(&audit, "  %-34s %3d records, chain holds\n", r.Stream, len(log))
	}
	s.timeline(out, lines)
	fmt.Fprintf(out, "\nAudit log: every event with who, when and why, chained by hash\n%s", audit.String())
	return nil
}

// rank puts what an order does before what follows from it elsewhere on the same day.
func rank(k stream.Kind) int {
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
	for _, l := range lines {
		if recovery(l.entry.Event) {
			continue
		}
		fmt.Fprintf(out, "%s  %-10s  %s\n", l.day, who(l.entry), stream.Describe(l.entry.Event))
		for _, more := range details(l.entry.Event) {
			fmt.Fprintf(out, "%24s%s\n", "", more)
		}
	}
}

// recovery tells events of a crash that was mended: they belong in the audit log, not in the story.
func recovery(e stream.Named) bool {
	switch e.(type) {
	case order.OutcomeLost, order.Sought:
		return true
	}
	return false
}

// who acted: the actor of the log, and for answers that mailrx brought in, the party that gave them.
func who(e mailrx.Entry) string {
	switch e.Event.(type) {
	case order.Adjudicated:
		return "plan"
	case order.Authorized, order.MoneyMoved:
		return "bank"
	case order.Left, order.Moved, order.Arrived:
		return "carrier"
	}
	if e.Actor.Role == pharmacy.RoleSystem {
		return "mailrx"
	}
	return e.Actor.Role.String()
}

// details is why: the plan's explanation, and the same prescription elsewhere.
func details(e stream.Named) []string {
	a, ok := e.(order.Adjudicated)
	if !ok {
		return nil
	}
	out := slices.Clone(a.Claim.Explain)
	for _, o := range a.Claim.Offers {
		if o.Channel != "preferred-mail" {
			out = append(out, fmt.Sprintf("The same at %s, %d days: $%s", o.Channel, o.Days, o.Member))
		}
	}
	return out
}
