package script_test

import (
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func coded(old, now, late string) shapes {
	return shapes{"<DrugCoded>" + old + "</DrugCoded>", "<DrugCoded>" + now + "</DrugCoded>", "<Product><DrugCoded>" + late + "</DrugCoded></Product>"}
}

// both is a member that 10.6 and later releases write differently, and later ones alike.
func both(old, now string) shapes { return shapes{old, now} }

const (
	strengthNow = "<Strength><StrengthValue>10</StrengthValue><StrengthForm><Code>C42998</Code></StrengthForm><StrengthUnitOfMeasure><Code>C28253</Code></StrengthUnitOfMeasure></Strength>"
	productNow  = "<ProductCode><Code>68180051301</Code><Qualifier>ND</Qualifier></ProductCode>"
	databaseNow = "<DrugDBCode><Code>314076</Code><Qualifier>SCD</Qualifier></DrugDBCode>"
	scheduleNow = "<DEASchedule><Code>C48677</Code></DEASchedule>"
)

var drugMembers = []member{
	{"DrugDescription", leaf("DrugDescription", "Sample 10 mg"), "Sample 10 mg", func(n script.NewRx) string { return n.Prescription.Drug.Description }},
	{"ProductCode", coded("<ProductCode>68180051301</ProductCode><ProductCodeQualifier>ND</ProductCodeQualifier>", productNow, "<NDC>68180051301</NDC>"),
		"68180-0513-01", func(n script.NewRx) string { return n.Prescription.Drug.NDC.String() }},
	{"ProductCode in Product", shapes{"-", "-", "<Product><DrugCoded>" + productNow + "</DrugCoded></Product>"}, "68180-0513-01", func(n script.NewRx) string { return n.Prescription.Drug.NDC.String() }},
	{"Strength", coded("<Strength>10</Strength><FormCode>C42998</FormCode><StrengthCode>C28253</StrengthCode>", strengthNow, strengthNow),
		"10 mg tablet", func(n script.NewRx) string {
			return n.Prescription.Drug.Strength + " " + n.Prescription.Drug.Form.String()
		}},
	{"StrengthFormCode", shapes{"<DrugCoded><Strength>10</Strength><StrengthFormCode>C42998</StrengthFormCode><StrengthUnitCode>C28253</StrengthUnitCode></DrugCoded>", "-"},
		"10 mg tablet", func(n script.NewRx) string {
			return n.Prescription.Drug.Strength + " " + n.Prescription.Drug.Form.String()
		}},
	{"DrugDBCode", coded("<DrugDBCode>314076</DrugDBCode><DrugDBCodeQualifier>SCD</DrugDBCodeQualifier>", databaseNow, databaseNow),
		"SCD 314076", func(n script.NewRx) string { return n.Details.ConceptType + " " + n.Prescription.Drug.RxCUI.String() }},
	{"DEASchedule", coded("<DEASchedule>C48677</DEASchedule>", scheduleNow, scheduleNow), "IV", func(n script.NewRx) string { return n.Prescription.Drug.Schedule.String() }},
	{"Quantity", both("<Quantity><Value>90</Value><CodeListQualifier>38</CodeListQualifier><UnitSourceCode>AC</UnitSourceCode><PotencyUnitCode>C48542</PotencyUnitCode></Quantity>",
		"<Quantity><Value>90</Value><CodeListQualifier>38</CodeListQualifier><QuantityUnitOfMeasure><Code>C48542</Code></QuantityUnitOfMeasure></Quantity>"),
		"90 tablet", func(n script.NewRx) string { return n.Prescription.Quantity.String() }},
	{"DaysSupply", leaf("DaysSupply", "90"), "90", func(n script.NewRx) string { return strings.Repeat("9", min(1, n.Prescription.DaysSupply/90)) + "0" }},
	{"CompoundInformation", shapes{"-", "<CompoundInformation><CompoundIngredientsLotNotUsed><CompoundIngredient><CompoundIngredientItemDescription>Powder</CompoundIngredientItemDescription>" +
		"<ItemNumber><Code>68180051301</Code><Qualifier>ND</Qualifier></ItemNumber><DEASchedule><Code>C48675</Code></DEASchedule></CompoundIngredient></CompoundIngredientsLotNotUsed></CompoundInformation>"},
		"Powder 68180-0513-01 II II", func(n script.NewRx) string {
			part := n.Details.Parts[0]
			return part.Description + " " + part.NDC.String() + " " + part.Schedule.String() + " " + n.Prescription.Drug.Schedule.String()
		}},
}

var orderMembers = []member{
	{"WrittenDate", within("WrittenDate", "Date", "2026-11-02"), "2026-11-02", func(n script.NewRx) string { return n.Prescription.Written.String() }},
	{"WrittenDate as DateTime", within("WrittenDate", "DateTime", "2026-11-02T23:59:59.1234567-05:00"), "2026-11-02", func(n script.NewRx) string { return n.Prescription.Written.String() }},
	{"LastFillDate", within("LastFillDate", "Date", "2026-08-01"), "2026-08-01", func(n script.NewRx) string { return n.Details.LastFill.String() }},
	{"effective date", both("<EffectiveDate><Date>2026-11-05</Date></EffectiveDate>", dated("EffectiveDate", "2026-11-05")), "2026-11-05", func(n script.NewRx) string { return n.Prescription.Effective.String() }},
	{"expiration date", both("<ExpirationDate><Date>2027-11-05</Date></ExpirationDate>", dated("ExpirationDate", "2027-11-05")), "2027-11-05", func(n script.NewRx) string { return n.Prescription.Expires.String() }},
	{"start date", both("-", dated("StartDate", "2026-11-06")), "StartDate 2026-11-06", otherDates},
	{"end of the period", shapes{"<PeriodEnd><Date>2027-01-06</Date></PeriodEnd>", "-"}, "PeriodEnd 2027-01-06", otherDates},
	{"Substitutions", shapes{"<Substitutions>1</Substitutions>", "", "<Substitutions><Substitutions>1</Substitutions></Substitutions>"}, "dispense as written", func(n script.NewRx) string { return n.Prescription.Substitution.String() }},
	{"NumberOfRefills", both("<Refills><Qualifier>R</Qualifier><Value>3</Value></Refills>", "<NumberOfRefills>3</NumberOfRefills>"), "3", func(n script.NewRx) string { return n.Prescription.Refills.String() }},
	{"as many refills as needed", both("<Refills><Qualifier>PRN</Qualifier></Refills>", "<NumberOfRefills>PRN</NumberOfRefills>"), "PRN", func(n script.NewRx) string { return n.Prescription.Refills.String() }},
	{"Diagnosis", both("<Diagnosis><ClinicalInformationQualifier>1</ClinicalInformationQualifier><Primary><Qualifier>ABF</Qualifier><Value>I10</Value></Primary><Secondary><Qualifier>ABF</Qualifier><Value>E119</Value></Secondary></Diagnosis>",
		"<Diagnosis><ClinicalInformationQualifier>1</ClinicalInformationQualifier><Primary><Code>I10</Code><Qualifier>ABF</Qualifier></Primary><Secondary><Code>E119</Code><Qualifier>ABF</Qualifier></Secondary></Diagnosis>"),
		"1 I10 ABF E119", func(n script.NewRx) string {
			d := n.Details.Diagnoses[0]
			return d.Source + " " + d.Primary.Code.Reveal() + " " + d.Primary.Qualifier + " " + d.Secondary.Code.Reveal()
		}},
	{"PriorAuthorizationNumber", both("<PriorAuthorization><Qualifier>G1</Qualifier><Value>PA7</Value></PriorAuthorization>", "<PriorAuthorizationNumber>PA7</PriorAuthorizationNumber>"),
		"PA7", func(n script.NewRx) string { return n.Details.PriorAuthorization }},
	{"PriorAuthorization as one text", shapes{"-", "<PriorAuthorization>PA7</PriorAuthorization>"}, "PA7", func(n script.NewRx) string { return n.Details.PriorAuthorization }},
	{"Note", leaf("Note", "leave at door"), "leave at door", func(n script.NewRx) string { return n.Prescription.Note.Reveal() }},
	{"DrugUseEvaluation", both(evaluated("<CoAgentID>Code11</CoAgentID><CoAgentQualifier>01</CoAgentQualifier>"), evaluated("<CoAgentCode><Code>Code11</Code><Qualifier>01</Qualifier></CoAgentCode>")),
		"DD M0 1G Code11 01 2 known", func(n script.NewRx) string {
			d := n.Details.DrugUse[0]
			return strings.Join([]string{d.Reason, d.Service, d.Result, d.CoAgent.Code.Reveal(), d.CoAgent.Qualifier, d.Significance, d.Acknowledged.Reveal()}, " ")
		}},
	{"DrugCoverageStatusCode", shapes{"<DrugCoverageStatusCode>AP</DrugCoverageStatusCode><DrugCoverageStatusCode>CP</DrugCoverageStatusCode>"}, "AP CP", func(n script.NewRx) string { return strings.Join(n.Details.Coverage, " ") }},
	{"PriorAuthorizationStatus", leaf("PriorAuthorizationStatus", "A"), "A", func(n script.NewRx) string { return n.Details.AuthorizationState }},
	{"Sig", both("<Directions>Take one</Directions>", "<Sig><SigText>Take one</SigText></Sig>"), "Take one", func(n script.NewRx) string { return n.Prescription.Sig.Text.Reveal() }},
	{"SNOMEDVersion", sig("<CodeSystem><SNOMEDVersion>20130731</SNOMEDVersion><FMTVersion>14.01d</FMTVersion></CodeSystem>", "<CodeSystem><SNOMEDVersion>20130731</SNOMEDVersion><FMTVersion>14.01d</FMTVersion></CodeSystem>"),
		"20130731 14.01d", func(n script.NewRx) string { return n.Details.Sig.SNOMED + " " + n.Details.Sig.FMT }},
	{"DoseAdministration", sig("<Dose><DoseDeliveryMethodText>take</DoseDeliveryMethodText><DoseQuantity>2</DoseQuantity><DoseFormText>tablet</DoseFormText></Dose><RouteofAdministration><RouteofAdministrationText>by mouth</RouteofAdministrationText></RouteofAdministration>",
		"<Instruction><DoseAdministration><DoseDeliveryMethod><Text>take</Text></DoseDeliveryMethod><Dosage><DoseQuantity>2</DoseQuantity><DoseUnitOfMeasure><Text>tablet</Text></DoseUnitOfMeasure></Dosage><RouteOfAdministration><Text>by mouth</Text></RouteOfAdministration></DoseAdministration></Instruction>"),
		"take 2 tablet by mouth", func(n script.NewRx) string {
			in := n.Details.Sig.Instructions[0]
			return strings.Join([]string{in.Method.Text.Reveal(), in.Dose, in.DoseUnit.Text.Reveal(), in.Route.Text.Reveal()}, " ")
		}},
	{"TimingAndDuration", sig("<Timing><IntervalNumericValue>8</IntervalNumericValue><IntervalUnitsText>hour</IntervalUnitsText></Timing><Duration><DurationNumericValue>7</DurationNumericValue><DurationText>day</DurationText></Duration>",
		"<Instruction><TimingAndDuration><Interval><IntervalNumericValue>8</IntervalNumericValue><IntervalUnits><Text>hour</Text></IntervalUnits></Interval></TimingAndDuration><TimingAndDuration><Duration><DurationNumericValue>7</DurationNumericValue><DurationText><Text>day</Text></DurationText></Duration></TimingAndDuration></Instruction>"),
		"Interval 8 hour Duration 7 day", func(n script.NewRx) string {
			a, b := n.Details.Sig.Instructions[0].Timings[0], n.Details.Sig.Instructions[0].Timings[1]
			return strings.Join([]string{a.Means, a.Value, a.Unit.Text.Reveal(), b.Means, b.Value, b.Unit.Text.Reveal()}, " ")
		}},
	{"AdministrationTiming", sig("<Timing><AdministrationTimingText>morning</AdministrationTimingText><AdministrationTimingCodeQualifier>1</AdministrationTimingCodeQualifier><AdministrationTimingCode>73775008</AdministrationTimingCode></Timing>",
		"<Instruction><TimingAndDuration><AdministrationTiming><AdministrationTimingEvent><Text>morning</Text><Qualifier>1</Qualifier><Code>73775008</Code></AdministrationTimingEvent></AdministrationTiming></TimingAndDuration></Instruction>"),
		"morning 73775008", func(n script.NewRx) string {
			on := n.Details.Sig.Instructions[0].Timings[0].Event
			return on.Text.Reveal() + " " + on.Code.Reveal()
		}},
	{"MultipleInstructionModifier", sig("<RepeatingSIG><MultipleSigModifier>THEN</MultipleSigModifier></RepeatingSIG>", "<Instruction/><MultipleInstructionModifier>THEN</MultipleInstructionModifier><Instruction/>"),
		"THEN", func(n script.NewRx) string { return n.Details.Sig.Instructions[0].Then }},
	{"IndicationForUse", sig("<Indication><IndicationText>pain</IndicationText><IndicationTextCodeQualifier>1</IndicationTextCodeQualifier><IndicationTextCode>22253000</IndicationTextCode></Indication>",
		"<Instruction><IndicationForUse><IndicationValue><Text>pain</Text><Code>22253000</Code></IndicationValue></IndicationForUse></Instruction>"),
		"pain 22253000", func(n script.NewRx) string {
			why := n.Details.Sig.Instructions[0].Indications[0]
			return why.Text.Reveal() + " " + why.Code.Reveal()
		}},
	{"MaximumDoseRestriction", sig("<MaximumDoseRestriction><MaximumDoseRestrictionNumericValue>4</MaximumDoseRestrictionNumericValue><MaximumDoseRestrictionUnitsText>tablet</MaximumDoseRestrictionUnitsText>"+
		"<MaximumDoseRestrictionVariableNumericValue>24</MaximumDoseRestrictionVariableNumericValue><MaximumDoseRestrictionVariableUnitsText>hour</MaximumDoseRestrictionVariableUnitsText></MaximumDoseRestriction>",
		"<MaximumDoseRestriction><MaximumDoseRestrictionNumericValue>4</MaximumDoseRestrictionNumericValue><MaximumDoseRestrictionForm><Text>tablet</Text></MaximumDoseRestrictionForm>"+
			"<MaximumDoseRestrictionDurationValue>24</MaximumDoseRestrictionDurationValue><MaximumDoseRestrictionDurationUnit><Text>hour</Text></MaximumDoseRestrictionDurationUnit></MaximumDoseRestriction>"),
		"4 tablet 24 hour", func(n script.NewRx) string {
			m := n.Details.Sig.Maximum[0]
			return strings.Join([]string{m.Value, m.Unit.Text.Reveal(), m.Within, m.Period.Text.Reveal()}, " ")
		}},
	{"ClarifyingFreeText", shapes{"-", "<Sig><SigText>Take one with water</SigText><ClarifyingFreeText>with water</ClarifyingFreeText></Sig>"}, "with water", func(n script.NewRx) string { return n.Details.Sig.Clarifying.Reveal() }},
}

func dated(means, day string) string {
	return "<OtherMedicationDate><OtherMedicationDate><Date>" + day + "</Date></OtherMedicationDate><OtherMedicationDateQualifier>" + means + "</OtherMedicationDateQualifier></OtherMedicationDate>"
}

func otherDates(n script.NewRx) string {
	return n.Details.Dates[0].Means + " " + n.Details.Dates[0].On.String()
}

func evaluated(coAgent string) string {
	return "<DrugUseEvaluation><ServiceReasonCode>DD</ServiceReasonCode><ProfessionalServiceCode>M0</ProfessionalServiceCode><ServiceResultCode>1G</ServiceResultCode><CoAgent>" + coAgent +
		"</CoAgent><ClinicalSignificanceCode>2</ClinicalSignificanceCode><AcknowledgementReason>known</AcknowledgementReason></DrugUseEvaluation>"
}

// sig sets coded directions beside a text, without which they are a finding.
func sig(old, now string) shapes {
	return shapes{"<Directions>Take one</Directions><StructuredSIG>" + old + "</StructuredSIG>", "<Sig><SigText>Take one</SigText>" + now + "</Sig>"}
}

// wishMembers are those that a mail-order pharmacy looks for; 10.6 is not known to have them, and they are read there too.
var wishMembers = []member{
	{"DeliveryRequest", leaf("DeliveryRequest", "NO DELIVERY"), "NO DELIVERY", func(n script.NewRx) string { return n.Details.Delivery.Request }},
	{"DeliveryLocation", leaf("DeliveryLocation", "HOME"), "HOME", func(n script.NewRx) string { return n.Details.Delivery.Location }},
	{"NeedNoLaterThan", shapes{"<NeedNoLaterThan><NeededNoLaterThanDate>2026-11-20T08:00:00</NeededNoLaterThanDate><NeededNoLaterThanReason>runs out</NeededNoLaterThanReason></NeedNoLaterThan>"},
		"2026-11-20 runs out", func(n script.NewRx) string {
			return n.Details.Delivery.NeededBy.String() + " " + n.Details.Delivery.Reasons[0].Reveal()
		}},
	{"RxFillIndicator", leaf("RxFillIndicator", "Not Dispensed"), "Not Dispensed", func(n script.NewRx) string { return n.Details.FillIndicator }},
	{"SplitScript", leaf("SplitScript", "B"), "B", func(n script.NewRx) string { return n.Details.SplitScript }},
	{"NumberOfPackagesToBeDispensed", leaf("NumberOfPackagesToBeDispensed", "2"), "2", func(n script.NewRx) string { return n.Details.Packages }},
	{"FlavoringRequested", leaf("FlavoringRequested", "Y"), "yes", func(n script.NewRx) string { return n.Details.Flavoring.String() }},
	{"PrescriberCheckedREMS", leaf("PrescriberCheckedREMS", "A"), "A", func(n script.NewRx) string { return n.Details.CheckedREMS }},
	{"REMSAuthorizationNumber", leaf("REMSAuthorizationNumber", "REMS1"), "REMS1", func(n script.NewRx) string { return n.Details.REMSAuthorization }},
	{"REMSPatientRiskCategory", shapes{"-", "<REMSPatientRiskCategory>AFN</REMSPatientRiskCategory>", "<REMSReproductivePotential>AFN</REMSReproductivePotential>"},
		"AFN", func(n script.NewRx) string { return n.Details.REMSRisk.Reveal() }},
	{"OrderCaptureMethod", leaf("OrderCaptureMethod", "EHR"), "EHR", func(n script.NewRx) string { return n.Details.OrderCapture }},
	{"ReasonForSubstitutionCodeUsed", leaf("ReasonForSubstitutionCodeUsed", "BRAND"), "BRAND", func(n script.NewRx) string { return n.Details.SubstitutionReason }},
	{"DiabeticSupply", shapes{"<DiabeticSupply><TestingFrequency>3</TestingFrequency><TestingFrequencyNotes>daily</TestingFrequencyNotes><SupplyIndicator>true</SupplyIndicator><InsulinDependent>true</InsulinDependent>" +
		"<HasAutomatedInsulinDevice>false</HasAutomatedInsulinDevice></DiabeticSupply>"}, "3 daily true true false", func(n script.NewRx) string {
		d := n.Details.Diabetes
		return strings.Join([]string{d.Testing.Reveal(), d.TestingNotes.Reveal(), d.Supply.Reveal(), d.InsulinDependent.Reveal(), d.AutomatedDevice.Reveal()}, " ")
	}},
	{"OfficeOfPharmacyAffairsID", leaf("OfficeOfPharmacyAffairsID", "340B-1"), "340B-1", func(n script.NewRx) string { return n.Details.ProgramIDs[0] }},
	{"PatientCodifiedNote", shapes{"<PatientCodifiedNote><Qualifier>AA</Qualifier><Value>7</Value></PatientCodifiedNote>"}, "AA 7", func(n script.NewRx) string {
		return n.Details.PatientNotes[0].Qualifier + " " + n.Details.PatientNotes[0].Code.Reveal()
	}},
}
