package rx

import (
	"strings"

	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// Secret is patient text: it prints as a placeholder at every depth, and Reveal is the one way out. See package secret.
type Secret = secret.Text

// NewSecret hides s. The empty text gives the absent Secret.
func NewSecret(s string) Secret { return secret.New(s) }

// PatientRef is our opaque name of a person. It is never made from a name or a birth date, so it may be logged; the
// person's words are kept elsewhere. Empty is absent.
type PatientRef string

// Patient is the person as a message or a form names them. Every text is a Secret, so a Patient may be printed anywhere;
// in JSON each text that is set becomes the placeholder, which does not read back. State and country are plain: a rule of
// law needs them, and millions share them.
type Patient struct {
	First    Secret        `json:"first,omitzero"`
	Middle   Secret        `json:"middle,omitzero"`
	Last     Secret        `json:"last,omitzero"`
	Suffix   Secret        `json:"suffix,omitzero"`
	Born     Secret        `json:"born,omitzero"` // "2026-11-24" form
	Sex      Secret        `json:"sex,omitzero"`  // as sent: "F", "M", …
	Street1  Secret        `json:"street1,omitzero"`
	Street2  Secret        `json:"street2,omitzero"`
	City     Secret        `json:"city,omitzero"`
	State    place.State   `json:"state,omitzero"`
	ZIP      Secret        `json:"zip,omitzero"`
	Country  place.Country `json:"country,omitzero"`
	Phone    Secret        `json:"phone,omitzero"`
	Email    Secret        `json:"email,omitzero"`
	MemberID Secret        `json:"member_id,omitzero"`
	GroupID  Secret        `json:"group_id,omitzero"`
}

// ValidateSubmission lists what a member's own submission of a new prescription lacks beside the prescription itself:
// member ID, group, and a phone number or e-mail address. Nil: nothing. Rule R1.14, second-hand.
func (w Patient) ValidateSubmission() Problems {
	var ps Problems
	ps.need(!blank(w.MemberID), "patient.member_id", MemberIDMissing)
	ps.need(!blank(w.GroupID), "patient.group_id", GroupMissing)
	ps.need(!blank(w.Phone) || !blank(w.Email), "patient.phone", ContactMissing)
	return ps
}

func (w Patient) named() bool { return !blank(w.First) && !blank(w.Last) }

func (w Patient) addressed() bool {
	return !blank(w.Street1) && !blank(w.City) && w.State != "" && !blank(w.ZIP)
}

// blank says whether s has nothing that a person could read.
func blank(s Secret) bool { return strings.TrimSpace(s.Reveal()) == "" }
