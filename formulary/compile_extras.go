package formulary

// share lets rows that have the same limit, and then rows that have the same of everything, point to one entry: most
// limits of a plan are alike, and a list that is short is near when a claim asks for it.
func (p *Plan) share() {
	var at []int32
	if p.limits, at = distinct(p.limits); at != nil {
		for i := range p.extras {
			if e := &p.extras[i]; e.limit != none {
				e.limit = at[e.limit]
			}
		}
	}
	if p.extras, at = distinct(p.extras); at != nil {
		for i := range p.rows {
			if r := &p.rows[i]; r.extra != none {
				r.extra = at[r.extra]
			}
		}
	}
}

// distinct is each of the entries once, in the order in which they came, and where each one stands now.
func distinct[T comparable](all []T) (kept []T, at []int32) {
	seen := make(map[T]int32)
	for _, e := range all {
		place, there := seen[e]
		if !there {
			place = int32(len(kept))
			kept, seen[e] = append(kept, e), place
		}
		at = append(at, place)
	}
	return kept, at
}
