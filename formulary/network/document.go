package network

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
)

// DocumentVersion is the version of the document form that this library reads.
const DocumentVersion = 1

// Document is a directory of pharmacies before it is checked, as its author writes it; the package comment shows the
// JSON form. Compile makes a Directory of it. Lists may be in any order.
type Document struct {
	Version        int             `json:"version"`
	ID             string          `json:"id"` // permanent name of this edition
	Networks       []Network       `json:"networks,omitempty"`
	Pharmacies     []Pharmacy      `json:"pharmacies,omitempty"`
	Participations []Participation `json:"participations,omitempty"`
	Hours          []NamedHours    `json:"hours,omitempty"`
	HelpLines      []HelpLine      `json:"helpLines,omitempty"`
}

// Network is a set of pharmacies with which a plan has contracts. From and To, both counted and both required, are
// the days of which the document speaks: on any other day the answer is Unknown.
type Network struct {
	ID   ID       `json:"id"`
	Name string   `json:"name"` // what a member calls it
	From cal.Date `json:"from,omitzero"`
	To   cal.Date `json:"to,omitzero"`
}

// Pharmacy is one pharmacy, by its NCPDP provider number. It is no patient: nothing of it is private.
type Pharmacy struct {
	ID    PharmacyID `json:"ncpdp"`
	Name  string     `json:"name"`
	ZIP   place.ZIP  `json:"zip,omitempty"`
	Point *Point     `json:"point,omitempty"` // nil: where it stands is not known, or does not matter
	Card  Card       `json:"card,omitzero"`
}

// Participation is a contract of one pharmacy with one network for one channel. From and To are both counted; unset
// stands for the network's own first or last day. Contracts of one pharmacy, network and channel share no day.
type Participation struct {
	Network   ID          `json:"network"`
	Pharmacy  PharmacyID  `json:"pharmacy"`
	Channel   Channel     `json:"channel"`
	Standing  Standing    `json:"standing"`
	NinetyDay drug.Answer `json:"ninetyDay,omitzero"` // approved for long supplies: see the package comment
	From      cal.Date    `json:"from,omitzero"`
	To        cal.Date    `json:"to,omitzero"`
}

// NamedHours is a table of opening hours to which cards refer: many stores of a chain share one.
type NamedHours struct {
	ID HoursID `json:"id"`
	Hours
}

// HelpLine is a number that members call: member service, the pharmacist.
type HelpLine struct {
	ID   LineID `json:"id"`
	Name string `json:"name"`
	Card Card   `json:"card,omitzero"`
}

// Card is what a person needs to reach a pharmacy or a help line. Fields may be empty: unknown. The texts are the
// author's and are not checked.
type Card struct {
	Phone     string   `json:"phone,omitempty"`
	TTY       string   `json:"tty,omitempty"`       // number for people who type instead of talking: "711" is the relay service
	Languages []string `json:"languages,omitempty"` // as language tags, "es", the most spoken first
	Zone      string   `json:"zone,omitempty"`      // IANA name, "America/New_York"; required where there are hours
	Hours     HoursID  `json:"hours,omitempty"`     // of the document; empty: not known
}

// IsZero reports whether nothing is known of c.
func (c Card) IsZero() bool {
	return c.Phone == "" && c.TTY == "" && len(c.Languages) == 0 && c.Zone == "" && c.Hours == ""
}
