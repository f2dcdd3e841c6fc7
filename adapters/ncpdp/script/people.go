package script

import (
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// readPatient reads a person, whose fields stand directly in Patient (10.6) or in its HumanPatient (2017071).
func readPatient(r *reader, e element) rx.Patient {
	p, _ := readPerson(r, e)
	return p
}

// readPerson also gives the numbers that a Patient has no place for.
func readPerson(r *reader, e element) (rx.Patient, []Number) {
	if animal := e.child("NonHumanPatient"); animal.exists() {
		r.note(CodeAnimal, animal)
		return rx.Patient{}, nil
	}
	e = r.inside(e, "HumanPatient")
	name := r.one(r.inside(e, "Names"), "Name")
	at := r.address(r.one(e, "Address"))
	reach := r.contact(r.one(e, "CommunicationNumbers", "PhoneNumbers"))
	if at.zip != "" && at.domestic() && !validZIP(at.zip) {
		r.note(CodeZIP, at.zipAt)
	}
	return rx.Patient{
		First:   r.secret(name, "FirstName"),
		Middle:  r.secret(name, "MiddleName"),
		Last:    r.secret(name, "LastName"),
		Suffix:  r.secret(name, "Suffix"),
		Born:    r.hide(r.day(r.one(e, "DateOfBirth")).String()),
		Sex:     r.hide(readSex(r, e)),
		Street1: r.hide(at.line1),
		Street2: r.hide(at.line2),
		City:    r.hide(at.city),
		State:   at.state,
		ZIP:     r.hide(at.zip),
		Country: at.country,
		Phone:   r.hide(reach.phone),
		Email:   r.hide(reach.email),
	}, reach.withFax(r)
}

// inside is the child of that name, which holds in later releases what stands directly in e in earlier ones; e where
// there is none. What stands in both places is doubled, and then nothing is read.
func (r *reader) inside(e element, name string) element {
	inner := r.one(e, name)
	if !inner.exists() {
		return e
	}
	doubled := false
	each(e, placed, func(name string) {
		if inner.child(name).exists() {
			r.note(CodeDoubled, e.child(name))
			doubled = true
		}
	})
	if doubled {
		return element{}
	}
	return inner
}

// placed are the elements that releases have in different places.
var placed = []string{"Name", "LastName", "FirstName", "Identification", "Gender", "GenderAndSex", "DateOfBirth", "Address", "CommunicationNumbers",
	"Specialty", "PrescriberAgent", "PracticeLocation", "PatientLocation", "DrugCoded"}

// readSex reads Gender, which 2022071 calls AdministrativeGender and sets inside GenderAndSex.
func readSex(r *reader, e element) string {
	at := r.one(e, "GenderAndSex", "Gender")
	if at.name() == "GenderAndSex" {
		return r.text(at, "AdministrativeGender")
	}
	return r.coded(at)
}

// readPrescriber reads a prescriber of people, whose fields stand directly in Prescriber (10.6) or in its
// NonVeterinarian (2017071).
func readPrescriber(r *reader, e element) rx.Prescriber {
	p, _ := readOrderer(r, e)
	return p
}

// readOrderer also gives how to reach the prescriber, which has more than rx.Prescriber has a place for.
func readOrderer(r *reader, e element) (rx.Prescriber, contact) {
	if animal := e.child("Veterinarian"); animal.exists() {
		r.note(CodeAnimal, animal)
		return rx.Prescriber{}, contact{}
	}
	e = r.inside(e, "NonVeterinarian")
	id := r.one(e, "Identification")
	name := r.one(r.inside(e, "Names"), "Name")
	at := r.address(r.one(e, "Address"))
	reach := r.contact(r.one(e, "CommunicationNumbers", "PhoneNumbers"))
	return rx.Prescriber{
		NPI:     r.npi(r.one(id, "NPI")),
		DEA:     r.dea(r.one(id, "DEANumber")),
		First:   r.text(name, "FirstName"),
		Last:    r.text(name, "LastName"),
		Licence: r.text(id, "StateLicenseNumber"),
		State:   at.state,
		Phone:   reach.phone,
		Fax:     reach.fax,
		Street:  joined(at.line1, ", ", at.line2),
		City:    at.city,
		ZIP:     r.zip(at),
	}, reach
}

// joined is a and b with sep between, or the one that is there.
func joined(a, sep, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

func (r *reader) secret(parent element, names ...string) rx.Secret {
	return r.hide(r.text(parent, names...))
}

// hide makes patient text a secret; nothing where only findings are wanted.
func (r *reader) hide(text string) rx.Secret {
	if r.blind {
		return rx.Secret{}
	}
	return rx.NewSecret(text)
}

func (r *reader) npi(e element) rx.NPI {
	text := e.text()
	if text == "" {
		return ""
	}
	npi, err := rx.ParseNPI(text)
	if err != nil {
		r.note(CodeNPI, e)
	}
	return npi
}

// dea keeps a number whose check digit is wrong: that is for the registry to settle.
func (r *reader) dea(e element) rx.DEA {
	text := e.text()
	if text == "" {
		return ""
	}
	dea, err := rx.ParseDEA(text)
	switch {
	case err != nil:
		r.note(CodeDEA, e)
	case !dea.CheckDigitOK():
		r.note(CodeDEACheck, e)
	}
	return dea
}

// address is an address as sent, its state and country checked.
type address struct {
	line1, line2, city string
	state              place.State
	country            place.Country
	zip                string
	zipAt              element
}

// domestic tells whether the code is a ZIP code if it is any: no country is named, or one that the USPS serves.
func (a address) domestic() bool { return a.country == "" || a.country.Domestic() }

func (r *reader) address(e element) address {
	zip := r.one(e, "PostalCode", "ZipCode")
	return address{
		line1:   r.text(e, "AddressLine1"),
		line2:   r.text(e, "AddressLine2"),
		city:    r.text(e, "City"),
		state:   r.state(r.one(e, "StateProvince", "State")),
		country: r.country(r.one(e, "CountryCode", "Country")),
		zip:     zip.text(),
		zipAt:   zip,
	}
}

func (r *reader) state(e element) place.State {
	text := e.text()
	if text == "" {
		return ""
	}
	s, err := place.ParseState(text)
	if err != nil {
		r.note(CodeState, e)
	}
	return s
}

func (r *reader) country(e element) place.Country {
	text := e.text()
	if text == "" || text == string(place.US) {
		return place.Country(text)
	}
	c, err := place.ParseCountry(text)
	if err != nil {
		r.note(CodeCountry, e)
	}
	return c
}

func (r *reader) zip(at address) place.ZIP {
	if at.zip == "" {
		return ""
	}
	z, err := place.ParseZIP(at.zip)
	if err != nil {
		r.note(CodeZIP, at.zipAt)
	}
	return z
}

func validZIP(s string) bool {
	_, err := place.ParseZIP(s)
	return err == nil
}
