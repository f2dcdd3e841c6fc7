package dur

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// oncList is the source of the pairs: the facts are the paper's, the words are ours.
const oncList = "Phansalkar et al. 2012, JAMIA 19:735: high-priority drug-drug interactions (ONC)"

// washoutDays is how long an MAO inhibitor works on: the labels of the drugs that it meets say two weeks.
const washoutDays = 14

// builtinInteractions is the 15 high-priority pairs as pairs of classes (R6.5, second-hand). Every one is Major.
func builtinInteractions() []Interaction {
	class := func(c ClassID) Side { return Side{Class: c} }
	only := func(i drug.RxCUI) Side { return Side{Ingredient: i} }
	pair := func(a, b Side, words string) Interaction {
		return Interaction{A: a, B: b, Severity: Major, Note: Note{Words: words, Source: oncList, Evidence: reason.SecondHand}}
	}
	slow := func(a Side, words string) Interaction {
		row := pair(a, class(maois), words)
		row.Washout = washoutDays
		return row
	}
	return []Interaction{
		slow(class(amphetamines), "blood pressure may rise to a crisis"),
		slow(class(ssris), "serotonin may rise to a dangerous level"),
		slow(class(tricyclics), "serotonin and noradrenaline may rise to a dangerous level"),
		slow(class(triptans), "the triptan may stay too long, and serotonin rises"),
		slow(class(Opioids), "fever, agitation or stopped breathing may follow"),
		pair(only(tranylcypromine), only(procarbazine), "both block monoamine oxidase"),
		pair(only(atazanavir), class(protonPumps), "without acid, too little atazanavir is taken up"),
		pair(only(febuxostat), class(thiopurines), "the thiopurine is not broken down, and bone marrow suffers"),
		pair(only(irinotecan), class(cyp3a4Inhibitors), "irinotecan rises to a toxic level"),
		pair(class(ergots), class(cyp3a4Inhibitors), "the ergot rises, and blood vessels close"),
		pair(class(cyp3a4Statins), class(statinRaisers), "the statin rises, and muscle may break down"),
		pair(class(proteases), class(cyp3a4Inducers), "the protease inhibitor falls, and the virus may escape"),
		pair(only(ramelteon), class(cyp1a2Inhibitors), "ramelteon rises many times"),
		pair(only(tizanidine), class(cyp1a2Inhibitors), "tizanidine rises, and blood pressure falls"),
		pair(class(qtProlonging), class(qtProlonging), "the heart's rhythm may fail"),
	}
}
