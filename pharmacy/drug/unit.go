package drug

// Unit is what a quantity counts, by its NCI code: "C48542" is a tablet. Empty is unknown. A code that is well formed
// and not in the table is carried as it is; Known tells the two apart.
type Unit string

// The units that the library itself speaks of; the table has all.
const (
	Tablet      Unit = "C48542"
	Capsule     Unit = "C48480"
	Milliliter  Unit = "C28254"
	Gram        Unit = "C48155"
	Each        Unit = "C64933"
	Unspecified Unit = "C38046" // the sender says that there is no unit: not the same as unknown
)

// Known says whether u is in the table of quantity units.
func (u Unit) Known() bool { return u.Name() != "" }

// Name is the unit in a word, "tablet", "mL"; empty for a code that is not in the table. The codes are those of the NCI
// list of quantity units for NCPDP that were seen in messages; the words are ours.
func (u Unit) Name() string {
	for _, row := range unitNames {
		if row.code == u {
			return row.name
		}
	}
	return ""
}

// Countable says whether a unit comes in whole pieces, so that half of one is worth a question: Yes for tablets and the
// like, No for mL and g, Unknown for a unit that is unspecified or not in the table. A split tablet is real, so this is
// a hint and no rule.
func (u Unit) Countable() Answer {
	switch {
	case u == Milliliter || u == Gram:
		return No
	case u == Unspecified || !u.Known():
		return Unknown
	}
	return Yes
}

// wellFormed says whether u is empty or has the shape of an NCI code: C and three to seven digits.
func (u Unit) wellFormed() bool {
	if u == "" {
		return true
	}
	return len(u) >= 4 && len(u) <= 8 && u[0] == 'C' && allDigits(string(u[1:]))
}

// Frequent units first: the table is searched in order.
var unitNames = [...]struct {
	code Unit
	name string
}{
	{Tablet, "tablet"},
	{Capsule, "capsule"},
	{Milliliter, "mL"},
	{Gram, "g"},
	{Each, "each"},
	{Unspecified, "unspecified"},
	{"C64696", "caplet"},
	{"C48504", "kit"},
	{"C48521", "packet"},
	{"C48524", "patch"},
	{"C62412", "applicator"},
	{"C54564", "blister"},
	{"C53499", "film"},
	{"C69124", "gum"},
	{"C48499", "implant"},
	{"C62276", "insert"},
	{"C120263", "lancet"},
	{"C48506", "lozenge"},
	{"C65032", "pad"},
	{"C120216", "pen needle"},
	{"C62609", "ring"},
	{"C53502", "sponge"},
	{"C53503", "stick"},
	{"C48538", "strip"},
	{"C48539", "suppository"},
	{"C53504", "swab"},
	{"C48548", "troche"},
	{"C48552", "wafer"},
}
