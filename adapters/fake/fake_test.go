package fake_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/renewal"
)

// The fakes are what they stand for.
var (
	_ mailrx.Clock             = (*fake.Clock)(nil)
	_ mailrx.Drugs             = fake.Drugs(nil)
	_ mailrx.Payments          = (*fake.Bank)(nil)
	_ mailrx.Notifier          = (*fake.Notifier)(nil)
	_ mailrx.PrescriberGateway = (*fake.Gateway)(nil)
	_ mailrx.Stock             = (*fake.Shelf)(nil)
	_ mailrx.Licences          = fake.Licences(nil)
)

var ctx = context.Background()

func ExampleOpenBank() {
	bank, err := fake.OpenBank("") // in memory
	if err != nil {
		fmt.Println(err)
		return
	}
	nine := money.Cents(900)
	a, _ := bank.Authorize(ctx, "order/1/pay", mailrx.Charge{Member: "mem-1", Amount: nine})
	again, _ := bank.Authorize(ctx, "order/1/pay", mailrx.Charge{Member: "mem-1", Amount: nine})
	fmt.Println(a.Payment == again.Payment, bank.Capture(ctx, "order/1/capture", a.Payment, nine))
	fmt.Println(bank.Payments()[a.Payment].Captured)
	// Output:
	// true <nil>
	// 9.00
}

func TestTheBankDoesEachKeyOnceHoweverOftenAndHoweverManyAsk(t *testing.T) {
	t.Parallel()
	bank, err := fake.OpenBank("")
	require.NoError(t, err)
	var wg sync.WaitGroup
	for range 32 {
		wg.Go(func() {
			a, err := bank.Authorize(ctx, "pay", mailrx.Charge{Amount: money.Cents(900)})
			if err == nil {
				err = bank.Capture(ctx, "capture", a.Payment, money.Cents(900))
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	require.Len(t, bank.Payments(), 1)
	for _, p := range bank.Payments() {
		require.Equal(t, 1, p.Captures)
	}
}

func TestTheBankRefusesWhatItDoesNotHold(t *testing.T) {
	t.Parallel()
	bank, err := fake.OpenBank("")
	require.NoError(t, err)
	a, err := bank.Authorize(ctx, "pay", mailrx.Charge{Amount: money.Cents(900)})
	require.NoError(t, err)
	require.Error(t, bank.Capture(ctx, "more", a.Payment, money.Cents(901)))
	require.NoError(t, bank.Refund(ctx, "refund", a.Payment))
	require.Error(t, bank.Capture(ctx, "late", a.Payment, money.Cents(1)), "what was given back is gone")
	require.ErrorContains(t, bank.Refund(ctx, "other", "pay-9999"), "pay-9999")
}

func TestADeclineIsAnAnswerAndStays(t *testing.T) {
	t.Parallel()
	bank, err := fake.OpenBank("")
	require.NoError(t, err)
	bank.Decline = func(mailrx.Charge) (string, bool) { return "51", true }
	a, err := bank.Authorize(ctx, "pay", mailrx.Charge{Amount: money.Cents(900)})
	require.NoError(t, err)
	require.Equal(t, mailrx.Authorization{Declined: true, Code: "51"}, a)
	bank.Decline = nil
	a, err = bank.Authorize(ctx, "pay", mailrx.Charge{Amount: money.Cents(900)})
	require.NoError(t, err)
	require.True(t, a.Declined, "the same key has the same answer")
	require.Empty(t, bank.Payments())
}

func TestTheBankSurvivesTheProcess(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "bank.json")
	bank, err := fake.OpenBank(path)
	require.NoError(t, err)
	a, err := bank.Authorize(ctx, "pay", mailrx.Charge{Amount: money.Cents(900)})
	require.NoError(t, err)
	require.NoError(t, bank.Capture(ctx, "capture", a.Payment, money.Cents(900)))

	next, err := fake.OpenBank(path)
	require.NoError(t, err)
	require.Equal(t, bank.Payments(), next.Payments())
	require.NoError(t, next.Capture(ctx, "capture", a.Payment, money.Cents(900)), "done before")
	require.Equal(t, 1, next.Payments()[a.Payment].Captures)
	left, err := filepath.Glob(path + ".*")
	require.NoError(t, err)
	require.Empty(t, left, "no half-written books lie about")
}

func TestBooksThatCannotBeReadAreNamed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "bank.json")
	require.NoError(t, os.WriteFile(path, []byte("{"), 0o600))
	_, err := fake.OpenBank(path)
	require.ErrorContains(t, err, path)
}

func TestTheNotifierTellsOncePerKeyAndSaysWhatBounced(t *testing.T) {
	t.Parallel()
	n := &fake.Notifier{Bounce: func(n notice.Notice) bool { return n.Member == "mem-2" }}
	for range 2 {
		ok, err := n.Notify(ctx, "k1", notice.Notice{Kind: notice.OrderReceived, Member: "mem-1"})
		require.NoError(t, err)
		require.True(t, ok)
	}
	ok, err := n.Notify(ctx, "k2", notice.Notice{Kind: notice.OrderReceived, Member: "mem-2"})
	require.NoError(t, err)
	require.False(t, ok)
	require.Len(t, n.Sent(), 1)
}

func TestThePrescriberIsAskedOncePerKey(t *testing.T) {
	t.Parallel()
	g := &fake.Gateway{}
	for range 2 {
		reach, err := g.AskRenewal(ctx, "k", mailrx.RenewalRequest{Attempt: 1})
		require.NoError(t, err)
		require.Equal(t, renewal.Handed, reach)
	}
	g.Reach = func(mailrx.RenewalRequest) renewal.Reach { return renewal.NoPickup }
	for k, want := range map[stream.Key]renewal.Reach{"k": renewal.Handed, "k2": renewal.NoPickup} {
		reach, err := g.AskRenewal(ctx, k, mailrx.RenewalRequest{Attempt: 2})
		require.NoError(t, err)
		require.Equal(t, want, reach, "the first answer of a key stays")
	}
	require.Len(t, g.Asked(), 2)
}

func TestTheShelfIsOutOfWhatItIsToldAndKnowsWhenItComesBack(t *testing.T) {
	t.Parallel()
	p := fake.Catalogue()[0]
	back := cal.Of(2026, time.December, 1)
	s := &fake.Shelf{Out: map[drug.NDC]cal.Date{p.NDC: back}}
	ok, when, err := s.Reserve(ctx, "k", p.NDC, drug.Units(90, drug.Tablet))
	require.NoError(t, err)
	require.False(t, ok)
	require.Equal(t, back, when)
	s.Out = nil
	for range 2 {
		ok, _, err = s.Reserve(ctx, "k", p.NDC, drug.Units(90, drug.Tablet))
		require.NoError(t, err)
		require.True(t, ok)
	}
	require.Equal(t, 1, s.Reserved())
	require.NoError(t, s.Release(ctx, "k"))
	require.NoError(t, s.Release(ctx, "k"), "once more is no error")
	require.Zero(t, s.Reserved())
}

func TestAStateThatIsNotListedIsUnknown(t *testing.T) {
	t.Parallel()
	day := cal.Of(2026, time.November, 30)
	l := fake.Licences{"OH": {To: day}}
	for state, want := range map[string]drug.Answer{"OH": drug.Yes, "NY": drug.Unknown} {
		got, err := l.May(ctx, "site-1", "OH", day)
		if state == "NY" {
			got, err = l.May(ctx, "site-1", "NY", day)
		}
		require.NoError(t, err)
		require.Equal(t, want, got, state)
	}
	got, err := l.May(ctx, "site-1", "OH", day.AddDays(1))
	require.NoError(t, err)
	require.Equal(t, drug.No, got, "the licence has run out")
	got, err = l.May(ctx, "site-1", "OH", cal.Date{})
	require.NoError(t, err)
	require.Equal(t, drug.Unknown, got, "no day, no answer")
}

func TestEveryProductOfTheCatalogueIsWhole(t *testing.T) {
	t.Parallel()
	seen := map[drug.NDC]bool{}
	for _, p := range fake.Catalogue() {
		require.NoError(t, p.Validate(), p.Name)
		require.False(t, seen[p.NDC], "two products of one NDC: %s", p.NDC)
		seen[p.NDC] = true
		byNDC, err := fake.Catalogue().Product(ctx, p.NDC)
		require.NoError(t, err)
		require.Equal(t, p, byNDC)
		byRxCUI, err := fake.Catalogue().Products(ctx, p.RxCUI)
		require.NoError(t, err)
		require.Contains(t, byRxCUI, p)
	}
	_, err := fake.Catalogue().Product(ctx, drug.NDC{})
	require.ErrorIs(t, err, mailrx.ErrNotFound)
	_, err = fake.Catalogue().Products(ctx, 0)
	require.ErrorIs(t, err, mailrx.ErrNotFound)
}

func TestTheClockStandsWhereItIsPut(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 2, 15, 0, 0, 0, time.UTC)
	c := fake.NewClock(at)
	c.Advance(time.Hour)
	require.Equal(t, at.Add(time.Hour), c.Now())
	c.Set(at)
	require.Equal(t, at, c.Now())
}

func TestAStoppedContextStopsEveryFake(t *testing.T) {
	t.Parallel()
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	bank, err := fake.OpenBank("")
	require.NoError(t, err)
	_, err = bank.Authorize(stopped, "k", mailrx.Charge{})
	_, notifyErr := (&fake.Notifier{}).Notify(stopped, "k", notice.Notice{})
	_, _, stockErr := (&fake.Shelf{}).Reserve(stopped, "k", drug.NDC{}, drug.Quantity{})
	_, askErr := (&fake.Gateway{}).AskRenewal(stopped, "k", mailrx.RenewalRequest{})
	for _, e := range []error{err, notifyErr, stockErr, askErr, bank.Capture(stopped, "k", "p", money.Amount{}), bank.Refund(stopped, "k", "p"), (&fake.Shelf{}).Release(stopped, "k")} {
		require.True(t, errors.Is(e, context.Canceled))
	}
}
