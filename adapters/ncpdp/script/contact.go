package script

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

// Number is one more way to reach somebody, beside the best telephone number and the first fax number and e-mail
// address. Nobody has looked whether it is one: a text that is no telephone number is here too, as sent.
type Number struct {
	Use   string    // as 2017071 calls it: HomeTelephone, DirectAddress, Beeper …; empty where the sender's word is none we know
	Value rx.Secret // "x" stands before an extension
}

// contact is how to reach somebody: the best telephone number, the first fax number and e-mail address, and the others.
type contact struct {
	phone, fax, email string
	rank              int // of phone; lower is better
	others            []Number
}

// contact reads CommunicationNumbers. 2017071 has an element for each use; 10.6 has Communication with a qualifier.
func (r *reader) contact(e element) contact {
	c := contact{rank: len(phoneUses)}
	for n := e.first(); n.exists(); n = n.next() {
		use := n.name()
		if use == "Communication" || use == "Phone" { // Phone: 4.20
			use = useOf(r.text(n, "Qualifier"))
		}
		c.take(r, use, n)
	}
	return c
}

// phoneUses, best first: the number that the sender calls primary, then the others.
var phoneUses = [...]string{"PrimaryTelephone", "HomeTelephone", "CellularTelephone", "WorkTelephone", "OtherTelephone"}

// useOf gives the 2017071 element for a qualifier of 10.6.
func useOf(qualifier string) string {
	switch qualifier {
	case "TE":
		return "PrimaryTelephone"
	case "HP":
		return "HomeTelephone"
	case "CP":
		return "CellularTelephone"
	case "WP":
		return "WorkTelephone"
	case "FX":
		return "Fax"
	case "EM":
		return "ElectronicMail"
	case "BN":
		return "Beeper"
	}
	return ""
}

// take keeps the best of each, and the rest among the others.
func (c *contact) take(r *reader, use string, e element) {
	switch {
	case use == "Fax" && c.fax == "":
		if c.fax = r.phone(e); c.fax != "" {
			return
		}
	case use == "ElectronicMail" && c.email == "":
		if c.email = r.orSelf(e, "Number").text(); c.email != "" {
			return
		}
	case c.better(r, use, e):
		return
	}
	c.keep(r, use, r.numbered(e))
}

// better takes a telephone number that is of a better use than the one before, and keeps that one.
func (c *contact) better(r *reader, use string, e element) bool {
	rank := slices.Index(phoneUses[:c.rank], use)
	if rank < 0 {
		return false
	}
	number := r.phone(e)
	if number == "" {
		return false
	}
	if c.phone != "" {
		c.keep(r, phoneUses[c.rank], c.phone)
	}
	c.phone, c.rank = number, rank
	return true
}

func (c *contact) keep(r *reader, use, text string) {
	if text == "" || r.blind {
		return
	}
	if !elementNames[use] {
		use = ""
	}
	c.others = append(c.others, Number{Use: use, Value: r.hide(text)})
}

// withFax is the others of somebody who has no field for a fax number.
func (c *contact) withFax(r *reader) []Number {
	c.keep(r, "Fax", c.fax)
	return c.others
}

// phone is a number as sent, with "x" before an extension.
func (r *reader) phone(e element) string {
	number := r.one(e, "Number")
	text := number.text()
	if text == "" {
		return ""
	}
	if !isPhone(text) {
		r.note(CodePhone, number)
		return ""
	}
	return r.numbered(e)
}

// numbered is a number with its extension, or the text of e.
func (r *reader) numbered(e element) string {
	return joined(r.orSelf(e, "Number").text(), "x", r.text(e, "Extension"))
}

// isPhone wants seven digits or more among the marks that people set in numbers.
func isPhone(s string) bool {
	digits := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case strings.IndexByte(" ()+-./xX", c) < 0:
			return false
		}
	}
	return digits >= 7
}
