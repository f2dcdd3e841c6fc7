package pharmacy

import (
	"fmt"
	"slices"
)

// Role is what a person or a system may do. The zero value is unknown and may do nothing. Numbers and texts are
// permanent: they are stored.
type Role uint8

// The roles of a mail-order fill.
const (
	RoleUnknown         Role = iota
	RoleMember               // the person whose prescription it is
	RoleCaregiver            // who acts for a member with authority: a parent, a proxy
	RolePrescriber           // who may prescribe
	RolePrescriberAgent      // who speaks for a prescriber: a nurse, the office
	RolePharmacist           // licensed; the only role that reviews and counsels
	RoleTechnician           // pharmacy staff under a pharmacist's supervision
	RolePlan                 // the payer
	RoleSystem               // this software acting by itself: a timer, a worker
)

var roleTexts = [...]string{"", "member", "caregiver", "prescriber", "prescriber_agent", "pharmacist", "technician", "plan", "system"}

// ParseRole reads the text form, "pharmacist"; "" is RoleUnknown. Any other text is an error.
func ParseRole(s string) (Role, error) {
	i := slices.Index(roleTexts[:], s)
	if i < 0 {
		return RoleUnknown, fmt.Errorf("pharmacy: %q is no role", s)
	}
	return Role(i), nil
}

// Known reports whether r is one of the named roles.
func (r Role) Known() bool { return r > RoleUnknown && int(r) < len(roleTexts) }

// String is the text form, "pharmacist"; "unknown" for the zero value, "role(200)" for a number without a meaning.
func (r Role) String() string { return enumText(roleTexts[:], "role", uint8(r)) }

// MarshalText gives the text form, "" for the zero value; a number without a meaning is an error.
func (r Role) MarshalText() ([]byte, error) { return marshalEnum(roleTexts[:], "role", uint8(r)) }

// UnmarshalText reads what MarshalText gives.
func (r *Role) UnmarshalText(text []byte) (err error) {
	*r, err = ParseRole(string(text))
	return err
}

func enumText(texts []string, what string, n uint8) string {
	switch {
	case n == 0:
		return "unknown"
	case int(n) < len(texts):
		return texts[n]
	}
	return fmt.Sprintf("%s(%d)", what, n)
}

func marshalEnum(texts []string, what string, n uint8) ([]byte, error) {
	if int(n) < len(texts) {
		return []byte(texts[n]), nil
	}
	return nil, fmt.Errorf("pharmacy: %s(%d) has no text", what, n)
}
