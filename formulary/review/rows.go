package review

import "github.com/mailrx/mailrx/pharmacy/stream"

// Rows is the codec table of every command, event and work here, all at schema 1.
func Rows() []stream.Entry {
	return []stream.Entry{
		stream.Row[Open](1), stream.Row[Submit](1), stream.Row[Support](1), stream.Row[Supply](1), stream.Row[Appeal](1),
		stream.Row[Withdraw](1), stream.Row[NextShipment](1), stream.Row[DropOrder](1), stream.Row[Receive](1),
		stream.Row[AskFor](1), stream.Row[Extend](1), stream.Row[RefuseExpedite](1), stream.Row[Answer](1),
		stream.Row[JudgeCause](1), stream.Row[ProveReceipt](1), stream.Row[ForwardAnswer](1), stream.Row[Effect](1),
		stream.Row[End](1), stream.Row[Due](1),
		stream.Row[Opened](1), stream.Row[Sent](1), stream.Row[Received](1), stream.Row[Supported](1), stream.Row[Asked](1),
		stream.Row[Supplied](1), stream.Row[Extended](1), stream.Row[ExpediteRefused](1), stream.Row[Missed](1),
		stream.Row[Forwarded](1), stream.Row[Answered](1), stream.Row[Proved](1), stream.Row[Appealed](1),
		stream.Row[CauseJudged](1), stream.Row[WithdrawnByAsker](1), stream.Row[OrderDropped](1), stream.Row[Effected](1),
		stream.Row[Overdue](1), stream.Row[Ended](1), stream.Row[RenewalPlanned](1), stream.Row[RenewalBegun](1),
		stream.Row[SendRequest](1), stream.Row[ForwardCase](1), stream.Row[Reprice](1), stream.Row[Renew](1),
		stream.Row[Tell](1),
	}
}
