package main

import (
	"crypto/ed25519"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/transfer"
)

// member is one person on the pharmacy's roster: our reference, and what is kept to know them by. Everybody in this program
// is invented.
type member struct {
	ref rx.PatientRef
	who rx.Patient
}

// roster is everybody whom the pharmacy serves.
type roster []member

func members() roster {
	person := func(ref rx.PatientRef, first, last, born, street string) member {
		return member{ref, rx.Patient{First: rx.NewSecret(first), Last: rx.NewSecret(last), Born: rx.NewSecret(born), Sex: rx.NewSecret("F"),
			Street1: rx.NewSecret(street), City: rx.NewSecret("Samplesburg"), State: "OH", ZIP: rx.NewSecret("43004"),
			Country: place.US, Phone: rx.NewSecret("6145550123")}}
	}
	return roster{
		person("mem-1001", "Testa", "Sampleton", "1961-02-28", "100 Example St"),
		person("mem-1002", "Refilla", "Samplemann", "1970-07-07", "102 Example St"),
		person("mem-1003", "Petra", "Exampleby", "1955-11-30", "104 Example St"),
		person("mem-1004", "Movina", "Testerson", "1948-01-15", "106 Example St"),
		person("mem-1005", "Twina", "Doublett", "1980-03-01", "108 Example St"), // mother and daughter of one name
		person("mem-1006", "Twina", "Doublett", "2002-09-09", "108 Example St"),
	}
}

func (r roster) of(ref rx.PatientRef) member {
	for _, m := range r {
		if m.ref == ref {
			return m
		}
	}
	return member{}
}

// find holds a person as a message names them against everybody on the roster. It gives the one whom name, birth date and
// address show; or else all who may be meant, for a pharmacist to choose from. It never guesses: whoever has the name, and
// no other birth date, is a candidate, and two who may be meant are nobody.
func (r roster) find(said rx.Patient) (one rx.PatientRef, candidates []rx.PatientRef) {
	shown := claimOf(said)
	for _, m := range r {
		proof := intake.Prove(shown, claimOf(m.who))
		if proof.Name != drug.Yes || proof.Born == drug.No {
			continue
		}
		candidates = append(candidates, m.ref)
		if proof.Level() >= intake.L2 {
			one = m.ref
		}
	}
	if one != "" && len(candidates) == 1 {
		return one, nil
	}
	return "", candidates
}

func claimOf(p rx.Patient) intake.Claim {
	return intake.Claim{First: p.First, Last: p.Last, Born: p.Born, Street: p.Street1, ZIP: p.ZIP, MemberNumber: p.MemberID}
}

// office is one prescriber with what the registries say: the host looks it up, by NPI.
type office struct {
	address script.Party // on the network
	who     rx.Prescriber

	licence                                       cal.Period
	individual, excluded, controlled, supervision drug.Answer
	key                                           ed25519.PublicKey // for the signatures of this program
}

// Prescribers of the story.
const (
	physician    rx.NPI = "1234567893"
	practitioner rx.NPI = "1500000009" // a nurse practitioner, whom the state wants supervised
	retired      rx.NPI = "1600000008" // the licence ended last year
)

type offices []office

func prescribers() offices {
	at := func(spi string, who rx.Prescriber, licence cal.Period, supervision drug.Answer) office {
		who.Licence, who.State, who.Phone, who.Street, who.City, who.ZIP = "EX.12345", "OH", "6145550177", "200 Practice Ave", "Columbus", "43085"
		return office{address: script.Party{Qualifier: "D", ID: spi}, who: who, licence: licence,
			individual: drug.Yes, excluded: drug.No, controlled: drug.Yes, supervision: supervision}
	}
	since, ended := cal.Period{From: cal.Of(2015, 1, 1)}, cal.Period{From: cal.Of(1985, 1, 1), To: cal.Of(2025, 12, 31)}
	all := offices{
		at("6000000000001", rx.Prescriber{NPI: physician, DEA: "AE1234563", First: "Demi", Last: "Exampleman"}, since, drug.No),
		at("6000000000002", rx.Prescriber{NPI: practitioner, DEA: "MP7654329", First: "Nora", Last: "Practise"}, since, drug.Yes),
		at("6000000000003", rx.Prescriber{NPI: retired, DEA: "FS1111119", First: "Otto", Last: "Restwell"}, ended, drug.No),
	}
	all[0].key = signingKey().Public().(ed25519.PublicKey)
	return all
}

// by gives an office by NPI; the zero office is one that no registry knows.
func (o offices) by(npi rx.NPI) office {
	for _, each := range o {
		if each.who.NPI == npi {
			return each
		}
	}
	return office{}
}

// Pharmacies: ours, and the one around the corner that gives and takes prescriptions.
func us() transfer.Pharmacy {
	return transfer.Pharmacy{Name: "Sample Mail Pharmacy", Street: "1 Sample Way", City: "Saint Louis", State: "MO", ZIP: "63166",
		Phone: "3145550100", NPI: "1000000004", NCPDPID: "2699999", DEA: "FS1111119"}
}

func corner() transfer.Pharmacy {
	return transfer.Pharmacy{Name: "Corner Pharmacy", Street: "1 Corner St", City: "Samplesburg", State: "OH", ZIP: "43004",
		Phone: "6145550150", NPI: "1700000007", NCPDPID: "3888888", DEA: "MP7654329"}
}

// directory finds a pharmacy by its number on the network.
func directory(ncpdpID string) (transfer.Pharmacy, bool) {
	for _, p := range []transfer.Pharmacy{us(), corner()} {
		if p.NCPDPID == ncpdpID {
			return p, true
		}
	}
	return transfer.Pharmacy{}, false
}

// party is a pharmacy's address on the network.
func party(p transfer.Pharmacy) script.Party { return script.Party{Qualifier: "P", ID: p.NCPDPID} }

// named is a pharmacy as messages name it.
func named(p transfer.Pharmacy) script.Pharmacy {
	return script.Pharmacy{NCPDPID: p.NCPDPID, NPI: p.NPI, Name: p.Name, Phone: p.Phone, State: p.State}
}

// pharmacist is who works at our desk.
var pharmacist = pharmacy.Staff{ID: "rph-7", Role: pharmacy.RolePharmacist, Licence: "MO-000007", State: "MO"}

// lookedUp is what our pharmacist has looked up: how long a prescription of schedule II is good in Ohio, which our book does
// not say.
var lookedUp = []string{"law.no_row"}
