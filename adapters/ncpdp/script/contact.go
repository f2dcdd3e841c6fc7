package script

import (
	"slices"
	"strings"
	"unicode"

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

// phone is a number as sent, with "x" before an extension, which stands beside it or, with some senders, behind it
// ("ext 4"). One that stands in both places is one.
func (r *reader) phone(e element) string {
	at := r.one(e, "Number")
	if at.text() == "" {
		return ""
	}
	number, behind, ok := cutExtension(at.text())
	extension := r.one(e, "Extension")
	switch {
	case !ok || !isPhone(number):
		r.note(CodePhone, at)
		return ""
	case behind == "" || extension.text() == behind:
		return joined(number, "x", extension.text())
	case extension.text() != "":
		r.note(CodeDoubled, extension)
		return ""
	}
	return joined(number, "x", behind)
}

// extensionMarks are what people write before an extension.
var extensionMarks = [...]string{"extension", "ext", "x"}

// cutExtension splits a number from the extension behind it; ok is false for letters that mark none.
func cutExtension(text string) (number, extension string, ok bool) {
	letter := strings.IndexFunc(text, unicode.IsLetter)
	if letter < 0 {
		return text, "", true
	}
	number, rest := strings.TrimRight(text[:letter], " ,;"), text[letter:]
	for _, mark := range extensionMarks {
		if len(rest) > len(mark) && strings.EqualFold(rest[:len(mark)], mark) {
			extension = strings.TrimLeft(rest[len(mark):], " .:#")
			return number, extension, extension != "" && strings.Trim(extension, "0123456789") == ""
		}
	}
	return text, "", false
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
		case strings.IndexByte(" ()+-./", c) < 0:
			return false
		}
	}
	return digits >= 7
}
