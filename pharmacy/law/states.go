package law

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// States is what the states say where they differ from the federal floor, as far as it was found: a beginning and not
// a survey. What it does not hold is held for a pharmacist, or is one of the rows for OtherStates, which are proposals of
// ours. The pack is the caller's to change.
func States() Pack {
	return Pack{ID: "states", Version: builtIn, Rules: join(otherStates(), longerValidity(), massachusetts(), newYork(),
		sites())}
}

// state is a row of one state.
func state(in Scope, id string, k Kind, s Schedules, v Value, citation string, e reason.Evidence) Row {
	return Row{ID: "state." + id, Kind: k, In: in, Schedules: s, Value: v, Citation: citation, Evidence: e}
}

// otherStates is what holds where a state has no row of its own. Schedule II has no row here, on purpose: a pharmacist
// says what the state's limit is.
func otherStates() []Row {
	proposal := "our proposal where no row of the state is known"
	row := func(id string, k Kind, s Schedules, v Value) Row {
		return state(OtherStates, "other."+id, k, s, v, proposal, reason.Proposal)
	}
	practice := func(id string, k Kind, v Value) Row {
		return state(OtherStates, "other."+id, k, NonControlled, v, "common practice of the states", reason.Unconfirmed)
	}
	return []Row{
		row("expiry", KindExpiry, NonControlled, Value{Months: 12}),
		row("expiry_v", KindExpiry, CV, Value{Months: 6}),
		row("refills", KindRefillCap, NonControlled, Value{Unlimited: true}),
		row("refills_v", KindRefillCap, CV, Value{Count: 5}),
		practice("transfer_first", KindTransferFirst, Value{Outcome: Allow}),
		practice("transfer_refill", KindTransferRefill, Value{Outcome: Allow}),
		practice("fax", KindFax, Value{Outcome: Allow}),
		practice("oral", KindOral, Value{Outcome: Allow}),
		practice("oral_emergency", KindOralEmergency, Value{Outcome: Allow}),
		row("permit", KindPermit, CIItoV, Value{Outcome: Deny}),
		row("emergency_ii", KindEmergency, CII, Value{Outcome: Deny}),
		{ID: "state.other.keep_rx", Kind: KindKeepRx, In: OtherStates, Value: Value{Years: 6},
			Citation: proposal, Evidence: reason.Proposal},
	}
}

// longerValidity is R1.15 but for Massachusetts and New York.
func longerValidity() []Row {
	months := func(in Scope, id string, n int, citation string, e reason.Evidence) Row {
		return state(in, id, KindExpiry, NonControlled, Value{Months: n}, citation, e)
	}
	iowa := "657 IAC 10.28"
	return []Row{
		months("IL", "il.expiry", 15, "Illinois, second-hand", reason.SecondHand),
		months("AK", "ak.expiry", 12, "Alaska: no refill after one year", reason.Read),
		months("ID", "id.expiry", 15, "Idaho, to be confirmed", reason.Unconfirmed),
		months("ME", "me.expiry", 15, "Maine, to be confirmed", reason.Unconfirmed),
		months("IA", "ia.expiry", 18, "Iowa, to be confirmed", reason.Unconfirmed),
		state("IA", "ia.expiry_iii_v", KindExpiry, CIIItoV, Value{Months: 6}, iowa, reason.Read),
		state("IA", "ia.refills_iii_v", KindRefillCap, CIIItoV, Value{Count: 5}, iowa, reason.Read),
		state("AZ", "az.expiry_iii_iv", KindExpiry, CIIItoIV, Value{Months: 6}, "Arizona: the federal rule restated", reason.Read),
		state("AZ", "az.refills_iii_iv", KindRefillCap, CIIItoIV, Value{Count: 5}, "Arizona: the federal rule restated", reason.Read),
		state("AL", "al.expiry_iii_iv", KindExpiry, CIIItoIV, Value{Months: 6}, "Alabama: the federal rule restated", reason.Read),
		state("AL", "al.refills_iii_iv", KindRefillCap, CIIItoIV, Value{Count: 5}, "Alabama: the federal rule restated", reason.Read),
		state("VA", "va.expiry_ii", KindExpiry, CII, Value{Months: 6}, "Virginia, an old source", reason.SecondHand),
		state("HI", "hi.expiry_ii", KindExpiry, CII, Value{Days: 7}, "Hawaii, an old source", reason.SecondHand),
	}
}

// massachusetts calls every prescription drug that is not controlled "schedule VI".
func massachusetts() []Row {
	outOfState := state("MA", "ma.expiry_out_of_state", KindExpiry, CIIItoV|NonControlled, Value{Days: 30},
		"M.G.L. c.94C: out-of-state prescriptions of schedules III to VI; whether refills may follow later is not confirmed",
		reason.SecondHand)
	outOfState.When = IfOutOfState
	verify := state("MA", "ma.verify", KindVerify, CIIItoV, Value{Outcome: Hold},
		"M.G.L. c.94C: out-of-state prescriptions of schedules III to V are verified", reason.SecondHand)
	verify.When = IfOutOfState
	opioid := state("MA", "ma.first_opioid", KindMaxDays, CIItoV, Value{Days: 7},
		"Massachusetts: the first fill of an opioid", reason.SecondHand)
	opioid.When = IfFirstOpioid
	return []Row{
		state("MA", "ma.expiry_ii", KindExpiry, CII, Value{Days: 30}, "M.G.L. c.94C s.23(a)", reason.SecondHand),
		outOfState, verify, opioid,
		{ID: "state.ma.counselling", Kind: KindCounselling, In: "MA", Value: Value{Duty: FirstOnly},
			Citation: "M.G.L. c.94C s.21A", Evidence: reason.Read},
		{ID: "state.ma.keep_rx", Kind: KindKeepRx, In: "MA", Value: Value{Years: 2},
			Citation: "Massachusetts: prescriptions", Evidence: reason.SecondHand},
		{ID: "state.ma.keep_incident", Kind: KindKeepIncident, In: "MA", Value: Value{Years: 5},
			Citation: "Massachusetts: serious reportable events", Evidence: reason.SecondHand},
	}
}

func newYork() []Row {
	benzodiazepine := state("NY", "ny.expiry_benzodiazepine", KindExpiry, CIV, Value{Days: 30},
		"New York: not later than 30 days after signing, to be confirmed", reason.Unconfirmed)
	benzodiazepine.When = IfBenzodiazepine
	return []Row{
		state("NY", "ny.expiry_ii", KindExpiry, CII, Value{Days: 30},
			"New York: not later than 30 days after signing, to be confirmed", reason.Unconfirmed),
		benzodiazepine,
		state("NY", "ny.expiry_iii_v", KindExpiry, CIIItoV, Value{Months: 6}, "NY PHL s.3332, s.3339", reason.Read),
		state("NY", "ny.max_days", KindMaxDays, CIItoV, Value{Days: 30, Except: 90},
			"NY PHL s.3332(3): three months with a listed condition on the prescription", reason.Read),
		state("NY", "ny.refills_long", KindRefillCap, CIIItoV, Value{Count: 1, Over: 30}, "NY PHL s.3332, s.3339", reason.Read),
		state("NY", "ny.refills_iii_v", KindRefillCap, CIIItoV, Value{Count: 5},
			"NY PHL s.3339; five refills as in other states, our proposal for schedule V", reason.Proposal),
		state("NY", "ny.refill_bar", KindRefillBar, CIIItoV, Value{Days: 7}, "NY PHL s.3339", reason.Read),
		nyTransfer(Deny, until(2026, time.July, 21)),
		nyTransfer(Allow, since(2026, time.July, 22)),
	}
}

func nyTransfer(o Outcome, p cal.Period) Row {
	row := state("NY", "ny.transfer_first", KindTransferFirst, CIItoV, Value{Outcome: o},
		"New York: electronic prescriptions of controlled drugs may move since 2026-07-22", reason.SecondHand)
	row.Period = p
	return row
}

// sites is R1.12.
func sites() []Row {
	permit := func(in Scope, id, name string) Row {
		return state(in, id, KindPermit, CIItoV, Value{Outcome: Deny}, name+": controlled substances permit", reason.SecondHand)
	}
	return []Row{
		permit("TX", "tx.permit", "Texas"), permit("MI", "mi.permit", "Michigan"), permit("NJ", "nj.permit", "New Jersey"),
		{ID: "state.de.insert", Kind: KindInsert, In: "DE", Value: Value{Outcome: Allow},
			Citation: "24 Del. C. s.2535: temperature, and the pharmacist's telephone line", Evidence: reason.SecondHand},
	}
}
