package notice_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// whole is a notice that has all that any kind may need.
func whole(k notice.Kind) notice.Notice {
	price := money.Cents(900)
	return notice.Notice{
		Kind: k, Member: "mem-1", About: stream.ID{Kind: "order", Name: "k3q"}, Rx: "rx-1",
		Date: cal.Of(2026, time.November, 16), Amount: &price, Detail: "law.expired", Act: true,
	}
}

func TestEveryKindHasARowAndAMeaning(t *testing.T) {
	t.Parallel()
	all := []notice.Kind{
		notice.OrderReceived, notice.OrderHeld, notice.OrderShipped, notice.OrderDelivered, notice.OrderCancelled, notice.OrderReturned,
		notice.OrderLost, notice.RefillReminder1, notice.RefillReminder2, notice.RefillHeld, notice.LastRefill, notice.RenewalAsked,
		notice.RenewalAnswered, notice.RenewalSilent, notice.RenewalClosed,
	}
	require.Len(t, notice.Kinds(), len(all))
	for i, k := range all {
		info, known := k.Info()
		require.True(t, known, k)
		require.Equal(t, info, notice.Kinds()[i])
		require.NotEmpty(t, info.Meaning, k)
		require.NoError(t, whole(k).Validate(), k)
	}
	notice.Kinds()[0].Meaning = "changed"
	require.NotEqual(t, "changed", notice.Kinds()[0].Meaning, "the slice is the caller's")
}

func TestANoticeMustCarryWhatItsKindNeeds(t *testing.T) {
	t.Parallel()
	noDate := func(n *notice.Notice) { n.Date = cal.Date{} }
	noRx := func(n *notice.Notice) { n.Rx = "" }
	noDetail := func(n *notice.Notice) { n.Detail = "" }
	for name, c := range map[string]struct {
		kind notice.Kind
		drop func(*notice.Notice)
		want string
	}{
		"a reminder without its ship date":           {notice.RefillReminder1, noDate, "notice: refill_reminder_1: Date is missing: the day the parcel leaves"},
		"a second reminder without its ship date":    {notice.RefillReminder2, noDate, "notice: refill_reminder_2: Date is missing: the day the parcel leaves"},
		"silence without the run-out date (R4.3 T2)": {notice.RenewalSilent, noDate, "notice: renewal_silent: Date is missing: the first day without supply"},
		"a parcel without its ship date":             {notice.OrderShipped, noDate, "notice: order_shipped: Date is missing: the day the parcel leaves"},
		"a reminder of no prescription":              {notice.RefillReminder1, noRx, "notice: refill_reminder_1: Rx is missing"},
		"a hold without a reason":                    {notice.OrderHeld, noDetail, "notice: order_held: Detail is missing: the code of the reason"},
		"an answer that is not told":                 {notice.RenewalAnswered, noDetail, "notice: renewal_answered: Detail is missing: the answer as a code"},
		"nobody to tell":                             {notice.OrderLost, func(n *notice.Notice) { n.Member = "" }, "notice: order_lost: Member is missing"},
		"about nothing":                              {notice.OrderLost, func(n *notice.Notice) { n.About = stream.ID{} }, "notice: order_lost: About names no stream"},
		"a sentence for a code":                      {notice.OrderHeld, func(n *notice.Notice) { n.Detail = "Testa Sampleton takes" }, "notice: order_held: Detail is more than one word"},
		"a long detail":                              {notice.OrderHeld, func(n *notice.Notice) { n.Detail = string(make([]byte, 65)) }, "notice: order_held: Detail is more than one word"},
		"an invented kind":                           {"order_eaten", func(*notice.Notice) {}, "notice: Kind is no kind of notice"},
	} {
		n := whole(c.kind)
		c.drop(&n)
		require.EqualError(t, n.Validate(), c.want, name)
	}
}

func TestAllThatIsMissingIsListedAtOnce(t *testing.T) {
	t.Parallel()
	err := notice.Notice{Kind: notice.RenewalAnswered}.Validate()
	for _, field := range []string{"Member", "About", "Rx", "Date", "Detail"} {
		require.ErrorContains(t, err, field+" ")
	}
}

func TestWhatAKindDoesNotNeedMayBeAbsent(t *testing.T) {
	t.Parallel()
	bare := notice.Notice{Kind: notice.OrderDelivered, Member: "mem-1", About: stream.ID{Kind: "order", Name: "k3q"}}
	require.NoError(t, bare.Validate())
}

func TestANoticeIsWorkThatACodecHolds(t *testing.T) {
	t.Parallel()
	codec, err := stream.NewCodec(notice.Rows())
	require.NoError(t, err)
	bare := notice.Notice{Kind: notice.OrderDelivered, Member: "mem-1", About: stream.ID{Kind: "order", Name: "k3q"}}
	for _, n := range []notice.Notice{whole(notice.OrderShipped), bare} {
		name, schema, data, err := codec.Encode(n)
		require.NoError(t, err)
		require.Equal(t, stream.Name("notice.tell"), name)
		back, err := codec.Decode(name, schema, data)
		require.NoError(t, err)
		require.Equal(t, n, back)
	}
	data, err := json.Marshal(whole(notice.OrderShipped))
	require.NoError(t, err)
	require.Equal(t, `{"kind":"order_shipped","member":"mem-1","about":"order/k3q","rx":"rx-1","date":"2026-11-16",`+
		`"amount":"9.00","detail":"law.expired","act":true}`, string(data))
}

func FuzzNoticeJSON(f *testing.F) {
	for _, k := range []notice.Kind{notice.OrderShipped, "order_eaten"} {
		data, err := json.Marshal(whole(k))
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"date":"","amount":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var n, back notice.Notice
		if json.Unmarshal(data, &n) != nil {
			return
		}
		_ = n.Validate()
		out, err := json.Marshal(n)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(out, &back))
		require.Equal(t, n, back)
	})
}
