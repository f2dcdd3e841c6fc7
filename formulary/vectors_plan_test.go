package formulary_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// obj is a JSON object on its way into a plan document.
type obj = map[string]any

// documentOf writes a vector's plan as a plan document, and gives each distinct drug of the claims its RxCUI.
func documentOf(in *vectorInput) ([]byte, map[string]int) {
	b := builder{in: in, tiers: map[string]int{}, drugs: map[string]int{}}
	p := &in.Plan
	if len(p.Buckets) == 0 {
		p.Buckets = []int{30, 60, 90}
	}
	from, to := b.days()
	doc := obj{"version": 1, "id": "vector", "name": "Vector", "from": from, "to": to, "mailBenefit": "yes",
		"outOfNetwork": "not-covered", "contradictions": "ambiguous", "suppressed": p.Suppressed}
	doc["drugs"] = b.rows()
	doc["costShares"] = b.costShares()
	doc["tiers"] = b.tierList()
	if lists := b.lists(); lists != nil {
		doc["lists"] = lists
	}
	b.benefit(doc)
	b.programs(doc)
	text, err := json.Marshal(doc)
	if err != nil {
		panic(err)
	}
	return text, b.drugs
}

type builder struct {
	in    *vectorInput
	tiers map[string]int
	names []string
	drugs map[string]int
}

func (b *builder) tier(name string) int {
	if name == "" {
		name = "of no name"
	}
	if b.tiers[name] == 0 {
		b.names = append(b.names, name)
		b.tiers[name] = len(b.names)
	}
	return b.tiers[name]
}

func (b *builder) tierList() (list []obj) {
	for i, name := range b.names {
		list = append(list, obj{"tier": i + 1, "name": name})
	}
	return list
}

func (b *builder) days() (from, to string) {
	if in := b.in.Plan.InForce; in != nil {
		return in.From, in.To
	}
	first, last := b.in.Claims[0].Date[:4], b.in.Claims[0].Date[:4]
	for _, c := range b.in.Claims {
		first, last = min(first, c.Date[:4]), max(last, c.Date[:4])
	}
	if d := b.in.Plan.PartD; d != nil {
		first = fmt.Sprint(d.Year)
		last = first
	}
	return first + "-01-01", last + "-12-31"
}

func channelOf(channel, network string) string {
	if network == "" {
		network = "standard"
	}
	return network + "-" + channel
}

// band is the days of the bucket that ends on last.
func (b *builder) band(last int) string {
	first := 1
	for _, end := range b.in.Plan.Buckets {
		if end < last {
			first = end + 1
		}
	}
	return fmt.Sprintf("%d-%d", first, last)
}

// bucketOf is the upper end of the bucket that holds days; days where none does.
func (b *builder) bucketOf(days int) int {
	for _, end := range b.in.Plan.Buckets {
		if days <= end {
			return end
		}
	}
	return days
}

func (r *vectorRow) initial() bool { return r.Level == "" || r.Level == "initial" }

func (b *builder) costShares() []obj {
	shares := []obj{}
	said, priced := map[string]bool{}, map[string]bool{}
	for i := range b.in.Plan.Rows {
		r := &b.in.Plan.Rows[i]
		channel, days := channelOf(r.Channel, r.Network), b.band(r.Days)
		share := obj{"tier": b.tier(r.Tier), "channel": channel, "days": days, "monthDays": r.MonthDays}
		r.amount(share)
		if r.Option != "" {
			share["option"] = r.Option
		}
		if !r.initial() {
			share["phase"] = r.Level
		} else {
			priced[channel], said[fmt.Sprint(share["tier"], channel, days)] = true, true
		}
		shares = append(shares, share)
	}
	for tier := range b.names {
		for channel := range priced {
			for _, last := range b.in.Plan.Buckets {
				if days := b.band(last); !said[fmt.Sprint(tier+1, channel, days)] {
					shares = append(shares, obj{"tier": tier + 1, "channel": channel, "days": days, "notOffered": true})
				}
			}
		}
	}
	return shares
}

func (r *vectorRow) amount(share obj) {
	switch {
	case r.Copay != nil:
		share["copay"] = *r.Copay
	case r.CopayTimes != nil:
		times, err := money.ParseRate(r.CopayTimes.Times)
		if err != nil {
			panic(err)
		}
		copay, err := cents(r.CopayTimes.Of).Mul(times, money.HalfUp)
		if err != nil {
			panic(err)
		}
		share["copay"] = copay
	}
	if r.Rate != nil {
		share["coinsurance"] = *r.Rate
	}
	if r.Min != nil {
		share["min"] = *r.Min
	}
	if r.Max != nil {
		share["max"] = *r.Max
	}
}

// drugKey tells drugs of a vector apart.
func drugKey(d *vectorDrug) string {
	text, err := json.Marshal(d)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func (b *builder) rows() (rows []obj) {
	for i := range b.in.Claims {
		d := &b.in.Claims[i].Drug
		key := drugKey(d)
		if b.drugs[key] != 0 {
			continue
		}
		b.drugs[key] = 1000 + i
		row := obj{"rxcui": fmt.Sprint(1000 + i), "name": "drug", "tier": b.tier(d.Tier), "mail": "yes", "source": "brand",
			"maintenance": d.Maintenance, "insulin": d.Insulin, "vaccine": d.Vaccine, "preventive": d.Preventive,
			"dailyRateExempt": d.DailyRateExempt, "solidOral": "yes"}
		if d.SolidOral != nil && !*d.SolidOral {
			row["solidOral"] = "no"
		}
		if d.LISClass != "" {
			row["lowIncomeClass"] = d.LISClass
		}
		if l := b.in.Plan.QuantityLimit; l != nil {
			row["quantityLimit"] = b.limit()
		}
		if d.Formulary == "" || d.Formulary == "listed" {
			rows = append(rows, row)
		}
	}
	if rows == nil { // a plan lists some drug
		rows = append(rows, obj{"rxcui": "999", "name": "another drug", "tier": 1, "mail": "yes"})
	}
	return rows
}

func (b *builder) limit() obj {
	l := b.in.Plan.QuantityLimit
	limit := obj{"amount": tabletsText(l.Amount), "basis": dashed(l.Basis)}
	if l.Basis != "daily_max" {
		limit["windowDays"] = l.Window
	}
	if l.Step != "" {
		limit["step"] = tabletsText(l.Step)
	}
	return limit
}

func tabletsText(value string) obj { return obj{"value": value, "unit": "C48542"} }

func dashed(s string) string { return strings.ReplaceAll(s, "_", "-") }

func (b *builder) lists() (lists []obj) {
	for i, l := range b.in.Plan.ListCopays {
		var rxcuis []string
		var channels []string
		for j := range b.in.Claims {
			d := &b.in.Claims[j].Drug
			if !slices.Contains(d.Lists, l.Name) {
				continue
			}
			if x := fmt.Sprint(b.drugs[drugKey(d)]); !slices.Contains(rxcuis, x) {
				rxcuis = append(rxcuis, x)
			}
			for k := range b.in.Plan.Rows {
				r := &b.in.Plan.Rows[k]
				ch := channelOf(r.Channel, r.Network)
				if r.initial() && r.Channel == l.Channel && r.Tier == d.Tier && r.Days == l.Days && !slices.Contains(channels, ch) {
					channels = append(channels, ch)
				}
			}
		}
		if rxcuis != nil && channels != nil {
			lists = append(lists, obj{"id": fmt.Sprint("list-", i), "name": l.Name, "amount": l.Copay, "channels": channels,
				"days": b.band(l.Days), "rxcuis": rxcuis})
		}
	}
	return lists
}

func (b *builder) benefit(doc obj) {
	p := &b.in.Plan
	if d := p.Deductible; d != nil {
		out := obj{"straddle": "full-on-rest", "beforeDeductible": "then-deductible", "kind": d.Kind}
		if p.Straddle != "" {
			out["straddle"] = dashed(p.Straddle)
		}
		optional(out, "individual", d.Individual)
		optional(out, "family", d.Family)
		doc["deductible"] = out
	}
	if l := p.OutOfPocket; l != nil {
		out := obj{}
		optional(out, "individual", l.Individual)
		optional(out, "family", l.Family)
		doc["outOfPocket"] = out
	}
	if c := p.Card; c != nil {
		doc["copayCard"] = map[bool]string{true: "counts", false: "accumulator"}[c.Counts]
	}
	if p.PartD == nil {
		return
	}
	insulin := []obj{}
	for i := range p.InsulinRows {
		r := &p.InsulinRows[i]
		share := obj{"tier": b.tier(r.Tier), "channel": channelOf(r.Channel, r.Network), "days": b.band(r.Days)}
		r.amount(share)
		insulin = append(insulin, share)
	}
	doc["partD"] = obj{"year": p.PartD.Year, "benefit": dashed(p.PartD.Benefit), "dailyRate": p.DailyRate,
		"noDeemedDeductible": p.PartD.Deemed != nil && !*p.PartD.Deemed, "insulinShares": insulin}
}

func optional(out obj, key string, value *string) {
	if value != nil {
		out[key] = *value
	}
}

func (b *builder) programs(doc obj) {
	p := &b.in.Plan
	if a := p.RetailAllowance; a != nil {
		doc["retailAllowance"] = obj{"fills": a.Fills, "after": dashed(a.After), "countsToDeductible": a.ToDeductible,
			"countsToOutOfPocket": a.ToOOP}
	}
	if h := p.HomeDelivery; h != nil {
		out := obj{"kind": h.Kind, "fills": h.Fills}
		if h.Kind == "exclusive" {
			out["days"] = b.band(b.bucketOf(90))
		}
		doc["homeDelivery"] = out
	}
	if f := p.FirstFills; f != nil {
		doc["firstFills"] = obj{"fills": f.Fills, "maxDays": f.MaxDays}
	}
	if s := p.SplitFill; s != nil {
		var parts []obj
		for _, part := range s.Parts {
			parts = append(parts, obj{"days": part.Days, "ratio": part.Ratio})
		}
		doc["splitFill"] = obj{"parts": parts}
	}
	if d := p.DAW; d != nil {
		var codes []obj
		for _, code := range d.Codes {
			codes = append(codes, obj{"code": code, "action": "difference"})
		}
		doc["daw"] = obj{"base": d.Base, "codes": codes, "countsToDeductible": d.ToDeductible, "countsToOutOfPocket": d.ToOOP}
	}
}
