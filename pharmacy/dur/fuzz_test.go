package dur_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/dur"
	"github.com/mailrx/mailrx/pharmacy/law"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// source gives the bytes of a fuzzer as small numbers; after the last byte it gives 0.
type source []byte

func (s *source) n(below int) int {
	if len(*s) == 0 {
		return 0
	}
	b := int((*s)[0])
	*s = (*s)[1:]
	return b % below
}

// facts makes facts of a few ingredients and classes, some of them wrong.
func (s *source) facts() dur.Facts {
	f := dur.Facts{Version: "fuzz", Numbers: dur.Numbers()}
	for i := range 3 + s.n(3) {
		f.Ingredients = append(f.Ingredients, dur.Ingredient{RxCUI: drug.RxCUI(i + 1), Name: "i"})
	}
	for _, id := range []dur.ClassID{"a", "b", dur.Opioids, dur.Benzodiazepines}[:1+s.n(4)] {
		c := dur.Class{ID: id}
		for i := range 1 + s.n(3) {
			c.Members = append(c.Members, drug.RxCUI(i+1+s.n(3)))
		}
		f.Classes = append(f.Classes, c)
	}
	side := func() dur.Side {
		return []dur.Side{{Class: "a"}, {Class: "b"}, {Ingredient: 1}, {Ingredient: 2}, {}}[s.n(5)]
	}
	for range s.n(4) {
		f.Interactions = append(f.Interactions, dur.Interaction{A: side(), B: side(), Severity: dur.Severity(s.n(6)), Washout: s.n(30)})
		f.Cautions = append(f.Cautions, dur.Caution{Of: side(), Kind: dur.Kind(s.n(10)), ICD10: "N18", Ages: dur.Ages{Under: s.n(90)},
			Sex: dur.Sex(s.n(3)), Severity: dur.Severity(s.n(6))})
		f.Limits = append(f.Limits, dur.Limit{Of: drug.RxCUI(s.n(4)), Measure: dur.Measure(s.n(4)), Min: int64(s.n(9)), Max: int64(s.n(99)),
			PerKilogram: s.n(2) == 1, Severity: dur.Severity(s.n(6))})
		f.Crosses = append(f.Crosses, dur.Cross{Allergy: "a", Drug: "a", Severity: dur.Severity(s.n(6))})
		f.Groups = append(f.Groups, dur.Group{ID: "g", Classes: []dur.ClassID{"a"}, Severity: dur.Severity(s.n(6))})
	}
	return f
}

func (s *source) medication() dur.Medication {
	m := dur.Medication{Route: dur.Route(s.n(5)), Open: s.n(4) == 1, Stopped: s.n(2) == 1, LongActing: drug.Answer(s.n(4)),
		Prescriber: []rx.NPI{"", drA, drB}[s.n(3)], Rx: []rx.ID{"", "rx-1", "rx-2"}[s.n(3)], Drug: drug.RxCUI(s.n(3))}
	if n := s.n(40); n > 0 {
		m.RunOut = today.AddDays(n - 25)
	}
	for range s.n(3) {
		m.Parts = append(m.Parts, dur.Part{Ingredient: drug.RxCUI(s.n(6)), PerDay: int64(s.n(200)) - 20})
	}
	return m
}

func (s *source) profile() dur.Profile {
	p := dur.Profile{AllergiesKnown: drug.Answer(s.n(4)), ConditionsKnown: drug.Answer(s.n(4)), Sex: dur.Sex(s.n(4)),
		Pregnant: drug.Answer(s.n(4)), Nursing: drug.Answer(s.n(4)), Grams: s.n(200) * 1000, Ordered: s.n(2) == 1}
	if n := s.n(100); n > 0 {
		p.Born = today.AddMonths(-12 * n)
	}
	for range s.n(5) {
		p.Drugs = append(p.Drugs, s.medication())
		p.Allergies = append(p.Allergies, dur.Allergy{Ingredient: drug.RxCUI(s.n(4)), Class: []dur.ClassID{"", "a", "z"}[s.n(3)],
			Reaction: s.n(2) == 1})
		p.Conditions = append(p.Conditions, dur.Condition{ICD10: []string{"", "N18.4", "I10"}[s.n(3)], Inferred: s.n(2) == 1})
	}
	return p
}

func FuzzScreenNeverLetsThroughWhatItDoesNotKnow(f *testing.F) {
	f.Add([]byte{3, 3, 2, 1, 2, 1, 3, 1, 2, 1, 4, 20, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 1, 1, 1, 2, 30, 40, 50})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		s := source(data)
		k, err := dur.Compile(s.facts())
		if err != nil {
			require.NotEmpty(t, err.(dur.Faults))
			k = builtin
		}
		p, c := s.profile(), dur.Candidate{Medication: s.medication(), DaysSupply: s.n(99) - 5, Refill: s.n(2) == 1}
		if s.n(2) == 1 {
			c.Quantity = drug.Units(int64(s.n(99)), drug.Tablet)
		}
		fs := dur.Screen(k, p, c, today)
		checkFindings(t, &fs)
		if len(c.Parts) == 0 {
			require.Equal(t, law.NeedInfo, fs.Outcome())
		}
		require.Equal(t, told(fs), told(dur.Screen(k, withEnded(p), c, today)), "what ran out long ago changes nothing")
		o := dur.Opioid(k, &p, &c, dur.OpioidPlan{Naive: drug.Answer(s.n(4)), HardMME: s.n(3) * 100}, today)
		require.Equal(t, o.Outcome == law.Allow, !o.Trace.Failed())
		require.GreaterOrEqual(t, o.MME, int64(0))
		require.Equal(t, law.NeedInfo, max(law.NeedInfo, dur.Opioid(k, &p, &c, dur.OpioidPlan{}, cal.Date{}).Outcome))
	})
}

func checkFindings(t *testing.T, fs *dur.Findings) {
	t.Helper()
	stops := law.Allow
	for i := range fs.List {
		f := &fs.List[i]
		require.NotNil(t, f.Rule)
		require.Equal(t, f.Severity == dur.Minor, f.Outcome == law.Allow, f.Rule.Code)
		require.Equal(t, f.Outcome == law.Hold, f.Severity >= dur.Moderate, f.Rule.Code)
		require.True(t, f.Outcome != law.Hold || f.Conflict.Known(), "%s can be put on a claim", f.Rule.Code)
		require.Equal(t, f.Outcome, f.Release(nil).Outcome)
		stops = max(stops, f.Outcome)
	}
	require.Equal(t, stops, fs.Outcome())
	require.Equal(t, stops, fs.Release(dur.Log{}).Outcome)
}

// withEnded adds drugs that ran out a year and more ago.
func withEnded(p dur.Profile) dur.Profile {
	for i := range drug.RxCUI(6) {
		p.Drugs = append(p.Drugs[:len(p.Drugs):len(p.Drugs)], dur.Medication{Parts: []dur.Part{{Ingredient: i, PerDay: 1}},
			RunOut: today.AddDays(-400), Prescriber: drC})
	}
	return p
}

func FuzzReleaseOfAMajorFindingNeedsThePrescriberOrAnEmergency(f *testing.F) {
	f.Add(uint8(5), "PH-1", "M0", "1G", uint8(3), "office", "", "doc", uint8(31))
	f.Add(uint8(6), "", "ZQ", "2A", uint8(0), "", "doc", "", uint8(0))
	f.Fuzz(func(t *testing.T, role uint8, licence, service, result string, contact uint8, who, emergency, note string, change uint8) {
		found := major()
		o := found.Override("o-1", builtin.Version())
		o.By, o.Licence, o.At = pharmacy.Actor{Role: pharmacy.Role(role), ID: "st-7"}, licence, noon
		o.Triple.Service, o.Triple.Result = dur.Service(service), dur.Result(result)
		o.Contact = dur.Contact{Who: pharmacy.Actor{Role: pharmacy.Role(contact), ID: who}, At: noon, How: pharmacy.ChannelPhone}
		o.Emergency, o.Note = dur.DocumentRef(emergency), dur.DocumentRef(note)
		o.Change = dur.Change{Dose: change&1 > 0, Directions: change&2 > 0, Drug: change&4 > 0, Quantity: change&8 > 0, Form: change&16 > 0}
		if found.Release(&o).Outcome != law.Allow {
			return
		}
		require.Equal(t, pharmacy.RolePharmacist, o.By.Role)
		require.NotEmpty(t, licence)
		require.True(t, emergency != "" || service == "M0" && o.Contact.Made())
		require.Equal(t, dur.Continues, o.Triple.Result.Effect())
		text, err := json.Marshal(o)
		require.NoError(t, err)
		var back dur.Override
		require.NoError(t, json.Unmarshal(text, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again))
	})
}
