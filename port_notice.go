package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
	"github.com/mailrx/mailrx/refill/renewal"
)

// notify tells a member something. A bounce is nobody's to answer here: the notifier has its own fallbacks.
func (e *engine) notify(ctx context.Context, t Task, w stream.Named) (answer, error) {
	_, err := e.cfg.Notifier.Notify(ctx, t.Key, w.(notice.Notice))
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

// askPrescriber hands a renewal request over.
func (e *engine) askPrescriber(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(renewal.AskPrescriber)
	err := e.cfg.Gateway.AskRenewal(ctx, t.Key, RenewalRequest{Rx: do.Rx, RunOut: do.RunOut, Attempt: do.Attempt, Means: do.Means})
	return answer{cmd: renewal.Asked{Attempt: do.Attempt}}, err
}
