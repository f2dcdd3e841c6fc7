package order

import "github.com/mailrx/mailrx/pharmacy/stream"

// Rows is the codec table of this package: every command, answer, event and piece of work that is stored.
func Rows() []stream.Entry {
	return []stream.Entry{
		stream.Row[Open](1), stream.Row[Review](1), stream.Row[Dispense](1), stream.Row[Cancel](1), stream.Row[Resume](1),
		stream.Row[Wake](1), stream.Row[Stuck](1),

		stream.Row[StockAnswer](1), stream.Row[ClaimAnswer](1), stream.Row[PaymentAnswer](1), stream.Row[ServiceAnswer](1),
		stream.Row[LabelPrepared](1), stream.Row[LabelAnswer](1), stream.Row[TrackAnswer](1), stream.Row[MoneyAnswer](1),

		stream.Row[Opened](1), stream.Row[Reviewed](1), stream.Row[Reserved](1), stream.Row[Adjudicated](1),
		stream.Row[Authorized](1), stream.Row[Held](1), stream.Row[Resumed](1), stream.Row[Dispensed](1), stream.Row[Chosen](1),
		stream.Row[Prepared](1), stream.Row[OutcomeLost](1), stream.Row[Sought](1), stream.Row[Labelled](1), stream.Row[Unseen](1), stream.Row[Left](1),
		stream.Row[Moved](1), stream.Row[Arrived](1), stream.Row[MoneyMoved](1), stream.Row[TakenBack](1), stream.Row[Stopped](1),

		stream.Row[ReserveStock](1), stream.Row[ReleaseStock](1), stream.Row[BillClaim](1), stream.Row[ReverseClaim](1),
		stream.Row[AuthorizePayment](1), stream.Row[CapturePayment](1), stream.Row[RefundPayment](1),
		stream.Row[ChooseService](1), stream.Row[BuyLabel](1), stream.Row[FindLabel](1), stream.Row[VoidLabel](1),
		stream.Row[TrackParcel](1), stream.Row[FillShipped](1), stream.Row[FillReturned](1),
	}
}
