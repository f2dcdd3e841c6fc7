package drug

// NDC is a National Drug Code as three numbers, not text. Comparable; the same code in 4-4-2, 5-4-2 or 6-4-2 is one value. Zero is unset.
type NDC struct {
	labeler uint32
	product uint16
	pack    uint8
	set     bool
}

func ParseNDC(s string) (NDC, error) { panic("contract") } // *NDCError{Kind: Ambiguous, ...}
func (n NDC) IsSet() bool            { return n.set }
func (n NDC) Eleven() (string, bool) { panic("contract") } // no 11-digit form for a labeler above 99999
func (n NDC) Twelve() string         { panic("contract") } // "000002-1433-80"
func (n NDC) String() string         { panic("contract") } // 5-4-2 hyphenated, 6-4-2 where needed; text, JSON, SQL the same

// RxCUI is a RxNorm concept id; 0 is unset.
type RxCUI uint32

func ParseRxCUI(s string) (RxCUI, error) { panic("contract") }
func (r RxCUI) String() string           { panic("contract") }

// Answer is a fact that may be unknown. Unknown is not No.
type Answer uint8

const (
	Unknown Answer = iota
	No
	Yes
)

// Schedule of the Controlled Substances Act. Schedule I is never dispensed and does not parse.
type Schedule uint8

const (
	ScheduleUnknown Schedule = iota
	NotControlled
	ScheduleII
	ScheduleIII
	ScheduleIV
	ScheduleV
)

func ParseSchedule(s string) (Schedule, error)      { panic("contract") } // "II", "CII", "none" …
func ScheduleFromNCI(code string) (Schedule, error) { panic("contract") } // C48675 …; C38046 is NotControlled
func (s Schedule) Controlled() Answer               { panic("contract") }
func (s Schedule) String() string                   { panic("contract") }

// Unit is what a quantity counts, by its NCI code ("C48542" tablet). Empty: unknown.
type Unit string

const (
	Tablet      Unit = "C48542"
	Capsule     Unit = "C48480"
	Milliliter  Unit = "C28254"
	Gram        Unit = "C48155"
	Each        Unit = "C64933"
	Unspecified Unit = "C38046"
)

func (u Unit) Known() bool  { panic("contract") } // in our table
func (u Unit) Name() string { panic("contract") } // "tablet"

// Quantity is thousandths of a unit. The zero value is absent (IsSet false): zero is not missing.
type Quantity struct {
	thousandths int64
	unit        Unit
	set         bool
}

func Units(n int64, u Unit) Quantity                       { panic("contract") } // whole units
func Thousandths(n int64, u Unit) (Quantity, error)        { panic("contract") } // negative or absurd: error
func ParseQuantity(value string, u Unit) (Quantity, error) { panic("contract") } // "90", "2.5"; exact or error
func (q Quantity) IsSet() bool                             { return q.set }
func (q Quantity) Thousandths() int64                      { return q.thousandths }
func (q Quantity) Unit() Unit                              { return q.unit }
func (q Quantity) String() string                          { panic("contract") } // "90 tablet", "2.5 mL"; JSON {"value":"90","unit":"C48542"}

// Form is a dose form; Storage a storage class; Source brand or generic. All zero values are unknown.
type Form uint8
type Storage uint8
type Source uint8

const (
	FormUnknown Form = iota
	FormTablet
	FormCapsule
	FormLiquid
	FormInjection
	FormInhaler
	FormTopical
	FormEyeDrops
	FormOther
)
const (
	StorageUnknown Storage = iota
	RoomTemperature
	Refrigerated
	Frozen
)
const (
	SourceUnknown Source = iota
	Generic
	Brand
	Biosimilar
)

// Kind says what is dispensed.
type Kind uint8

const (
	KindUnknown Kind = iota
	KindDrug
	KindSupply   // known by UPC or HRI
	KindCompound // mixed for one patient
)

// Product is one package that can be dispensed, as a drug file knows it.
type Product struct {
	NDC         NDC
	RxCUI       RxCUI // clinical drug (SCD or SBD)
	Ingredient  RxCUI // the lock of one open fill is on it
	Name        string
	Strength    string
	Form        Form
	Schedule    Schedule
	Storage     Storage
	Source      Source
	Kind        Kind
	Code        string // UPC or HRI where Kind is KindSupply
	Unit        Unit
	Maintenance Answer
	Specialty   Answer
	Aerosol     Answer
}

// Stricter is the more strictly scheduled of s and t; an unknown schedule yields to a known one.
func (s Schedule) Stricter(t Schedule) Schedule { panic("contract") }
