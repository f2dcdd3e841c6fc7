package dur

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Facts is knowledge of drugs as data, to be compiled. BuiltinFacts gives ours; a host adds rows to it, or brings its own
// from a source that it has a licence for. Severity is needed in every row that has one.
type Facts struct {
	Version      string // names the whole, and stands in every override record
	Ingredients  []Ingredient
	Classes      []Class
	Interactions []Interaction
	Groups       []Group
	Crosses      []Cross
	Limits       []Limit
	Cautions     []Caution
	Factors      []Factor
	Watched      []ClassID // classes whose several prescribers are told, see ManyPrescribers
	Numbers      []Number  // dated numbers of the rules; Numbers() gives ours
}

// Note is what stands behind a row: our own words for people, the citation and how sure it is.
type Note struct {
	Words    string
	Source   string
	Evidence reason.Evidence
}

// Ingredient is one ingredient that the knowledge covers. An ingredient that is not here was not looked at, and a
// screen says so.
type Ingredient struct {
	RxCUI drug.RxCUI // of the ingredient (IN of RxNorm), not of a salt or a clinical drug
	Name  string
	Note  Note
}

// ClassID names a class of ingredients: "ace_inhibitors".
type ClassID string

// Classes that rules of this package ask for by name.
const (
	Opioids         ClassID = "opioids"
	Benzodiazepines ClassID = "benzodiazepines"
)

// Class is ingredients that one statement is true of. Borders matter: loperamide acts on opioid receptors and is not in
// Opioids, for it is no analgesic.
type Class struct {
	ID      ClassID
	Members []drug.RxCUI
	Note    Note
}

// Side is one side of a row: a class, or a single ingredient where Class is empty.
type Side struct {
	Class      ClassID
	Ingredient drug.RxCUI
}

// Interaction is two sides that should not meet (R6.5). Every member of A meets every member of B; an ingredient does
// not meet itself.
type Interaction struct {
	A, B     Side
	Severity Severity
	Washout  int // days after run-out for which the pair still counts; 0: while it is on hand
	Note     Note
}

// Group is a duplication group: two drugs of it do the same work. It is a table of our own and not the label's class.
type Group struct {
	ID       string
	Classes  []ClassID
	Severity Severity
	Note     Note
}

// Cross says that an allergy to a member of Allergy speaks against the members of Drug. Both may be one class.
type Cross struct {
	Allergy, Drug ClassID
	Severity      Severity
	Note          Note
}

// Measure is what a limit counts.
type Measure uint8

// The measures.
const (
	DailyDose    Measure = iota // micrograms a day, over all that is taken
	Duration                    // days of supply of the fill
	FillQuantity                // thousandths of a unit in the fill
)

// Limit is the least and the most of a measure. 0 says that there is none.
type Limit struct {
	Of          drug.RxCUI
	Measure     Measure
	Min, Max    int64
	Ages        Ages
	PerKilogram bool // Min and Max are for a kilogram of body weight
	Severity    Severity
	Note        Note
}

// Ages is years of age: From, and under Under. 0 leaves the end open; the zero value is everybody.
type Ages struct{ From, Under int }

func (a Ages) everybody() bool { return a == Ages{} }

func (a Ages) contain(years int) bool { return years >= a.From && (a.Under == 0 || years < a.Under) }

func (a Ages) sound() bool { return a.From >= 0 && a.Under >= 0 && (a.Under == 0 || a.From < a.Under) }

// Caution is one fact about a person, or a thing to know, that speaks against a drug.
type Caution struct {
	Of       Side
	Kind     Kind
	ICD10    string // for OfCondition: the code or its beginning, "N18.5", "J45"
	Ages     Ages   // for OfAge: the ages that it speaks of
	Sex      Sex    // for OfSex: the sex that it speaks of
	Severity Severity
	Note     Note
}

// Factor makes morphine milligrams of an opioid: thousandths of a milligram of morphine for each milligram, 1500 for 1.5.
// 0 says that the drug is not counted, which is not the same as no row. Rows of one ingredient and route differ in period.
type Factor struct {
	Ingredient drug.RxCUI
	Route      Route // RouteUnknown: any
	PerMg      int64
	Period     cal.Period
	Note       Note
}
