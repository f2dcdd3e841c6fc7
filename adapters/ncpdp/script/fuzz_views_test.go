package script_test

import (
	"testing"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// FuzzViews asks for every view of whatever parses, and answers it: nothing panics, and what is written parses.
func FuzzViews(f *testing.F) {
	for _, text := range viewDefects {
		f.Add([]byte(text))
	}
	for _, v := range dialects {
		for _, k := range script.Kinds() {
			f.Add([]byte(inbound(v, k)))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := script.Parse(data, script.Limits{})
		if err != nil {
			return
		}
		views(m)
		m.Findings()
		l := m.Answer("A1", sentAt)
		write := func(data []byte, err error) {
			if err != nil {
				return
			}
			if _, err := script.Parse(data, script.Limits{}); err != nil {
				t.Fatalf("what was written does not parse: %v", err)
			}
		}
		write(l.Acknowledge())
		write(l.Error(script.AckRefused, nil, "refused"))
		if n, err := m.NewRx(); err == nil {
			write(l.NewRx(n))
			write(l.Request(script.RenewalOf(n, "R1", script.Medication{})))
		}
		if q, err := m.Request(); err == nil {
			write(l.Request(q))
			write(l.Response(q.Cancelled("")))
		}
		if a, err := m.Response(); err == nil {
			write(l.Response(a))
			script.Judge(script.Request{Kind: script.KindRxRenewalRequest}, a)
		}
		if fill, err := m.Fill(); err == nil {
			write(l.Fill(fill))
		}
		if tr, err := m.Transfer(); err == nil {
			write(l.Transfer(tr))
		}
	})
}
