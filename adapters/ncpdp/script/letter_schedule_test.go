package script_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// TestNoRefillsOfScheduleIIAreAskedFor (21 CFR 1306.12(a)): a request that does is refused and names the rule; what the
// prescription in it says, a request for none, and other schedules are written.
func TestNoRefillsOfScheduleIIAreAskedFor(t *testing.T) {
	t.Parallel()
	of := func(s drug.Schedule, ordered, asked rx.Refills) script.Medication {
		m := script.Medication{Given: true}
		m.Prescription.Drug = rx.Drug{Description: "Oxycodone 5 mg tablet", Schedule: s}
		m.Prescription.Refills, m.Details.RefillsRequested = ordered, asked
		return m
	}
	none, zero, two := rx.Refills{}, rx.RefillCount(0), rx.RefillCount(2)
	renewal := func(prescribed, dispensed script.Medication) script.Request {
		return script.Request{Kind: script.KindRxRenewalRequest, Prescribed: prescribed, Dispensed: dispensed}
	}
	change := func(m script.Medication) script.Request {
		return script.Request{Kind: script.KindRxChangeRequest, Code: "T", Requested: []script.Medication{m}}
	}
	tests := map[string]struct {
		q  script.Request
		ok bool
	}{
		"two refills":                        {renewal(of(drug.ScheduleII, none, none), of(drug.ScheduleUnknown, none, two)), false},
		"as needed":                          {renewal(of(drug.ScheduleII, none, rx.PRN()), script.Medication{}), false},
		"two refills of what was dispensed":  {renewal(script.Medication{}, of(drug.ScheduleII, none, two)), false},
		"none, and two beside it":            {renewal(of(drug.ScheduleII, none, two), of(drug.ScheduleII, none, zero)), false},
		"a proposal with refills":            {change(of(drug.ScheduleII, two, none)), false},
		"a proposal that asks for some":      {change(of(drug.ScheduleII, none, two)), false},
		"no refills":                         {renewal(of(drug.ScheduleII, none, zero), script.Medication{}), true},
		"nothing said of refills":            {renewal(of(drug.ScheduleII, two, none), script.Medication{}), true},
		"a proposal without refills":         {change(of(drug.ScheduleII, zero, none)), true},
		"two refills of schedule III":        {renewal(of(drug.ScheduleIII, none, two), script.Medication{}), true},
		"two refills of an unknown schedule": {renewal(of(drug.ScheduleUnknown, none, two), script.Medication{}), true},
	}
	for name, tt := range tests {
		for _, v := range []script.Version{script.V2017071, script.V2022071} {
			_, err := letter(v).Request(tt.q)
			if tt.ok {
				require.NoError(t, err, name)
				continue
			}
			require.ErrorIs(t, err, script.ErrUnwritable, name)
			require.ErrorContains(t, err, "1306.12(a)", name)
		}
	}
}
