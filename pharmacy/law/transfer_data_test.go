package law_test

import (
	"github.com/mailrx/mailrx/pharmacy/law"
)

const everything = law.PatientName | law.PatientBirth | law.PatientAddress | law.DrugName | law.DrugStrength | law.DrugForm |
	law.QuantityWritten | law.Directions | law.PrescriberName | law.PrescriberAddress | law.PrescriberDEA | law.IssueDate |
	law.OriginalRefills | law.FirstDispensed | law.RefillsLeftItem | law.EarlierRefills | law.SenderPharmacy | law.SenderDEA |
	law.SenderRxNumber | law.ReceiverPharmacy | law.ReceiverDEA | law.ReceiverRxNumber | law.SenderPharmacist |
	law.ReceiverPharmacist | law.TransferDate | law.OriginalPharmacy

func missing(m law.Move, have law.TransferItems) func() (any, law.Ruling) {
	return func() (any, law.Ruling) {
		lacks, r := law.TransferMissing(law.TransferNeeds(m), have)
		return lacks, r
	}
}

var dataCases = []ruled{
	{"R1.8 T1 no count of refills left", missing(move(civ, used(3, 3, 0)), everything&^law.RefillsLeftItem), "refills left", law.NeedInfo, codes("transfer_data_missing")},
	{"R1.8 T2 the sender's record refuses fills", mayFill(with(issued(civ, "IL", "2026-11-01"),
		func(q *law.Validity) { q.MovedAway = true }), "2026-11-24"), "", law.Deny, codes("moved_away")},
	{"R1.8 T3 silent through the sixth day", func() (any, law.Ruling) {
		last, sweep := law.TransferSilent(d("2026-11-20"), newYork)
		return last.String() + " " + sweep.In(newYork).Format("2006-01-02 15:04"), law.Ruling{}
	}, "2026-11-26 2026-11-27 00:00", law.Undecided, nil},
	{"all is there", missing(move(civ, used(3, 3, 1)), everything), "", law.Allow, nil},
	{"not controlled, never filled: no DEA numbers, no history", missing(move(none, nil), everything&^(law.PrescriberDEA|
		law.SenderDEA|law.ReceiverDEA|law.FirstDispensed|law.EarlierRefills|law.OriginalPharmacy)), "", law.Allow, nil},
	{"what a patient asks with", func() (any, law.Ruling) {
		lacks, r := law.TransferMissing(law.TransferRequest, law.PatientName|law.DrugName)
		return lacks, r
	}, "patient birth date, sending pharmacy", law.NeedInfo, codes("transfer_data_missing")},
}
