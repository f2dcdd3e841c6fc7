package script

import "strings"

// Version is a release of SCRIPT in NCPDP's short form: "10.6", "2017071". Empty is unknown.
type Version string

// Releases that we have seen or that a rule names (45 CFR 170.205(b) adopts 2017071 and 2023011).
const (
	V10_6    Version = "10.6"
	V2017071 Version = "2017071"
	V2022071 Version = "2022071"
	V2023011 Version = "2023011"
)

// Shape is the family of releases that the element names of a message belong to.
type Shape uint8

// The families.
const (
	ShapeUnknown Shape = iota // no telling element
	Shape10                   // 10.6: ZipCode, PotencyUnitCode, StoreName, Patient/Name …
	Shape2017                 // 2017071: HumanPatient, PostalCode, QuantityUnitOfMeasure …
	Shape2022                 // 2022071 and later: Names, GenderAndSex (one source)
	ShapeMixed                // 10.6 and later ones together
)

// Evidence is what a message says about its version.
type Evidence struct {
	Stamped Version // what the attributes name, in short form; empty where they name no known release
	Shape   Shape
}

// weigh decides the version. A known stamp decides unless all elements speak against it; then the elements do, for the
// rest of the message is written in their release. One sign of 10.6 alone, such as a name that stands directly in Patient,
// is too little against a later stamp. Every disagreement is a finding.
func (m *Message) weigh() {
	root := m.doc.root()
	stamp, seen := m.stamp(root)
	shape, signs := shapeOf(m.doc)
	m.evidence = Evidence{Stamped: stamp, Shape: shape}
	byShape := m.evidence.Shape.version()
	if m.evidence.Shape == ShapeMixed {
		m.note(CodeVersionMixed)
	}
	switch {
	case stamp == "" && byShape == "":
		m.note(CodeVersionUnknown)
	case stamp == "":
		m.note(CodeVersionByShape)
		m.version = byShape
		return
	case m.evidence.conflict():
		m.note(CodeVersionConflict)
		if m.version = byShape; shape == Shape10 && signs == 1 {
			m.version = stamp
		}
		return
	}
	if seen && stamp == "" {
		m.note(CodeVersionStamp)
	}
	m.version = stamp
}

func (m *Message) note(c Code) { m.found = append(m.found, finding(c, "/Message")) }

// conflict tells whether the elements rule the stamp out. Elements of 2017071 under a later stamp do not: what later
// releases changed is known from one source.
func (v Evidence) conflict() bool {
	switch v.Shape {
	case Shape10:
		return v.Stamped != V10_6
	case Shape2017:
		return v.Stamped == V10_6
	case Shape2022:
		return v.Stamped < V2022071
	}
	return false
}

func (s Shape) version() Version {
	switch s {
	case Shape10:
		return V10_6
	case Shape2017:
		return V2017071
	case Shape2022:
		return V2022071
	}
	return ""
}

// stamp is the release that the attributes of Message name: TransactionVersion, or version with or without release.
// seen says that there was something to read.
func (m *Message) stamp(root element) (v Version, seen bool) {
	text, six := root.attr("TransactionVersion")
	if six {
		if domain, ok := root.attr("TransactionDomain"); ok && domain != "SCRIPT" {
			m.note(CodeVersionDomain)
		}
		m.compareStamps(root, text)
		return release(text, ""), true
	}
	text, one := root.attr("version")
	rel, _ := root.attr("release")
	return release(text, rel), one
}

func (m *Message) compareStamps(root element, transaction string) {
	for _, name := range [...]string{"TransportVersion", "StructuresVersion", "DatatypesVersion"} {
		if other, ok := root.attr(name); ok && release(other, "") != release(transaction, "") {
			m.note(CodeVersionStamps)
			return
		}
	}
}

// release brings a stamp to its short form. "20170715" and "20170712" are printings of 2017071. Seven digits that begin
// with a year are a release, also one that we do not know yet.
func release(version, release string) Version {
	version = strings.TrimPrefix(version, "V") // a builder of REMS answers writes V2024071
	switch {
	case strings.Trim(version, "0") == "1" && strings.Trim(release, "0") == "6":
		return V10_6
	case version == "10.6", version == "010006":
		return V10_6
	case !strings.HasPrefix(version, "20") || strings.Trim(version, "0123456789") != "":
		return ""
	case len(version) == 7, len(version) == 8:
		return Version(version[:7])
	}
	return ""
}

// namesDirectly tells the elements that hold a name themselves in 10.6 and inside another element later.
func namesDirectly(parent string) bool { return parent == "Patient" || parent == "Prescriber" }

// shapeOf looks at every element name once. Signs are how many different signs of 10.6 there are, 2 for more.
func shapeOf(d *document) (shape Shape, signs int) {
	var old string
	var new2017, new2022 bool
	for i := d.top; i < d.root().node().after; i++ {
		name := (element{d, i}).name()
		switch name {
		case "ZipCode", "PotencyUnitCode", "ProductCodeQualifier", "StoreName", "ClinicName", "Communication",
			"StructuredSIG", "RefillRequest", "RefillResponse":
		case "HumanPatient", "NonVeterinarian", "StateProvince", "PostalCode", "QuantityUnitOfMeasure",
			"NumberOfRefills", "OtherMedicationDateQualifier", "PrimaryTelephone", "RxRenewalRequest", "RxRenewalResponse":
			new2017 = true
			continue
		case "Names", "GenderAndSex":
			new2022 = true
			continue
		case "Name":
			if !namesDirectly(element{d, i}.parent().name()) {
				continue
			}
		default:
			continue
		}
		if name != old {
			old, signs = name, min(signs+1, 2)
		}
	}
	return shapeBy(old != "", new2017, new2022), signs
}

func shapeBy(old, new2017, new2022 bool) Shape {
	switch {
	case old && (new2017 || new2022):
		return ShapeMixed
	case old:
		return Shape10
	case new2022:
		return Shape2022
	case new2017:
		return Shape2017
	}
	return ShapeUnknown
}
