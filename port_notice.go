package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
	"github.com/mailrx/mailrx/refill/auto"
)

// Notifier tells a member something, once for each key. It finds who the member is and how they wish to be told.
type Notifier interface {
	// Notify reports whether the notice was delivered; a bounce is an answer, not a fault. Of reminders the answer
	// counts: an automatic refill is held until two were delivered. For all else the notifier has its own fallbacks.
	Notify(ctx context.Context, k stream.Key, n notice.Notice) (delivered bool, err error)
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
