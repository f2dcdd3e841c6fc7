package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
	"github.com/mailrx/mailrx/refill/renewal"
)

// Notifier tells a member something, once for each key. It finds who the member is and how they wish to be told.
type Notifier interface {
	// Notify reports whether the notice was delivered; a bounce is an answer, not a fault. Of reminders the answer
	// counts: an automatic refill is held until two were delivered. For all else the notifier has its own fallbacks.
	Notify(ctx context.Context, k stream.Key, n notice.Notice) (delivered bool, err error)
}

// RenewalRequest asks a prescriber for a new prescription. Round and Attempt together name the attempt.
type RenewalRequest struct {
	Rx      rx.Facts // its PrescriberNPI is whom to ask
	RunOut  cal.Date // the first day without supply
	Attempt int      // from 1 to 3
	Means   string   // renewal.Electronic, renewal.Fax, renewal.Phone
	Round   int      // from 1: each opening of the renewal is one; 0: left over from a version that did not count
	NewRx   bool     // past the window of a renewal: an ordinary new prescription is asked for
}

// PrescriberGateway reaches prescribers.
type PrescriberGateway interface {
	// AskRenewal hands the request over, once for each key, and tells what became of the attempt. renewal.Handed: the other
	// side has the request; its answer comes back by Renewals.Hear. renewal.Undeliverable, and the other words for nobody
	// reached: a final no of the other side, or no way to reach them. That is an answer and no fault: the same key gives it
	// again, nothing more is sent under it, and the renewal goes on to its next means. renewal.Pending counts as Handed.
	AskRenewal(ctx context.Context, k stream.Key, r RenewalRequest) (renewal.Reach, error)
}

// notify tells a member something. A notice that lacks something is told all the same, for silence is worse; that is a
// fault of the machine that made it, and the host hears of it.
func (e *engine) notify(ctx context.Context, t Task, w stream.Named) (answer, error) {
	n := w.(notice.Notice)
	if err := n.Validate(); err != nil {
		e.tell(t, err, false)
	}
	_, err := e.cfg.Notifier.Notify(ctx, t.Key, n)
	return answer{}, err
}

// remind tells a member of an automatic refill to come, and brings back whether the word arrived.
func (e *engine) remind(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(auto.Remind)
	n := notice.Notice{Kind: notice.RefillReminder1, Member: do.Member, About: t.Stream, Rx: do.Rx, Date: do.Ship, Amount: &do.Cost}
	if do.No == 2 {
		n.Kind = notice.RefillReminder2
	}
	ok, err := e.cfg.Notifier.Notify(ctx, t.Key, n)
	return answer{cmd: auto.Reminded{Cycle: do.Cycle, No: do.No, Delivered: ok}}, err
}

// askPrescriber hands a renewal request over, and brings back what became of it.
func (e *engine) askPrescriber(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(renewal.AskPrescriber)
	reach, err := e.cfg.Gateway.AskRenewal(ctx, t.Key, RenewalRequest{
		Rx: do.Rx, RunOut: do.RunOut, Attempt: do.Attempt, Means: do.Means, Round: do.Round, NewRx: do.NewRx,
	})
	return answer{cmd: renewal.Asked{Attempt: do.Attempt, Reach: reach, Round: do.Round}}, err
}
