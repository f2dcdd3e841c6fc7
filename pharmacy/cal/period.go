package cal

// Period is a span of days, both ends counted. An unset From is "since ever", an unset To "with no end", so the
// zero Period holds every day.
type Period struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}

// Contains reports whether d lies in the period: false where d is unset, and in a period that is not Valid.
func (p Period) Contains(d Date) bool {
	return d.IsSet() && !d.Before(p.From) && (!p.To.IsSet() || !d.After(p.To))
}

// Overlaps reports whether some day lies in both periods.
func (p Period) Overlaps(q Period) bool {
	_, ok := p.Intersect(q)
	return ok
}

// Intersect is the days that lie in both periods; ok is false where there are none.
func (p Period) Intersect(q Period) (common Period, ok bool) {
	common = Period{From: Max(p.From, q.From), To: Min(p.To, q.To)}
	if !common.Valid() { // nor is it where p or q is not
		return Period{}, false
	}
	return common, true
}

// Days is the number of days, both ends counted; ok is false for an open end or a period that is not Valid.
func (p Period) Days() (n int, ok bool) {
	if !p.From.IsSet() || !p.To.IsSet() || !p.Valid() {
		return 0, false
	}
	return p.To.Sub(p.From) + 1, true
}

// Valid reports whether From is not after To; an open end is valid.
func (p Period) Valid() bool { return !p.To.IsSet() || !p.From.After(p.To) }

// String is "2026-01-01..2026-12-31", with an open end left empty.
func (p Period) String() string { return p.From.String() + ".." + p.To.String() }
