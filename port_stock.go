package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Stock is what the site has on its shelves.
type Stock interface {
	// Reserve sets a fill's quantity aside, once for each key; ok false: out of stock, back on that day (unset: unknown).
	// A key that was out of stock, or was released, is looked at anew.
	Reserve(ctx context.Context, k stream.Key, n drug.NDC, q drug.Quantity) (ok bool, back cal.Date, err error)
	// Release puts the reservation of a key back; an unknown one is no error.
	Release(ctx context.Context, k stream.Key) error
}

// stockKey is the reservation of a line: one, however often it is asked for.
func stockKey(order stream.ID, line int) stream.Key { return stream.TaskKey(order, line, 0) + "/stock" }

func (e *engine) reserveStock(ctx context.Context, t Task, w stream.Named) (answer, error) {
	do := w.(order.ReserveStock)
	ok, back, err := e.cfg.Stock.Reserve(ctx, stockKey(t.Stream, do.Line), do.NDC, do.Quantity)
	return answer{cmd: order.StockAnswer{Line: do.Line, OK: ok, Back: back}}, err
}

func (e *engine) releaseStock(ctx context.Context, t Task, w stream.Named) (answer, error) {
	return answer{}, e.cfg.Stock.Release(ctx, stockKey(t.Stream, w.(order.ReleaseStock).Line))
}
