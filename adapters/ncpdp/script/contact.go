package script

import "strings"

// contact is how to reach somebody: the best telephone number, the first fax number and e-mail address.
type contact struct {
	phone, fax, email string
	rank              int // of phone; lower is better
}

// contact reads CommunicationNumbers. 2017071 has an element for each use; 10.6 has Communication with a qualifier.
func (r *reader) contact(e element) contact {
	c := contact{rank: len(phoneUses)}
	for n := e.first(); n.exists(); n = n.next() {
		use := n.name()
		if use == "Communication" {
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
	}
	return ""
}

func (c *contact) take(r *reader, use string, e element) {
	switch use {
	case "Fax":
		if c.fax == "" {
			c.fax = r.phone(e)
		}
		return
	case "ElectronicMail":
		if c.email == "" {
			c.email = r.orSelf(e, "Number").text()
		}
		return
	}
	for rank, name := range phoneUses[:c.rank] {
		if name != use {
			continue
		}
		if number := r.phone(e); number != "" {
			c.phone, c.rank = number, rank
		}
		return
	}
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
	return joined(text, "x", r.text(e, "Extension"))
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
