package auto

import "github.com/mailrx/mailrx/pharmacy"

// Mode of consent, set by the plan (R3.0). The zero value is Off.
type Mode string

// The modes.
const (
	Off                Mode = ""                      // nothing goes by itself
	PerShipment        Mode = "per_shipment"          // a yes before each shipment
	OptInWithReminders Mode = "opt_in_with_reminders" // one yes for the drug, two reminders before each shipment
)

// Consent is the member's word for one drug (R3.2). It is kept as it was given; ending it is an event of its own.
type Consent struct {
	By      pharmacy.Actor   `json:"by"` // member or caregiver; a plan or pharmacy can never be
	Channel pharmacy.Channel `json:"channel"`
	Script  string           `json:"script"` // version of the text that was agreed to
	Mode    Mode             `json:"mode"`
}

// personal reports whether a is somebody who can consent: the member, or who acts for the member.
func personal(a pharmacy.Actor) bool {
	return a.Role == pharmacy.RoleMember || a.Role == pharmacy.RoleCaregiver
}

// spoken reports whether a person can give consent by channel c.
func spoken(c pharmacy.Channel) bool {
	switch c {
	case pharmacy.ChannelWeb, pharmacy.ChannelApp, pharmacy.ChannelPhone, pharmacy.ChannelFax, pharmacy.ChannelMail:
		return true
	}
	return false
}
