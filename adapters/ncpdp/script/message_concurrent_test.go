package script_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestOneMessageIsReadByManyAtOnce is for the race detector: a Message never changes, also where it counts late.
func TestOneMessageIsReadByManyAtOnce(t *testing.T) {
	t.Parallel()
	crowded := parse(t, frame(strings.Repeat("<a/>", 200)))
	for _, m := range []*script.Message{parse(t, string(ours(t)[file2017])), parse(t, edifact(t)), crowded} {
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				views(m)
				m.Findings()
				m.SignatureBlocks()
				m.Segments()
				_ = script.Describe(discard{}, m, script.DescribeOptions{Patient: true})
				for n := m.BodyNode().First(); n.Exists(); n = n.Next() {
					_ = n.Path() + n.Text()
				}
				_, _ = m.Answer("A1", sentAt).Acknowledge()
				_, _ = m.Edit().SetText(m.HeaderNode().Find("MessageID"), "x").Bytes()
			})
		}
		all.Wait()
	}
	require.Equal(t, "/Message/Body/Status/a[2]", crowded.BodyNode().First().Next().Path())
}
