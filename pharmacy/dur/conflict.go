package dur

// Conflict is why a pharmacist steps in: the reason for service code of a claim (NCPDP 439-E4). The codes are facts, the
// words are ours; the table holds those that this package uses. Empty is absent.
type Conflict string

// The conflicts.
const (
	TherapyDuplicated    Conflict = "TD" // two drugs of one duplication group
	IngredientDuplicated Conflict = "ID" // one ingredient in two products
	DrugDuplicated       Conflict = "UD" // the same drug twice
	ConditionReported    Conflict = "MC" // the member or the prescriber told the condition
	ConditionInferred    Conflict = "DC" // the condition is read out of the drugs that are taken
	PregnancyConflict    Conflict = "PG"
	NursingConflict      Conflict = "NR"
	AgeConflict          Conflict = "PA"
	SexConflict          Conflict = "SX"
	DrugInteraction      Conflict = "DD"
	DoseHigh             Conflict = "HD"
	DoseLow              Conflict = "LD"
	DoseRange            Conflict = "DR"
	DurationLong         Conflict = "MX"
	DurationShort        Conflict = "MN"
	QuantityHigh         Conflict = "EX"
	QuantityLow          Conflict = "NS"
	AllergyConflict      Conflict = "DA"
	PriorReaction        Conflict = "PR"
	RefillEarly          Conflict = "ER"
	RefillLate           Conflict = "LR"
	ApparentMisuse       Conflict = "DM"
	LabConflict          Conflict = "DL"
	FoodConflict         Conflict = "DF"
	TobaccoConflict      Conflict = "DS"
	AlcoholConflict      Conflict = "OH"
)

// coded is a code with what it says in our words.
type coded[C ~string] struct {
	code  C
	words string
}

var conflicts = []coded[Conflict]{
	{TherapyDuplicated, "two drugs do the same work"}, {IngredientDuplicated, "two products hold one ingredient"},
	{DrugDuplicated, "the drug is supplied twice"}, {ConditionReported, "a reported condition speaks against the drug"},
	{ConditionInferred, "a likely condition speaks against the drug"}, {PregnancyConflict, "pregnancy speaks against the drug"},
	{NursingConflict, "nursing speaks against the drug"}, {AgeConflict, "the age speaks against the drug"},
	{SexConflict, "the sex speaks against the drug"}, {DrugInteraction, "two drugs harm each other's effect or the person"},
	{DoseHigh, "the dose is high"}, {DoseLow, "the dose is low"}, {DoseRange, "the dose is out of range"},
	{DurationLong, "the treatment is long"}, {DurationShort, "the treatment is short"}, {QuantityHigh, "the quantity is high"},
	{QuantityLow, "the quantity is low"}, {AllergyConflict, "an allergy speaks against the drug"},
	{PriorReaction, "an earlier reaction speaks against the drug"}, {RefillEarly, "the refill is early"},
	{RefillLate, "the refill is late"}, {ApparentMisuse, "the use looks like misuse"}, {LabConflict, "the drug disturbs a test"},
	{FoodConflict, "food matters"}, {TobaccoConflict, "tobacco matters"}, {AlcoholConflict, "alcohol matters"},
}

// Known reports whether c is in the table of this package.
func (c Conflict) Known() bool { return c.Words() != "" }

// Words says in our words what c tells; empty where it is not in the table.
func (c Conflict) Words() string { return wordsOf(conflicts, c) }

func wordsOf[C ~string](table []coded[C], c C) string {
	for _, row := range table {
		if row.code == c {
			return row.words
		}
	}
	return ""
}
