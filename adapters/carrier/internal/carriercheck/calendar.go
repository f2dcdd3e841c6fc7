package carriercheck

import (
	"strings"
	"testing"

	"github.com/mailrx/mailrx/shipping"
)

func follows(t testing.TB, i Imitated, life Life) {
	d := i.desk(t, "")
	d.Clock.Set(t, life.Bought)
	p := i.Purchase
	p.Service = life.Service
	l := d.sell(t, p)
	d.Clock.Set(t, life.Seen)
	got, _ := d.life(t, l.Tracking)
	of(t, d).same(strings.Join(got, "\n"), strings.Join(life.Scans, "\n"), "the life")
}

// A life hangs on the day of the label, not on its minute.
func sameMorning(t testing.TB, i Imitated) {
	d := i.desk(t, "")
	early := d.sell(t, i.Purchase)
	d.Clock.Set(t, "2026-11-24 11:52")
	late := d.sell(t, i.under("k-2"))
	for _, at := range []string{"2026-11-24 12:00", "2026-11-24 18:00", "2026-11-27 12:00", "2026-12-01 14:00"} {
		d.Clock.Set(t, at)
		first, _ := d.life(t, early.Tracking)
		second, _ := d.life(t, late.Tracking)
		of(t, d).same(strings.Join(second, "\n"), strings.Join(first, "\n"), "the later one's life at "+at)
	}
}

func moves(t testing.TB, i Imitated) {
	d := i.desk(t, "")
	l := d.sell(t, i.Purchase)
	for _, step := range []struct {
		at   string
		want shipping.Status
	}{
		{"2026-11-24 17:59", shipping.LabelCreated}, {"2026-11-24 18:00", shipping.Accepted},
		{"2026-11-26 12:00", shipping.InTransit}, {i.Delivered + " 08:04", shipping.InTransit},
		{i.Delivered + " 08:05", shipping.OutForDelivery}, {i.Delivered + " 13:46", shipping.OutForDelivery},
		{i.Delivered + " 13:47", shipping.Delivered},
	} {
		d.Clock.Set(t, step.at)
		_, got := d.life(t, l.Tracking)
		of(t, d).same(got, step.want, step.at)
	}
}

func notVoidedOnItsWay(t testing.TB, i Imitated) {
	d := i.desk(t, "")
	l := d.sell(t, i.Purchase)
	d.Clock.Set(t, "2026-11-24 18:00")
	j := of(t, d)
	j.is(d.Void(t.Context(), l.ID), shipping.ErrRefused, "voiding")
	j.same(d.Labels(), 1, "live labels")
}
