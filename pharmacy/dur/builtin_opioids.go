package dur

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// cdc2022 is the source of the factors. Fentanyl's 2.4 for each microgram an hour is 100 for each milligram that the patch
// gives in a day.
const cdc2022 = "CDC Clinical Practice Guideline for Prescribing Opioids, 2022 (MMWR 71 RR-3), as CDC's MME implementation guide quotes it"

// builtinFactors makes morphine milligrams by ingredient and route. What is not here (other routes, levorphanol, meperidine,
// pentazocine, butorphanol) is not known and is asked for.
func builtinFactors() []Factor {
	from := cal.Period{From: cal.Of(2022, time.November, 4)}
	row := func(in drug.RxCUI, r Route, perMg int64) Factor {
		return Factor{Ingredient: in, Route: r, PerMg: perMg, Period: from, Note: Note{Source: cdc2022, Evidence: reason.SecondHand}}
	}
	none := row(buprenorphine, RouteUnknown, 0)
	none.Note = Note{Words: "buprenorphine is not counted in morphine milligrams", Source: "CDC guideline 2022, from memory",
		Evidence: reason.Unconfirmed}
	return []Factor{
		row(codeine, Oral, 150), row(fentanyl, Transdermal, 100_000), row(hydrocodone, Oral, 1000),
		row(hydromorphone, Oral, 5000), row(methadone, Oral, 4700), row(morphine, Oral, 1000), row(oxycodone, Oral, 1500),
		row(oxymorphone, Oral, 3000), row(tapentadol, Oral, 400), row(tramadol, Oral, 200), none,
	}
}
