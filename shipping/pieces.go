package shipping

// ReducePieces gives the status of a shipment of several pieces, each reduced by itself: that of the least finished
// piece. A piece on its way goes before one that came back or is lost, and both before a delivered one, so a shipment is
// delivered when every piece is. A voided piece counts only where all are. No pieces: StatusUnknown.
func ReducePieces(pieces []Status) Status {
	least := Cancelled
	for i, s := range pieces {
		if i == 0 || finish(s) < finish(least) {
			least = s
		}
	}
	if len(pieces) == 0 || least == Info {
		return StatusUnknown
	}
	return least
}

// finish is how far a piece is from its end; a voided one is no piece.
func finish(s Status) int {
	for i, at := range [...]Status{
		StatusUnknown, Info, LabelCreated, Accepted, InTransit, Exception, OutForDelivery, AvailableForPickup,
		Lost, ReturnedToSender, Delivered, Cancelled,
	} {
		if s == at {
			return i
		}
	}
	return 0
}
