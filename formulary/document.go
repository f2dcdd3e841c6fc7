package formulary

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// DocumentVersion is the version of the document form that this library reads.
const DocumentVersion = 1

// NotCoveredWord is the one word that Document.OutOfNetwork knows now: a fill outside the network is not covered.
const NotCoveredWord = "not-covered"

// Document is the plan document (JSON) as Go structs; the package comment is its authoring guide. It is what a plan
// says, unchecked; Compile checks it. Lists may be in any order. The document is not changed by Compile, which keeps
// nothing of it but strings.
type Document struct {
	Version      int           `json:"version"` // DocumentVersion
	ID           string        `json:"id"`      // permanent, ours or the plan's
	Name         string        `json:"name"`    // what a member calls it
	From         cal.Date      `json:"from,omitzero"`
	To           cal.Date      `json:"to,omitzero"`          // the last day; a plan without one is refused
	MailBenefit  drug.Answer   `json:"mailBenefit,omitzero"` // whether fills by mail are covered at all
	OutOfNetwork string        `json:"outOfNetwork"`         // NotCoveredWord
	Tiers        []Tier        `json:"tiers,omitempty"`      // the tiers by number
	CostShares   []CostShare   `json:"costShares,omitempty"` // what the member pays: tier, channel, days
	Drugs        []Drug        `json:"drugs,omitempty"`      // the formulary
	Lists        []FlatList    `json:"lists,omitempty"`      // flat prices in place of copays: the $9 list
	Prices       []DrugPrice   `json:"prices,omitempty"`     // the plan's own price list; may be empty
	Fees         []DispenseFee `json:"fees,omitempty"`       // dispensing fees, needed where Prices are

	Suppressed      bool             `json:"suppressed,omitempty"`      // its rows are withheld: every answer is Unknown
	Contradictions  Contradictions   `json:"contradictions,omitempty"`  // of cost shares
	Deductible      *Deductible      `json:"deductible,omitempty"`      // absent: none
	OutOfPocket     *OutOfPocket     `json:"outOfPocket,omitempty"`     // absent: no limit
	RetailAllowance *RetailAllowance `json:"retailAllowance,omitempty"` // of maintenance drugs
	HomeDelivery    *HomeDelivery    `json:"homeDelivery,omitempty"`    // of maintenance drugs
	FirstFills      *FirstFills      `json:"firstFills,omitempty"`
	SplitFill       *SplitFill       `json:"splitFill,omitempty"`
	DAW             *DAWPolicy       `json:"daw,omitempty"`
	CopayCard       CardProgram      `json:"copayCard,omitempty"`      // absent: no card is taken
	Coordination    Coordination     `json:"coordination,omitempty"`   // absent: it does not pay after others
	Exceptions      *Exceptions      `json:"exceptions,omitempty"`     // absent: the plan does not say, and an exception on file is Unknown
	Federal         bool             `json:"federal,omitempty"`        // a federal program: a copay card is refused
	HighDeductible  bool             `json:"highDeductible,omitempty"` // a high-deductible health plan: Compile holds Deductible and OutOfPocket to the figures of law
	PartD           *PartD           `json:"partD,omitempty"`          // absent: no Part D plan
}

// Tier is one class of drugs that share their costs.
type Tier struct {
	Tier int    `json:"tier"` // 1 to 99, the number that rows refer to
	Name string `json:"name"` // "Generic"
}

// CostShare is what the member pays for a fill of a tier at a channel, for a band of days' supply. Exactly one of
// Copay, Coinsurance and NotOffered stands, or the first two with GreaterOf: a copay of "0.00" is free, NotOffered
// cannot be had, and none of them is a fault.
type CostShare struct {
	Tier       int     `json:"tier"`
	Channel    Channel `json:"channel,omitzero"`
	Days       Band    `json:"days,omitzero"`
	Copay      Known   `json:"copay,omitzero"`
	NotOffered bool    `json:"notOffered,omitempty"`

	Coinsurance *money.Rate `json:"coinsurance,omitempty"` // of the price, rounded half up once
	GreaterOf   bool        `json:"greaterOf,omitempty"`   // Copay and Coinsurance both stand, the greater counts
	Min         Known       `json:"min,omitzero"`          // of Coinsurance; never lifts it above the price
	Max         Known       `json:"max,omitzero"`          // of Coinsurance; absent: none
	Option      ShareOption `json:"option,omitempty"`
	Phase       Phase       `json:"phase,omitempty"`
	MonthDays   int         `json:"monthDays,omitempty"` // days in a month's supply, for daily cost sharing; 0: 30
}

// Drug is one row of the formulary: a drug, its tier and its conditions, for a period. A row is known by its RxCUI,
// and then covers every package of it; NDCs teach the plan which drug a package is. A row without RxCUI is known by
// its single NDC, and goes before the row of any RxCUI.
type Drug struct {
	RxCUI         drug.RxCUI     `json:"rxcui,omitzero"`
	NDCs          []drug.NDC     `json:"ndcs,omitempty"`
	Name          string         `json:"name"`
	Tier          int            `json:"tier"`
	Source        drug.Source    `json:"source,omitzero"`     // brand, generic or biosimilar; unset: unknown
	Mail          drug.Answer    `json:"mail,omitzero"`       // whether it can be had by mail; unset: the plan does not say
	PriorAuth     bool           `json:"priorAuth,omitempty"` // the plan must agree beforehand
	QuantityLimit *QuantityLimit `json:"quantityLimit,omitempty"`
	From          cal.Date       `json:"from,omitzero"` // unset: the plan's first day
	To            cal.Date       `json:"to,omitzero"`   // unset: the plan's last day

	StepTherapy      *StepTherapy   `json:"stepTherapy,omitempty"`
	Age              *AgeEdit       `json:"age,omitempty"`
	Sex              Sex            `json:"sex,omitzero"`               // covered for this sex alone; unset: for both
	Indications      []string       `json:"indications,omitempty"`      // covered for these alone; none: for all
	Maintenance      bool           `json:"maintenance,omitempty"`      // on the maintenance list of the home-delivery programs
	Preventive       bool           `json:"preventive,omitempty"`       // free in the network without a deductible (45 CFR 147.130)
	DeductibleExempt bool           `json:"deductibleExempt,omitempty"` // on a list that the deductible does not touch
	NonEssential     bool           `json:"nonEssential,omitempty"`     // on the list of a copay-card maximizer
	Insulin          bool           `json:"insulin,omitempty"`
	Vaccine          bool           `json:"vaccine,omitempty"`         // an adult vaccine that ACIP recommends: free in Part D
	SolidOral        drug.Answer    `json:"solidOral,omitzero"`        // a solid oral form, for daily cost sharing
	DailyRateExempt  bool           `json:"dailyRateExempt,omitempty"` // an antibiotic, or in its original container
	LowIncomeClass   LowIncomeClass `json:"lowIncomeClass,omitempty"`
	PartDClass       PartDClass     `json:"partDClass,omitempty"`
	DiscountMaker    DiscountMaker  `json:"discountMaker,omitempty"` // of an applicable drug
	Supplemental     bool           `json:"supplemental,omitempty"`  // excluded by Part D, added by an enhanced plan: nothing accrues
}

// QuantityLimit is the most that the plan allows: a fill, over time, or both.
type QuantityLimit struct {
	PerFill    drug.Quantity `json:"perFill,omitzero"`
	Amount     drug.Quantity `json:"amount,omitzero"` // over time, by Basis
	WindowDays int           `json:"windowDays,omitempty"`
	Basis      LimitBasis    `json:"basis,omitempty"`
	Step       drug.Quantity `json:"step,omitzero"` // the smallest amount that is dispensed; absent: a thousandth
}

// FlatList is a list of drugs that cost a fixed amount for a band of days at some channels, in place of the tier's
// copay: the "$9 list". The member never pays more than the price. A list names RxCUIs; an NDC only of a row that
// has no RxCUI.
type FlatList struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Amount   Known        `json:"amount,omitzero"`
	Channels []Channel    `json:"channels,omitempty"`
	Days     Band         `json:"days,omitzero"`
	RxCUIs   []drug.RxCUI `json:"rxcuis,omitempty"`
	NDCs     []drug.NDC   `json:"ndcs,omitempty"`
	From     cal.Date     `json:"from,omitzero"`
	To       cal.Date     `json:"to,omitzero"`

	DeductibleApplies bool `json:"deductibleApplies,omitempty"` // the deductible first, then the amount; else it is skipped
}

// DrugPrice is the negotiated price of one billing unit of a drug, for a period. Exactly one of RxCUI and NDC
// stands; a price by NDC goes before one by RxCUI.
type DrugPrice struct {
	RxCUI     drug.RxCUI       `json:"rxcui,omitzero"`
	NDC       drug.NDC         `json:"ndc,omitzero"`
	UnitPrice *money.UnitPrice `json:"unitPrice,omitempty"`
	Unit      drug.Unit        `json:"unit"` // NCI code: a quantity in another unit has no price
	From      cal.Date         `json:"from,omitzero"`
	To        cal.Date         `json:"to,omitzero"`
}

// DispenseFee is what the plan pays a pharmacy of a channel for dispensing, a part of the price.
type DispenseFee struct {
	Channel Channel `json:"channel,omitzero"`
	Fee     Known   `json:"fee,omitzero"`
}
