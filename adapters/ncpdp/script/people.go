package script

import (
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// readPatient reads a person, whose fields stand directly in Patient (10.6) or in its HumanPatient (2017071).
func readPatient(r *reader, e element) rx.Patient {
	if animal := e.child("NonHumanPatient"); animal.exists() {
		r.note(CodeAnimal, animal)
		return rx.Patient{}
	}
	e = r.orSelf(e, "HumanPatient")
	name := r.one(r.orSelf(e, "Names"), "Name")
	at := r.address(r.one(e, "Address"))
	reach := r.contact(r.one(e, "CommunicationNumbers"))
	if at.zip != "" && at.domestic() && !validZIP(at.zip) {
		r.note(CodeZIP, at.zipAt)
	}
	return rx.Patient{
		First:   r.secret(name, "FirstName"),
		Middle:  r.secret(name, "MiddleName"),
		Last:    r.secret(name, "LastName"),
		Suffix:  r.secret(name, "Suffix"),
		Born:    rx.NewSecret(r.day(r.one(e, "DateOfBirth")).String()),
		Sex:     rx.NewSecret(readSex(r, e)),
		Street1: rx.NewSecret(at.line1),
		Street2: rx.NewSecret(at.line2),
		City:    rx.NewSecret(at.city),
		State:   at.state,
		ZIP:     rx.NewSecret(at.zip),
		Country: at.country,
		Phone:   rx.NewSecret(reach.phone),
		Email:   rx.NewSecret(reach.email),
	}
}

// readSex reads Gender, which 2022071 calls AdministrativeGender and sets inside GenderAndSex.
func readSex(r *reader, e element) string {
	if both := r.one(e, "GenderAndSex"); both.exists() {
		return r.text(both, "AdministrativeGender")
	}
	return r.coded(r.one(e, "Gender"))
}

// readPrescriber reads a prescriber of people, whose fields stand directly in Prescriber (10.6) or in its
// NonVeterinarian (2017071).
func readPrescriber(r *reader, e element) rx.Prescriber {
	if animal := e.child("Veterinarian"); animal.exists() {
		r.note(CodeAnimal, animal)
		return rx.Prescriber{}
	}
	e = r.orSelf(e, "NonVeterinarian")
	id := r.one(e, "Identification")
	name := r.one(r.orSelf(e, "Names"), "Name")
	at := r.address(r.one(e, "Address"))
	reach := r.contact(r.one(e, "CommunicationNumbers"))
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
	}
}

// joined is a and b with sep between, or the one that is there.
func joined(a, sep, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

func (r *reader) secret(parent element, names ...string) rx.Secret {
	return rx.NewSecret(r.text(parent, names...))
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
	if text == "" {
		return ""
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
