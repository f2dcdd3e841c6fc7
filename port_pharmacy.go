package mailrx

import (
	"context"

	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

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
