package law

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Version of the built-in packs: the day on which they were last held against their sources.
const builtIn = "2026-11-24"

// Federal is the floor under every state: the Controlled Substances Act's regulations, and what federal law says about
// records. The pack is the caller's to change.
func Federal() Pack {
	return Pack{ID: "federal", Version: builtIn, Rules: join(validity(), forms(), moves(), partials(), authority(), keeping())}
}

func join(groups ...[]Row) []Row {
	var all []Row
	for _, g := range groups {
		all = append(all, g...)
	}
	return all
}

func since(year int, month time.Month, d int) cal.Period {
	return cal.Period{From: cal.Of(year, month, d)}
}

func until(year int, month time.Month, d int) cal.Period {
	return cal.Period{To: cal.Of(year, month, d)}
}

// country is a row of the floor.
func country(id string, k Kind, s Schedules, v Value, citation string, e reason.Evidence) Row {
	return Row{ID: "federal." + id, Kind: k, In: Country, Schedules: s, Value: v, Citation: citation, Evidence: e}
}

// validity is R1.1 to R1.3. Federal law has no last date for schedule II, for the fills and refills of schedule V, and
// for drugs that are not controlled: the states do.
func validity() []Row {
	partialV := country("expiry_partial_v", KindExpiry, CV, Value{Months: 6},
		"21 CFR 1306.23(c)", reason.SecondHand)
	partialV.When = IfPartial
	series := country("series_ii", KindSeries, CII, Value{Days: 90}, "21 CFR 1306.12(b)", reason.Read)
	series.Period = since(2007, time.December, 19)
	return []Row{
		country("expiry_iii_iv", KindExpiry, CIIItoIV, Value{Months: 6}, "21 CFR 1306.22(a)", reason.Read),
		partialV,
		country("refills_ii", KindRefillCap, CII, Value{None: true}, "21 CFR 1306.12(a)", reason.Read),
		country("refills_iii_iv", KindRefillCap, CIIItoIV, Value{Count: 5}, "21 CFR 1306.22(a)", reason.Read),
		series,
		{ID: "federal.counselling", Kind: KindCounselling, In: Country, Value: Value{Duty: FirstOnly},
			Citation: "42 CFR 456.705(c)", Evidence: reason.SecondHand},
	}
}

// forms is R1.6: which form of prescription is accepted.
func forms() []Row {
	yes, hold, no := Value{Outcome: Allow}, Value{Outcome: Hold}, Value{Outcome: Deny}
	return []Row{
		country("paper", KindPaper, CIItoV, yes, "21 CFR 1306.11(a), 1306.21(a)", reason.SecondHand),
		country("paper_other", KindPaper, NonControlled, yes, "21 USC 353(b)(1)", reason.Unconfirmed),
		country("copy", KindCopy, CIItoV, hold, "21 CFR 1306.05: a copy is not the signed prescription", reason.Unconfirmed),
		country("copy_other", KindCopy, NonControlled, hold, "our proposal: the original is seen first", reason.Proposal),
		country("epcs", KindEPCS, AnySchedule, yes, "21 CFR part 1311", reason.SecondHand),
		country("electronic", KindElectronic, CIItoV, no, "21 CFR 1306.08, part 1311", reason.SecondHand),
		country("electronic_other", KindElectronic, NonControlled, yes, "21 USC 353(b)(1)", reason.Unconfirmed),
		country("fax_ii", KindFax, CII, hold, "21 CFR 1306.11(a)", reason.SecondHand),
		country("fax_iii_v", KindFax, CIIItoV, yes, "21 CFR 1306.21(a)", reason.Read),
		country("fax_exempt", KindFaxExempt, CII, yes, "21 CFR 1306.11(e)-(g)", reason.SecondHand),
		country("fax_patient", KindFaxPatient, CIItoV, no,
			"21 CFR 1306.11(a), 1306.21(a): sent by the practitioner or agent", reason.SecondHand),
		country("fax_patient_other", KindFaxPatient, NonControlled, no,
			"practice of mail pharmacies: only from a prescriber's office", reason.SecondHand),
		country("oral_ii", KindOral, CII, no, "21 CFR 1306.11(d)", reason.SecondHand),
		country("oral_iii_v", KindOral, CIIItoV, yes, "21 CFR 1306.21(a)", reason.Read),
		country("oral_emergency_ii", KindOralEmergency, CII, yes, "21 CFR 1306.11(d)", reason.SecondHand),
		country("oral_emergency_iii_v", KindOralEmergency, CIIItoV, yes, "21 CFR 1306.21(a)", reason.Read),
		country("oral_written_ii", KindOralWritten, CII, Value{Days: 7}, "21 CFR 1306.11(d)", reason.SecondHand),
	}
}

// moves is R1.7: federal law allows a transfer only where the states do.
func moves() []Row {
	before := country("transfer_first", KindTransferFirst, CIItoV, Value{Outcome: Deny},
		"no rule allowed it before 21 CFR 1306.08(e)", reason.SecondHand)
	before.Period = until(2023, time.August, 27)
	first := country("transfer_first", KindTransferFirst, CIItoV, Value{Outcome: Allow},
		"21 CFR 1306.08(e)-(i), 88 FR 48365", reason.Read)
	first.Period = since(2023, time.August, 28)
	return []Row{
		before, first,
		country("transfer_refill", KindTransferRefill, CIIItoV, Value{Outcome: Allow}, "21 CFR 1306.25(a)", reason.Read),
		country("transfer_refill_ii", KindTransferRefill, CII, Value{Outcome: Deny}, "21 CFR 1306.12", reason.Read),
	}
}

// partials is R1.4, for schedule II. The other schedules follow their last date, see validity.
func partials() []Row {
	asked := country("partial_asked", KindPartialAsked, CII, Value{Days: 30}, "21 CFR 1306.13(b), 21 USC 829(f)", reason.Read)
	asked.Period = since(2023, time.August, 21)
	oral := country("partial_oral", KindPartialOral, CII, Value{Hours: 72}, "21 CFR 1306.13(b)", reason.Read)
	oral.Period = since(2023, time.August, 21)
	return []Row{
		country("partial_short", KindPartialShort, CII, Value{Hours: 72}, "21 CFR 1306.13(a)", reason.SecondHand),
		asked, oral,
		country("partial_care", KindPartialCare, CII, Value{Days: 60}, "21 CFR 1306.13", reason.SecondHand),
	}
}

// authority is R1.13.
func authority() []Row {
	tele := country("telemedicine", KindTelemedicine, CIItoV, Value{Outcome: Allow},
		"21 CFR 1307.41, 90 FR 61301", reason.SecondHand)
	tele.Period = until(2026, time.December, 31)
	return []Row{
		tele,
		country("buprenorphine", KindBuprenorphine, CIIItoV, Value{Months: 6}, "21 CFR 1306.51", reason.SecondHand),
	}
}

// keeping is R11.1.
func keeping() []Row {
	return []Row{
		floor("keep_controlled", KindKeepControlled, Value{Years: 2},
			"21 CFR 1304.04(a), 1304.06(g), 1306.08(h), 1306.25(c), 1311.305(b)", reason.SecondHand),
		floor("keep_part_d", KindKeepPartD, Value{Years: 10, YearEnd: true}, "42 CFR 423.505(d), (i)", reason.SecondHand),
		floor("keep_privacy", KindKeepPrivacy, Value{Years: 6}, "45 CFR 164.316(b), 164.530(j)", reason.Unconfirmed),
		floor("keep_trade", KindKeepTrade, Value{Years: 6}, "21 USC 360eee-1", reason.SecondHand),
	}
}

// floor is a row of the floor that depends on no schedule.
func floor(id string, k Kind, v Value, citation string, e reason.Evidence) Row {
	return country(id, k, 0, v, citation, e)
}
