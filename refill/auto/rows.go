package auto

import "github.com/mailrx/mailrx/pharmacy/stream"

// Rows is the codec table of every command, event and work here, all at schema 1.
func Rows() []stream.Entry {
	return []stream.Entry{
		stream.Row[RecordFill](1), stream.Row[DropFill](1), stream.Row[Enroll](1), stream.Row[Skip](1), stream.Row[Stop](1),
		stream.Row[Confirm](1), stream.Row[Due](1), stream.Row[Reminded](1), stream.Row[Release](1),
		stream.Row[Move](1), stream.Row[Pause](1), stream.Row[EndConsent](1), stream.Row[ReleaseAnswers](1),
		stream.Row[LastAsked](1), stream.Row[AnswerLast](1), stream.Row[ReportUnwanted](1),

		stream.Row[Remind](1), stream.Row[OpenRefill](1), stream.Row[NeedRenewal](1),
		stream.Row[AskRelease](1), stream.Row[CancelRefill](1), stream.Row[AskConsent](1), stream.Row[AnswerRenewal](1),
		stream.Row[RefundShipment](1), stream.Row[RemindToOrder](1),

		stream.Row[FillRecorded](1), stream.Row[FillDropped](1), stream.Row[ConsentGiven](1), stream.Row[CyclePlanned](1),
		stream.Row[ReminderAsked](1), stream.Row[ReminderAnswered](1), stream.Row[ShipmentConfirmed](1),
		stream.Row[ShipmentSkipped](1), stream.Row[ShipmentHeld](1), stream.Row[RefillOpened](1),
		stream.Row[ConsentEnded](1), stream.Row[RefillsEnded](1), stream.Row[RefillsReopened](1),
		stream.Row[TimerSet](1),
		stream.Row[ShipmentMoved](1), stream.Row[ShipmentPaused](1), stream.Row[ReleaseAsked](1),
		stream.Row[LastRefillAsked](1), stream.Row[LastRefillAnswered](1), stream.Row[UnwantedReported](1),
		stream.Row[OrderByPlanned](1), stream.Row[OrderByReached](1),
	}
}
