package shipping

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/money"
)

// Capable is implemented by a Carrier that declares what it has.
type Capable interface{ Capabilities() Capabilities }

// Capabilities are what a carrier has, and they are true: what is declared works, and what is not is ErrUnsupported.
// The zero value declares nothing.
type Capabilities struct {
	Formats    []string     // of label images, the default first; the caller owns the slice
	TrackBatch int          // most numbers that one call to the carrier tracks
	Find       Finding      // what is found of a label by our key
	Idempotent bool         // a purchase may be sent again: Preparer
	Void       bool         // labels are voided
	MaxInsured money.Amount // the highest declared value; zero: not known

	Addresses  bool // AddressChecker
	Pickups    bool // PickupScheduler
	Returns    bool // Returner
	Manifests  bool // Manifester
	Aerosols   bool // limited quantities are declared
	DryIce     bool // dry ice is declared
	POBoxes    bool // and military addresses
	Domestic   bool // within the US
	Abroad     bool
	AdultAsked bool // an adult signature may be asked
}

// HasFormat reports whether f is one of the formats; the empty one is the default and always there.
func (c Capabilities) HasFormat(f string) bool { return f == "" || slices.Contains(c.Formats, f) }

// Finding says how much of a label a carrier gives again when it is asked by our key.
type Finding uint8

// The degrees of finding.
const (
	FindsNothing Finding = iota // an unknown outcome is a person's
	FindsNumber                 // the tracking number, and no image: the label is voided and bought again under a new key
	FindsLabel                  // the label with its image
)
