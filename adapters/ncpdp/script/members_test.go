package script_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// member is one element that a NewRx may have, in a group of elements: how each release writes it, and where the view has it.
type member struct {
	name string
	xml  shapes
	want string
	get  func(n script.NewRx) string
}

// shapes are 10.6, 2017071 and 2022071. One that is empty is written as the one before; "-" is none.
type shapes [3]string

func (s shapes) in(release int) string {
	for release > 0 && s[release] == "" {
		release--
	}
	return s[release]
}

var stamps = [3]string{`version="010" release="006"`, `TransactionVersion="20170715"`, `TransactionVersion="2022071"`}

// set sets a member into its group, and the group into a NewRx.
func set(group, inner string, release int) string {
	switch {
	case group == "Body":
	case group == "Patient" && release > 0:
		inner = "<Patient><HumanPatient>" + inner + "</HumanPatient></Patient>"
	case group == "Prescriber" && release > 0:
		inner = "<Prescriber><NonVeterinarian>" + inner + "</NonVeterinarian></Prescriber>"
	default:
		inner = "<" + group + ">" + inner + "</" + group + ">"
	}
	return "<Message " + stamps[release] + "><Header><MessageID>1</MessageID></Header><Body><NewRx>" + inner + "</NewRx></Body></Message>"
}

// TestEveryMemberOfANewRxIsInTheView gives each member a value of its own, alone, in each release that can express it.
func TestEveryMemberOfANewRxIsInTheView(t *testing.T) {
	t.Parallel()
	for group, members := range everyMember() {
		for _, m := range members {
			for release := range stamps {
				inner := m.xml.in(release)
				if inner == "-" {
					continue
				}
				n := newRx(t, set(group, inner, release))
				require.Equal(t, m.want, m.get(n), "%s/%s in %s", group, m.name, stamps[release])
				require.Empty(t, n.Findings, "%s/%s in %s", group, m.name, stamps[release])
				require.NotContains(t, codesOf(parse(t, set(group, inner, release)).Findings()), script.CodeElementUnknown, "%s/%s", group, m.name)
			}
		}
	}
}

// everyMember gives the members by the group that they stand in.
func everyMember() map[string][]member {
	return map[string][]member{
		"Body": bodyMembers, "BenefitsCoordination": benefitMembers, "Patient": patientMembers, "Pharmacy": pharmacyMembers,
		"Prescriber": prescriberMembers, "MedicationPrescribed": slices.Concat(drugMembers, orderMembers, wishMembers),
	}
}

// leaf is a member that every release writes alike.
func leaf(name, value string) shapes { return shapes{"<" + name + ">" + value + "</" + name + ">"} }

func within(outer, name, value string) shapes {
	return shapes{"<" + outer + ">" + leaf(name, value)[0] + "</" + outer + ">"}
}

var bodyMembers = []member{
	{"MessageRequestCode", leaf("MessageRequestCode", "C1"), "C1", func(n script.NewRx) string { return n.RequestCode }},
	{"ReturnReceipt", leaf("ReturnReceipt", "ACA"), "ACA", func(n script.NewRx) string { return n.ReturnReceipt }},
	{"RequestReferenceNumber", shapes{"<Request><RequestReferenceNumber>R1</RequestReferenceNumber></Request>", "<RequestReferenceNumber>R1</RequestReferenceNumber>"},
		"R1", func(n script.NewRx) string { return n.Reference }},
	{"UrgencyIndicatorCode", leaf("UrgencyIndicatorCode", "X"), "X", func(n script.NewRx) string { return n.Urgency }},
	{"AllergyOrAdverseEvent", within("AllergyOrAdverseEvent", "NoKnownAllergies", "Y"), "yes", func(n script.NewRx) string { return n.Allergies.NoneKnown.String() }},
	{"Facility", within("Facility", "FacilityName", "Sample Home"), "Sample Home", func(n script.NewRx) string { return n.Facility.Reveal() }},
	{"Supervisor", shapes{"<Supervisor><Name><LastName>Over</LastName></Name></Supervisor>",
		"<Supervisor><NonVeterinarian><Name><LastName>Over</LastName></Name></NonVeterinarian></Supervisor>"}, "Over", func(n script.NewRx) string { return n.Supervisor.Last }},
	{"ProhibitRenewalRequest", leaf("ProhibitRenewalRequest", "true"), "yes", func(n script.NewRx) string { return n.RenewalProhibited.String() }},
	{"FollowUpPrescriber", shapes{"<FollowUpPrescriber><Name><LastName>Next</LastName></Name></FollowUpPrescriber>",
		"<FollowUpPrescriber><NonVeterinarian><Name><LastName>Next</LastName></Name></NonVeterinarian></FollowUpPrescriber>"}, "Next", func(n script.NewRx) string { return n.FollowUp.Last }},
	{"VitalSign", shapes{measured("<Dimension>8302-2</Dimension>"), measured("<VitalSign>8302-2</VitalSign>")}, "8302-2", func(n script.NewRx) string { return n.Observations[0].VitalSign }},
	{"LOINCVersion", shapes{"-", measured("<LOINCVersion>2.78</LOINCVersion>")}, "2.78", func(n script.NewRx) string { return n.Observations[0].LOINC }},
	{"Value", shapes{measured("<Value>64</Value>")}, "64", func(n script.NewRx) string { return n.Observations[0].Value.Reveal() }},
	{"UnitOfMeasure", shapes{measured("<MeasurementUnitCode>IN</MeasurementUnitCode>"), measured("<UnitOfMeasure>[in_i]</UnitOfMeasure>")}, "in", func(n script.NewRx) string {
		return map[string]string{"IN": "in", "[in_i]": "in"}[n.Observations[0].Unit]
	}},
	{"UCUMVersion", shapes{"-", measured("<UCUMVersion>2.1</UCUMVersion>")}, "2.1", func(n script.NewRx) string { return n.Observations[0].UCUM }},
	{"ObservationDate", shapes{measured("<ObservationDate><Date>2026-10-01</Date></ObservationDate>")}, "2026-10-01", func(n script.NewRx) string { return n.Observations[0].On.String() }},
	{"ObservationNotes", within("Observation", "ObservationNotes", "seated"), "seated", func(n script.NewRx) string { return n.ObservationNotes.Reveal() }},
	{"two Observations", shapes{measured("<Value>64</Value>") + measured("<Value>140</Value>")}, "2", func(n script.NewRx) string { return strconv.Itoa(len(n.Observations)) }},
}

func measured(inner string) string {
	return "<Observation><Measurement>" + inner + "</Measurement></Observation>"
}

func payer(name, value string) shapes { return within("PayerIdentification", name, value) }

var benefitMembers = []member{
	{"PayerID", payer("PayerID", "P1"), "P1", func(n script.NewRx) string { return n.Benefits[0].PayerID }},
	{"ProcessorIdentificationNumber", payer("ProcessorIdentificationNumber", "PCN1"), "PCN1", func(n script.NewRx) string { return n.Benefits[0].PCN }},
	{"IINNumber", shapes{payer("BINLocationNumber", "999999")[0], payer("IINNumber", "999999")[0]}, "999999", func(n script.NewRx) string { return n.Benefits[0].BIN }},
	{"NAICCode", payer("NAICCode", "12345"), "12345", func(n script.NewRx) string { return n.Benefits[0].NAIC }},
	{"MutuallyDefined", payer("MutuallyDefined", "M1"), "M1", func(n script.NewRx) string { return n.Benefits[0].Mutual }},
	{"StandardUniqueHealthPlanIdentifier", payer("StandardUniqueHealthPlanIdentifier", "H1"), "H1", func(n script.NewRx) string { return n.Benefits[0].HealthPlanID }},
	{"PayerName", leaf("PayerName", "Plan"), "Plan", func(n script.NewRx) string { return n.Benefits[0].PayerName }},
	{"CardholderID", leaf("CardholderID", "CH1"), "CH1 CH1", func(n script.NewRx) string {
		return n.Benefits[0].Cardholder.Reveal() + " " + n.Patient.MemberID.Reveal()
	}},
	{"CardHolderName", within("CardHolderName", "LastName", "Holder"), "Holder", func(n script.NewRx) string { return n.Benefits[0].CardholderName.Last.Reveal() }},
	{"GroupID", leaf("GroupID", "G1"), "G1 G1", func(n script.NewRx) string { return n.Benefits[0].Group.Reveal() + " " + n.Patient.GroupID.Reveal() }},
	{"GroupName", leaf("GroupName", "Works"), "Works", func(n script.NewRx) string { return n.Benefits[0].GroupName.Reveal() }},
	{"PersonCode", leaf("PersonCode", "01"), "01", func(n script.NewRx) string { return n.Benefits[0].PersonCode.Reveal() }},
	{"PatientRelationship", leaf("PatientRelationship", "1"), "1", func(n script.NewRx) string { return n.Benefits[0].Relationship }},
	{"PayerResponsibilityCode", leaf("PayerResponsibilityCode", "P"), "P", func(n script.NewRx) string { return n.Benefits[0].Responsibility }},
	{"PayerType", leaf("PayerType", "2"), "2", func(n script.NewRx) string { return n.Benefits[0].PayerType }},
	{"PBMMemberID", leaf("PBMMemberID", "PBM1"), "PBM1", func(n script.NewRx) string { return n.Benefits[0].PBMMember.Reveal() }},
}

var pharmacyMembers = []member{
	{"NCPDPID", within("Identification", "NCPDPID", "2699999"), "2699999", func(n script.NewRx) string { return n.Pharmacy.NCPDPID }},
	{"NPI", within("Identification", "NPI", "1000000004"), "1000000004", func(n script.NewRx) string { return string(n.Pharmacy.NPI) }},
	{"DEANumber", within("Identification", "DEANumber", "AE1234563"), "AE1234563", func(n script.NewRx) string { return n.Pharmacy.DEA }},
	{"StateLicenseNumber", within("Identification", "StateLicenseNumber", "L1"), "L1", func(n script.NewRx) string { return n.Pharmacy.Licence }},
	{"MedicareNumber", within("Identification", "MedicareNumber", "MC1"), "MC1", func(n script.NewRx) string { return n.Pharmacy.Medicare }},
	{"MedicaidNumber", within("Identification", "MedicaidNumber", "MD1"), "MD1", func(n script.NewRx) string { return n.Pharmacy.Medicaid }},
	{"HIN", within("Identification", "HIN", "HIN1"), "HIN1", func(n script.NewRx) string { return n.Pharmacy.HIN }},
	{"MutuallyDefined", within("Identification", "MutuallyDefined", "MU1"), "MU1", func(n script.NewRx) string { return n.Pharmacy.Mutual }},
	{"Specialty", leaf("Specialty", "333600000X"), "333600000X", func(n script.NewRx) string { return n.Pharmacy.Specialty }},
	{"Pharmacist", shapes{"<Pharmacist><LastName>Dispensa</LastName></Pharmacist>", "<Pharmacist><Name><LastName>Dispensa</LastName></Name></Pharmacist>"},
		"Dispensa", func(n script.NewRx) string { return n.Pharmacy.Pharmacist.Last }},
	{"BusinessName", shapes{"<StoreName>Store</StoreName>", "<BusinessName>Store</BusinessName>"}, "Store", func(n script.NewRx) string { return n.Pharmacy.Name }},
	{"Address", shapes{addressOf("State", "ZipCode"), addressOf("StateProvince", "PostalCode")}, "1 Way, 2nd, Town, OH, 43004", func(n script.NewRx) string {
		p := n.Pharmacy
		return p.Street1 + ", " + p.Street2 + ", " + p.City + ", " + string(p.State) + ", " + p.ZIP
	}},
	{"CommunicationNumbers", numbers, "6145550101 6145550102 a@b.example BeeperHomeTelephone", func(n script.NewRx) string {
		p := n.Pharmacy
		return p.Phone + " " + p.Fax + " " + p.Email + " " + p.Numbers[0].Use + p.Numbers[1].Use
	}},
}

func addressOf(state, zip string) string {
	return "<Address><AddressLine1>1 Way</AddressLine1><AddressLine2>2nd</AddressLine2><City>Town</City><" + state + ">OH</" + state + "><" + zip + ">43004</" + zip + "></Address>"
}

// numbers has more of them than a view has places with names.
var numbers = shapes{
	"<CommunicationNumbers>" + number10("6145550103", "BN") + number10("6145550104", "HP") + number10("6145550101", "TE") + number10("6145550102", "FX") + number10("a@b.example", "EM") + "</CommunicationNumbers>",
	"<CommunicationNumbers><Beeper><Number>6145550103</Number></Beeper><HomeTelephone><Number>6145550104</Number></HomeTelephone><PrimaryTelephone><Number>6145550101</Number></PrimaryTelephone>" +
		"<Fax><Number>6145550102</Number></Fax><ElectronicMail>a@b.example</ElectronicMail></CommunicationNumbers>",
}

func number10(number, qualifier string) string {
	return "<Communication><Number>" + number + "</Number><Qualifier>" + qualifier + "</Qualifier></Communication>"
}

func id(name, value string) shapes { return within("Identification", name, value) }

var prescriberMembers = []member{
	{"NPI", id("NPI", "1234567893"), "1234567893", func(n script.NewRx) string { return string(n.Prescription.Prescriber.NPI) }},
	{"DEANumber", id("DEANumber", "AE1234563"), "AE1234563", func(n script.NewRx) string { return string(n.Prescription.Prescriber.DEA) }},
	{"StateLicenseNumber", id("StateLicenseNumber", "EX.1"), "EX.1", func(n script.NewRx) string { return n.Prescription.Prescriber.Licence }},
	{"Data2000WaiverID", id("Data2000WaiverID", "X1"), "X1", func(n script.NewRx) string { return n.Practice.Data2000Waiver }},
	{"StateControlSubstanceNumber", id("StateControlSubstanceNumber", "SC1"), "SC1", func(n script.NewRx) string { return n.Practice.StateControlled }},
	{"CertificateToPrescribe", id("CertificateToPrescribe", "CP1"), "CP1", func(n script.NewRx) string { return n.Practice.Certificate }},
	{"Specialty", leaf("Specialty", "207Q00000X"), "207Q00000X", func(n script.NewRx) string { return n.Practice.Specialty }},
	{"PracticeLocation", shapes{"<ClinicName>Clinic</ClinicName>", "<PracticeLocation><BusinessName>Clinic</BusinessName></PracticeLocation>"},
		"Clinic", func(n script.NewRx) string { return n.Practice.Name }},
	{"Name", names, "Pre First Middle Last Suf", func(n script.NewRx) string {
		who, p := n.Prescription.Prescriber, n.Practice
		return p.Prefix + " " + who.First + " " + p.Middle + " " + who.Last + " " + p.Suffix
	}},
	{"FormerName", within("FormerName", "LastName", "Before"), "Before", func(n script.NewRx) string { return n.Practice.Former.Last }},
	{"Address", shapes{addressOf("State", "ZipCode"), addressOf("StateProvince", "PostalCode")}, "1 Way, 2nd, Town, OH, 43004", func(n script.NewRx) string {
		p := n.Prescription.Prescriber
		return p.Street + ", " + p.City + ", " + string(p.State) + ", " + string(p.ZIP)
	}},
	{"PrescriberAgent", shapes{"<PrescriberAgent><LastName>Helper</LastName></PrescriberAgent>", "<PrescriberAgent><Name><LastName>Helper</LastName></Name></PrescriberAgent>"},
		"Helper", func(n script.NewRx) string { return n.Practice.Agent.Last }},
	{"CommunicationNumbers", numbers, "6145550101 6145550102 a@b.example BeeperHomeTelephone", func(n script.NewRx) string {
		who, p := n.Prescription.Prescriber, n.Practice
		return who.Phone + " " + who.Fax + " " + p.Email + " " + p.Numbers[0].Use + p.Numbers[1].Use
	}},
	{"PrescriberPlaceOfService", leaf("PrescriberPlaceOfService", "11"), "11", func(n script.NewRx) string { return n.Practice.PlaceOfService }},
}

const fullName = "<Name><LastName>Last</LastName><FirstName>First</FirstName><MiddleName>Middle</MiddleName><Suffix>Suf</Suffix><Prefix>Pre</Prefix></Name>"

var names = shapes{fullName, fullName, "<Names>" + fullName + "</Names>"}

var patientMembers = []member{
	{"Identification", id("SocialSecurity", "000-00-0000"), "SocialSecurity 000-00-0000", func(n script.NewRx) string {
		return n.PatientDetails.IDs[0].Kind + " " + n.PatientDetails.IDs[0].Value.Reveal()
	}},
	{"Name", names, "Pre First Middle Last Suf", func(n script.NewRx) string {
		p := n.Patient
		return n.PatientDetails.Prefix.Reveal() + " " + p.First.Reveal() + " " + p.Middle.Reveal() + " " + p.Last.Reveal() + " " + p.Suffix.Reveal()
	}},
	{"FormerName", within("FormerName", "LastName", "Before"), "Before", func(n script.NewRx) string { return n.PatientDetails.Former.Last.Reveal() }},
	{"Gender", shapes{"<Gender>F</Gender>", "", "<GenderAndSex><AdministrativeGender>F</AdministrativeGender></GenderAndSex>"}, "F", func(n script.NewRx) string { return n.Patient.Sex.Reveal() }},
	{"DateOfBirth", within("DateOfBirth", "Date", "1961-02-28"), "1961-02-28", func(n script.NewRx) string { return n.Patient.Born.Reveal() }},
	{"Address", shapes{addressOf("State", "ZipCode"), addressOf("StateProvince", "PostalCode")}, "1 Way, 2nd, Town, OH, 43004", func(n script.NewRx) string {
		p := n.Patient
		return p.Street1.Reveal() + ", " + p.Street2.Reveal() + ", " + p.City.Reveal() + ", " + string(p.State) + ", " + p.ZIP.Reveal()
	}},
	{"CountryCode", shapes{within("Address", "Country", "US")[0], within("Address", "CountryCode", "US")[0]}, "US", func(n script.NewRx) string { return string(n.Patient.Country) }},
	{"CommunicationNumbers", numbers, "6145550101 a@b.example 3 Fax6145550102", func(n script.NewRx) string {
		all := n.PatientDetails.Numbers
		return n.Patient.Phone.Reveal() + " " + n.Patient.Email.Reveal() + " " + strconv.Itoa(len(all)) + " " + all[2].Use + all[2].Value.Reveal()
	}},
	{"PatientLocation", shapes{"<PatientLocation><FacilityUnit>W</FacilityUnit><Room>7</Room><Bed>b</Bed></PatientLocation>"}, "W7b", func(n script.NewRx) string {
		at := n.PatientDetails.Location
		return at.Unit.Reveal() + at.Room.Reveal() + at.Bed.Reveal()
	}},
	{"LanguageNameCode", leaf("LanguageNameCode", "spa"), "spa", func(n script.NewRx) string { return n.PatientDetails.Language.Reveal() }},
	{"PregnancyIndicator", leaf("PregnancyIndicator", "true"), "true", func(n script.NewRx) string { return n.PatientDetails.Pregnant.Reveal() }},
	{"GestationalAge", leaf("GestationalAge", "20"), "20", func(n script.NewRx) string { return n.PatientDetails.Gestation.Reveal() }},
	{"SubstanceUse", shapes{"<SubstanceUse><Substance><Type><Text>tobacco</Text><Code>1</Code></Type></Substance></SubstanceUse>"}, "tobacco", func(n script.NewRx) string {
		return n.PatientDetails.SubstanceUse[0].Text.Reveal()
	}},
	{"AlternateContact", shapes{"-", "<AlternateContact>" + fullName + addressOf("StateProvince", "PostalCode") + numbers[1] + "<AlternateContactRelationship>5</AlternateContactRelationship></AlternateContact>"},
		"Last 5 1 Way OH 6145550101 3", func(n script.NewRx) string {
			a := n.PatientDetails.Alternate
			return a.Name.Last.Reveal() + " " + a.Relationship.Reveal() + " " + a.Street1.Reveal() + " " + a.State.Reveal() + " " + a.Phone.Reveal() + " " + strconv.Itoa(len(a.Numbers))
		}},
	{"HospiceIndicator", leaf("HospiceIndicator", "1"), "1", func(n script.NewRx) string { return n.PatientDetails.Hospice.Reveal() }},
	{"PatientRelationship", shapes{"<PatientRelationship>1</PatientRelationship>", "-", "-"}, "1", func(n script.NewRx) string { return n.PatientDetails.Relationship.Reveal() }},
	{"PlaceLocationQualifier", shapes{within("Address", "PlaceLocationQualifier", "AD2")[0], "-", "-"}, "AD2", func(n script.NewRx) string { return n.PatientDetails.Residence.Reveal() }},
}
