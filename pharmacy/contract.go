package pharmacy

import "github.com/mailrx/mailrx/pharmacy/place"

// Role is what a person or system may do. The zero value is unknown and may do nothing.
type Role uint8

const (
	RoleUnknown Role = iota
	RoleMember
	RoleCaregiver
	RolePrescriber
	RolePrescriberAgent
	RolePharmacist
	RoleTechnician
	RolePlan
	RoleSystem // this software acting by itself: a timer, a worker
)

func (r Role) String() string { panic("contract") } // plus text/JSON: "pharmacist"

// StaffID names a person at work; ours, opaque.
type StaffID string

// Staff is a person who works at a site.
type Staff struct {
	ID      StaffID
	Role    Role
	Licence string // number as issued; empty: unknown
	State   place.State
}

// SiteID names a dispensing site.
type SiteID string

// Site is a dispensing site: a mail pharmacy building with its own licences.
type Site struct {
	ID      SiteID
	Name    string
	NPI     string
	NCPDPID string // seven digits
	State   place.State
	Zone    string // IANA name, "America/Chicago"; the host loads it
}

// Channel is how a request reached the pharmacy.
type Channel uint8

const (
	ChannelUnknown Channel = iota
	ChannelERx
	ChannelWeb
	ChannelApp
	ChannelPhone
	ChannelFax
	ChannelMail
	ChannelAuto // an automatic refill
)

func (c Channel) String() string { panic("contract") } // plus text/JSON

// Actor is who did something: the "who" of the audit log. ID is opaque, never a name.
type Actor struct {
	Role Role   `json:"role"`
	ID   string `json:"id"`
}
