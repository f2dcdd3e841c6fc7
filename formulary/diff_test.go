package formulary_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Row 21: what changed, one change at a time; and the comparison turned round is the same changes mirrored.
func TestDiffTellsEachChange(t *testing.T) {
	t.Parallel()
	rate := money.Percent(25)
	unit := money.Micros(500_000)
	limitOf := func(n int64) func(*formulary.Document) {
		return func(d *formulary.Document) { d.Drugs[0].QuantityLimit = &formulary.QuantityLimit{PerFill: tablets(n)} }
	}
	stepOf := func(days int, xs ...drug.RxCUI) func(*formulary.Document) {
		return func(d *formulary.Document) {
			d.Drugs[0].StepTherapy = &formulary.StepTherapy{AnyOf: xs, LookBackDays: days}
		}
	}
	priced := func(p *money.UnitPrice) func(*formulary.Document) {
		return func(d *formulary.Document) {
			d.Prices = []formulary.DrugPrice{{RxCUI: 1, UnitPrice: p, Unit: drug.Tablet}}
			d.Fees = []formulary.DispenseFee{{Channel: retail, Fee: formulary.Dollars(money.Cents(0))}, {Channel: mail, Fee: formulary.Dollars(money.Cents(0))}}
		}
	}
	more := money.Micros(500_001)
	tierTwo := func(d *formulary.Document) {
		d.Tiers = append(d.Tiers, formulary.Tier{Tier: 2, Name: "Second"})
		for _, s := range d.CostShares[:3] {
			s.Tier = 2
			d.CostShares = append(d.CostShares, s)
		}
	}
	inTier := func(n int) func(*formulary.Document) {
		return func(d *formulary.Document) { tierTwo(d); d.Drugs[0].Tier = n }
	}
	second := func(d *formulary.Document) {
		d.Drugs = append(d.Drugs, formulary.Drug{RxCUI: 2, Name: "Second 5 mg tablet", Tier: 1, Mail: drug.Yes})
	}
	nine := func(d *formulary.Document) {
		d.Lists = []formulary.FlatList{{ID: "nine", Name: "$9", Amount: formulary.Dollars(money.Cents(900)),
			Channels: []formulary.Channel{mail}, Days: formulary.Band{Min: 1, Max: 90}, RxCUIs: []drug.RxCUI{1}}}
	}
	cost := func(s formulary.CostShare) func(*formulary.Document) {
		return func(d *formulary.Document) {
			s.Tier, s.Channel, s.Days = 1, mail, formulary.Band{Min: 1, Max: 90}
			d.CostShares[2] = s
		}
	}
	copay := func(cents int64) func(*formulary.Document) {
		return cost(formulary.CostShare{Copay: formulary.Dollars(money.Cents(cents))})
	}
	for name, c := range map[string]struct {
		old, new func(*formulary.Document)
		want     []formulary.ChangeKind
		was, is  string
	}{
		"nothing":                          {keep, keep, nil, "", ""},
		"a drug is added":                  {keep, second, []formulary.ChangeKind{formulary.Added}, "", "tier 1"},
		"a higher tier":                    {inTier(1), inTier(2), []formulary.ChangeKind{formulary.TierUp}, "tier 1", "tier 2"},
		"a new prior authorization":        {keep, func(d *formulary.Document) { d.Drugs[0].PriorAuth = true }, []formulary.ChangeKind{formulary.NewAuthorization}, "", "prior authorization"},
		"a new step":                       {keep, stepOf(180, 9, 8), []formulary.ChangeKind{formulary.NewStep}, "", "RxCUI 8 or 9 within 180 days"},
		"the order of a step is no change": {stepOf(180, 8, 9), stepOf(180, 9, 8), nil, "", ""},
		"a step looks back less":           {stepOf(180, 9), stepOf(90, 9), []formulary.ChangeKind{formulary.StepChanged}, "RxCUI 9 within 180 days", "RxCUI 9 within 90 days"},
		"a new quantity limit":             {keep, limitOf(30), []formulary.ChangeKind{formulary.NewLimit}, "", "30 of C48542 a fill"},
		"a tighter quantity limit":         {limitOf(60), limitOf(30), []formulary.ChangeKind{formulary.LimitTighter}, "60 of C48542 a fill", "30 of C48542 a fill"},
		"another quantity limit": {limitOf(60), func(d *formulary.Document) {
			d.Drugs[0].QuantityLimit = &formulary.QuantityLimit{Amount: tablets(2), Basis: formulary.DailyLimit}
		}, []formulary.ChangeKind{formulary.LimitChanged}, "60 of C48542 a fill", "2 of C48542 a day"},
		"an age is asked for":     {keep, func(d *formulary.Document) { d.Drugs[0].Age = &formulary.AgeEdit{Min: formulary.CountOf(18)} }, []formulary.ChangeKind{formulary.NewEdit}, "", "from age 18"},
		"not by mail any more":    {keep, func(d *formulary.Document) { d.Drugs[0].Mail = drug.No }, []formulary.ChangeKind{formulary.MailLost}, "yes", "no"},
		"mail unknown":            {keep, func(d *formulary.Document) { d.Drugs[0].Mail = drug.Unknown }, []formulary.ChangeKind{formulary.MailUnknown}, "yes", "unknown"},
		"a millionth of a dollar": {priced(&unit), priced(&more), []formulary.ChangeKind{formulary.PriceUp}, "$0.50 a unit of C48542", "$0.500001 a unit of C48542"},
		"a price that is new":     {keep, priced(&unit), []formulary.ChangeKind{formulary.PriceChanged}, "", "$0.50 a unit of C48542"},
		"on the $9 list":          {keep, nine, []formulary.ChangeKind{formulary.ListJoined}, "", "$9.00 for 1-90 days at standard-mail"},
		"a copay goes up":         {keep, copay(2001), []formulary.ChangeKind{formulary.CostUp, formulary.CostUp}, "$20.00", "$20.01"},
		"a copay turns free":      {keep, copay(0), []formulary.ChangeKind{formulary.CostDown, formulary.CostDown}, "$20.00", "$0.00"},
		"a copay turns into coinsurance": {keep, cost(formulary.CostShare{Coinsurance: &rate}),
			[]formulary.ChangeKind{formulary.CostChanged, formulary.CostChanged}, "$20.00", "25% of the price, at least $0.00"},
		"not offered any more": {keep, cost(formulary.CostShare{NotOffered: true}),
			[]formulary.ChangeKind{formulary.OfferDropped, formulary.OfferDropped}, "$20.00", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, b := plain(t, c.old), plain(t, c.new)
			got := formulary.Diff(a, b)
			var kinds []formulary.ChangeKind
			for _, g := range got {
				kinds = append(kinds, g.Kind)
				require.Equal(t, []string{c.was, c.is}, []string{g.Was, g.Is})
			}
			require.Equal(t, c.want, kinds)
			requireMirror(t, got, formulary.Diff(b, a))
			require.Empty(t, formulary.Diff(b, b))
		})
	}
}

func requireMirror(t testing.TB, got, back []formulary.Change) {
	t.Helper()
	require.Len(t, back, len(got))
	for i, g := range got {
		g.Kind, g.Was, g.Is = g.Kind.Mirror(), g.Is, g.Was
		g.Drug, back[i].Drug = "", ""
		require.Equal(t, g, back[i])
	}
}

// A drug without an RxCUI is known by its package, and a package may have a price of its own.
func TestDiffKnowsPackages(t *testing.T) {
	t.Parallel()
	old, doc := sample(t), sampleDocument(t)
	doc.Drugs = doc.Drugs[:len(doc.Drugs)-1]
	unit := money.Micros(400_000)
	doc.Prices = doc.Prices[:len(doc.Prices)-1]
	doc.Prices[1].UnitPrice = &unit
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	got := formulary.Diff(old, p)
	require.Len(t, got, 2)
	require.Equal(t, formulary.Removed, got[0].Kind)
	require.Equal(t, "99999-0909-01", got[0].NDC.String())
	require.Equal(t, formulary.PriceUp, got[1].Kind)
	require.Equal(t, lisinopril, got[1].RxCUI)
	requireMirror(t, got, formulary.Diff(p, old))
}

// The price of a package goes with its drug, and is no change of its own.
func TestDiffTellsARemovedDrugOnce(t *testing.T) {
	t.Parallel()
	old, doc := sample(t), sampleDocument(t)
	doc.Drugs, doc.Prices, doc.Lists[0].RxCUIs = doc.Drugs[1:], doc.Prices[2:], doc.Lists[0].RxCUIs[1:]
	p, err := formulary.Compile(doc)
	require.NoError(t, err)
	got := formulary.Diff(old, p)
	require.Len(t, got, 1, got)
	require.Equal(t, "lisinopril 10 mg tablet: removed, tier 1", got[0].String())
	back := formulary.Diff(p, old)
	requireMirror(t, got, back)
}

// What changes within one version is seen by two days of it.
func TestDiffOnSeesChangesWithinAVersion(t *testing.T) {
	t.Parallel()
	p := sample(t)
	got := formulary.DiffOn(formulary.View{Plan: p, On: day("2026-06-30")}, formulary.View{Plan: p, On: day("2027-01-01")})
	require.Len(t, got, 3, got)
	require.Equal(t, formulary.PriceDown, got[0].Kind)
	require.Equal(t, formulary.TierDown, got[1].Kind)
	require.Equal(t, formulary.MailGained, got[2].Kind)
	require.Empty(t, formulary.Diff(nil, p))
	require.Empty(t, formulary.Diff(p, nil))
}

func TestKindsOfChangeHaveTextsAndMirrors(t *testing.T) {
	t.Parallel()
	for k := formulary.NoChange; k <= formulary.TierRemoved; k++ {
		require.Equal(t, k, k.Mirror().Mirror())
		text, err := k.MarshalText()
		require.NoError(t, err)
		var back formulary.ChangeKind
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, k, back)
	}
	_, err := formulary.ChangeKind(200).MarshalText()
	require.Error(t, err)
	require.Equal(t, "change(200)", formulary.ChangeKind(200).String())
	require.Equal(t, formulary.ChangeKind(200), formulary.ChangeKind(200).Mirror())
}

func TestAChangeSurvivesStorage(t *testing.T) {
	t.Parallel()
	changes := formulary.Diff(edition(t, "a", "2026-01-01", "2026-12-31", nil), edition(t, "b", "2026-01-01", "2026-12-31", func(d *formulary.Document) {
		d.Drugs = append(d.Drugs[:4], d.Drugs[5:]...)
		d.Drugs[0].PriorAuth, d.CostShares[0].Copay = true, formulary.Dollars(money.Cents(1))
	}))
	require.Len(t, changes, 4, "a new authorization, a removal, a cost, and the name of the plan")
	for _, c := range changes {
		data, err := json.Marshal(c)
		require.NoError(t, err)
		var back formulary.Change
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, c, back)
	}
}

// FuzzDiff changes two copies of the sample plan at random: Diff never panics, finds nothing between a plan and itself,
// and turned round finds the mirror.
func FuzzDiff(f *testing.F) {
	f.Add([]byte{}, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	f.Add([]byte{9, 200, 3, 17, 5, 5}, []byte{10, 11, 12, 77, 78, 90, 2, 250, 251})
	f.Add([]byte{1, 0, 2, 1, 8, 4}, []byte{1, 1, 2, 0, 8, 1, 7, 2})
	f.Fuzz(func(t *testing.T, one, two []byte) {
		a, errA := formulary.Compile(shaken(t, one))
		b, errB := formulary.Compile(shaken(t, two))
		if errA != nil || errB != nil {
			return
		}
		require.Empty(t, formulary.Diff(a, a))
		require.Empty(t, formulary.Diff(b, b))
		got := formulary.Diff(a, b)
		requireMirror(t, got, formulary.Diff(b, a))
		formulary.Notices(got, formulary.Announcement{Cause: 1, Effective: day("2026-03-01"), Today: day("2026-01-01")}, []formulary.ActiveDrug{{RxCUI: lisinopril}})
		if a.Digest() == b.Digest() {
			require.Empty(t, got)
		}
	})
}

// shaken is the sample document with an edit for every two bytes: what, and where.
func shaken(t testing.TB, edits []byte) formulary.Document {
	doc := sampleDocument(t)
	for ; len(edits) >= 2 && len(doc.Drugs) > 0 && len(doc.Prices) > 0; edits = edits[2:] {
		n := int(edits[1])
		d, s, p := &doc.Drugs[n%len(doc.Drugs)], &doc.CostShares[n%len(doc.CostShares)], &doc.Prices[n%len(doc.Prices)]
		unit, rate := money.Micros(int64(n)*10_001), money.Percent(int64(n%101))
		switch edits[0] % 12 {
		case 0:
			doc.Drugs = append(doc.Drugs[:n%len(doc.Drugs)], doc.Drugs[n%len(doc.Drugs)+1:]...)
		case 1:
			d.Tier = 1 + n%3
		case 2:
			d.PriorAuth = !d.PriorAuth
		case 3:
			d.QuantityLimit = &formulary.QuantityLimit{PerFill: tablets(int64(1 + n))}
		case 4:
			d.StepTherapy = &formulary.StepTherapy{AnyOf: []drug.RxCUI{drug.RxCUI(1 + n)}, LookBackDays: 1 + n}
		case 5:
			d.Mail = drug.Answer(n % 3)
		case 6:
			p.UnitPrice = &unit
		case 7:
			doc.Lists[0].Amount = formulary.Dollars(money.Cents(int64(n)))
		case 8:
			*s = formulary.CostShare{Tier: s.Tier, Channel: s.Channel, Days: s.Days, Copay: formulary.Dollars(money.Cents(int64(n)))}
		case 9:
			*s = formulary.CostShare{Tier: s.Tier, Channel: s.Channel, Days: s.Days, Coinsurance: &rate, Min: formulary.Dollars(money.Cents(int64(n)))}
		case 10:
			*s = formulary.CostShare{Tier: s.Tier, Channel: s.Channel, Days: s.Days, NotOffered: true}
		case 11:
			d.Age = &formulary.AgeEdit{Min: formulary.CountOf(n % 90)}
		}
	}
	return doc
}
