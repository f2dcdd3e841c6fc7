package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// Benefit is one payer that the prescriber's system found for the patient. It is a hint, not a proof of coverage.
type Benefit struct {
	BIN            string // six or eight digits that route a claim (now called IIN)
	PCN            string // processor control number: which plan at that processor
	PayerID        string
	NAIC           string // the insurer's number at the association of insurance commissioners
	HealthPlanID   string // the standard unique identifier of a health plan
	Mutual         string // an id that both ends agreed on
	PayerName      string
	PayerType      string // as sent
	Responsibility string // as sent: P primary, S secondary, T tertiary
	Relationship   string // of the patient to the cardholder, as sent: 1 is the cardholder
	Group          rx.Secret
	GroupName      rx.Secret
	Cardholder     rx.Secret
	CardholderName Name
	PersonCode     rx.Secret
	PBMMember      rx.Secret // the member's id at the pharmacy benefit manager
}

// Name is a person's name, a patient's or one beside a patient.
type Name struct {
	First, Middle, Last, Suffix, Prefix rx.Secret
}

func readName(r *reader, e element) Name {
	if !e.exists() {
		return Name{}
	}
	return Name{
		First:  r.secret(e, "FirstName"),
		Middle: r.secret(e, "MiddleName"),
		Last:   r.secret(e, "LastName"),
		Suffix: r.secret(e, "Suffix"),
		Prefix: r.secret(e, "Prefix"),
	}
}

func readBenefits(r *reader, body element) []Benefit {
	var all []Benefit
	for e := body.first(); e.exists(); e = e.next() {
		if e.name() == "BenefitsCoordination" {
			all = append(all, readBenefit(r, e))
		}
	}
	return all
}

func readBenefit(r *reader, e element) Benefit {
	payer := r.one(e, "PayerIdentification")
	return Benefit{
		BIN:            r.text(payer, "IINNumber", "BINLocationNumber"),
		PCN:            r.text(payer, "ProcessorIdentificationNumber"),
		PayerID:        r.text(payer, "PayerID"),
		NAIC:           r.text(payer, "NAICCode"),
		HealthPlanID:   r.text(payer, "StandardUniqueHealthPlanIdentifier"),
		Mutual:         r.text(payer, "MutuallyDefined"),
		PayerName:      r.text(e, "PayerName"),
		PayerType:      r.text(e, "PayerType"),
		Responsibility: r.text(e, "PayerResponsibilityCode"),
		Relationship:   r.text(e, "PatientRelationship"),
		Group:          r.secret(e, "GroupID"),
		GroupName:      r.secret(e, "GroupName"),
		Cardholder:     r.secret(e, "CardholderID"),
		CardholderName: readName(r, r.one(e, "CardHolderName", "CardholderName")),
		PersonCode:     r.secret(e, "PersonCode"),
		PBMMember:      r.secret(e, "PBMMemberID"),
	}
}

// primary is the benefit whose ids are the patient's: the only one, or the only one marked as primary.
func primary(all []Benefit) (b Benefit, ok bool) {
	if len(all) == 1 {
		return all[0], true
	}
	for _, each := range all {
		if each.Responsibility != "P" {
			continue
		}
		if ok {
			return Benefit{}, false
		}
		b, ok = each, true
	}
	return b, ok
}
