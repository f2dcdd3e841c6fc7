package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// PatientDetails is what a message says of the patient that rx.Patient does not hold. All of it is the patient's, so all
// of it is hidden, codes too, which are as sent.
type PatientDetails struct {
	Prefix       rx.Secret // of the name: Ms, Dr …
	Former       Name      // an earlier name
	IDs          []PatientID
	Numbers      []Number // beside telephone and e-mail address of rx.Patient
	Language     rx.Secret
	Relationship rx.Secret // to the cardholder (PatientRelationship in 10.6)
	Residence    rx.Secret // PlaceLocationQualifier in 10.6
	Location     Location
	Pregnant     rx.Secret
	Gestation    rx.Secret // age of the pregnancy
	Hospice      rx.Secret
	SubstanceUse []Term
	Alternate    AlternateContact
}

// PatientID is one identifier of the patient, by the element that it stands in.
type PatientID struct {
	Kind  string // SocialSecurity, MedicalRecordIdentificationNumberEHR …; empty where nobody has seen the name
	Value rx.Secret
}

// Location is where in a facility the patient lies.
type Location struct {
	Unit, Room, Bed rx.Secret
}

// AlternateContact is somebody to turn to instead of the patient.
type AlternateContact struct {
	Name         Name
	Relationship rx.Secret // to the patient, as sent
	Street1      rx.Secret
	Street2      rx.Secret
	City, State  rx.Secret
	ZIP          rx.Secret
	Phone, Email rx.Secret
	Numbers      []Number // the others
}

var patientNames = []string{"Identification", "Name", "Names", "FormerName", "LanguageNameCode", "PatientRelationship", "Address", "PatientLocation",
	"PregnancyIndicator", "GestationalAge", "HospiceIndicator", "SubstanceUse", "AlternateContact"}

// readPatientDetails looks at each child once. A patient of whom readPerson reads nothing has no details either.
func readPatientDetails(r *reader, e element, others []Number) PatientDetails {
	d := PatientDetails{Numbers: others}
	if e.child("NonHumanPatient").exists() {
		return d
	}
	e = r.inside(e, "HumanPatient")
	each(e, patientNames, func(name string) { d.read(r, e, name) })
	return d
}

func (d *PatientDetails) read(r *reader, e element, name string) {
	switch name {
	case "Identification":
		d.IDs = readPatientIDs(r, r.one(e, name))
	case "Name", "Names":
		d.Prefix = r.secret(r.one(r.inside(e, "Names"), "Name"), "Prefix")
	case "FormerName":
		d.Former = readName(r, r.one(e, name))
	case "LanguageNameCode":
		d.Language = r.secret(e, name)
	case "PatientRelationship":
		d.Relationship = r.secret(e, name)
	case "Address":
		d.Residence = r.secret(r.one(e, name), "PlaceLocationQualifier")
	case "PatientLocation":
		at := r.one(e, name)
		d.Location = Location{r.secret(at, "FacilityUnit"), r.secret(at, "Room"), r.secret(at, "Bed")}
	default:
		d.health(r, e, name)
	}
}

func (d *PatientDetails) health(r *reader, e element, name string) {
	switch name {
	case "PregnancyIndicator":
		d.Pregnant = r.secret(e, name)
	case "GestationalAge":
		d.Gestation = r.secret(e, name)
	case "HospiceIndicator":
		d.Hospice = r.secret(e, name)
	case "SubstanceUse":
		d.SubstanceUse = readSubstances(r, r.one(e, name))
	case "AlternateContact":
		d.Alternate = readAlternate(r, r.one(e, name))
	}
}

func readPatientIDs(r *reader, e element) (ids []PatientID) {
	for c := e.first(); c.exists(); c = c.next() {
		if c.text() == "" || r.blind {
			continue
		}
		id := PatientID{Value: r.hide(c.text())}
		if elementNames[c.name()] {
			id.Kind = c.name()
		}
		ids = append(ids, id)
	}
	return ids
}

// readSubstances reads what each Substance is: a Type with text and code.
func readSubstances(r *reader, e element) (all []Term) {
	for c := e.first(); c.exists(); c = c.next() {
		if c.name() == "Substance" {
			all = append(all, readTerm(r, r.orSelf(c, "Type")))
		}
	}
	return all
}

func readAlternate(r *reader, e element) AlternateContact {
	at, reach := r.one(e, "Address"), r.contact(r.one(e, "CommunicationNumbers", "PhoneNumbers"))
	return AlternateContact{
		Name:         readName(r, r.one(r.inside(e, "Names"), "Name")),
		Relationship: r.secret(e, "AlternateContactRelationship"),
		Street1:      r.secret(at, "AddressLine1"),
		Street2:      r.secret(at, "AddressLine2"),
		City:         r.secret(at, "City"),
		State:        r.secret(at, "StateProvince", "State"),
		ZIP:          r.secret(at, "PostalCode", "ZipCode"),
		Phone:        r.hide(reach.phone),
		Email:        r.hide(reach.email),
		Numbers:      reach.withFax(r),
	}
}
