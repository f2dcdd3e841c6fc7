package pharmacy

import (
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/place"
)

// StaffID names a person at work. It is the pharmacy's own and opaque.
type StaffID string

// Staff is a person who works at a site. Staff are no patients: a licence number is public.
type Staff struct {
	ID      StaffID     `json:"id"`
	Role    Role        `json:"role"`
	Licence string      `json:"licence,omitempty"` // number as the board issued it; empty: unknown
	State   place.State `json:"state,omitempty"`   // whose board issued the licence; empty: unknown
}

// Actor is the staff member as the audit log names them.
func (s Staff) Actor() Actor { return Actor{Role: s.Role, ID: string(s.ID)} }

// SiteID names a dispensing site. It is the pharmacy's own and opaque.
type SiteID string

// Site is a dispensing site: one mail pharmacy building with its own licences.
type Site struct {
	ID      SiteID      `json:"id"`
	Name    string      `json:"name"`
	NPI     string      `json:"npi,omitempty"`      // National Provider Identifier, ten digits; empty: unknown
	NCPDPID string      `json:"ncpdp_id,omitempty"` // NCPDP provider number, seven digits; empty: unknown
	State   place.State `json:"state"`              // where the building stands
	Zone    string      `json:"zone"`               // IANA name, "America/Chicago"; the host loads it
}

// Validate lists everything that is missing or malformed in one error that names the fields; nil: nothing. It
// checks shape only: whether the NPI is the site's is for the registry, whether the zone exists for who loads it.
func (s Site) Validate() error {
	var wrong []string
	note := func(bad bool, what string) {
		if bad {
			wrong = append(wrong, what)
		}
	}
	note(s.ID == "", "ID is missing")
	note(!s.State.Valid(), "State is no state code")
	note(s.Zone == "", "Zone is missing")
	note(s.NPI != "" && !digits(s.NPI, 10), "NPI is not ten digits")
	note(s.NCPDPID != "" && !digits(s.NCPDPID, 7), "NCPDPID is not seven digits")
	if wrong == nil {
		return nil
	}
	return fmt.Errorf("pharmacy: site %q: %s", s.ID, strings.Join(wrong, "; "))
}

func digits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}
