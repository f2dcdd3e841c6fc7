package mailrx

import (
	"errors"
	"strings"
	"time"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/refill"
	"github.com/mailrx/mailrx/shipping"
)

// Config is what a Service works with. A field is required unless its comment says what its zero value means. Ports are
// called from many goroutines at once.
type Config struct {
	// Site is the dispensing site; its ID is required here, the rest is for documents. Licences are asked about it.
	Site pharmacy.Site
	// Zone is the site's: a day, everywhere in this package, is a day at the pharmacy.
	Zone *time.Location
	// From is the address that parcels leave from. It must be complete.
	From shipping.Address

	Store    Store             // streams, tasks, refs
	People   People            // the one room with names and addresses
	Vault    Vault             // messages and labels, by hash
	Drugs    Drugs             // the drug file
	Coverage Coverage          // the payer; LocalCoverage is one
	Payments Payments          // the bank
	Notifier Notifier          // tells members
	Gateway  PrescriberGateway // asks prescribers
	Stock    Stock             // the shelf
	Licences Licences          // where the site may send medicine
	Desk     *shipping.Desk    // the carriers
	Clock    Clock             // the one source of time

	// TooSoon is the plan's refill-too-soon rule; zero: refill.MailPolicy. Controlled drugs, and those of unknown schedule,
	// go by refill.ControlledPolicy, with this rule's percent where it is higher (auto.TooSoon). It rules what members ask
	// for, the date in a claim, and what automatic refills plan; the claim has the last word.
	TooSoon refill.Policy
	// LeadDays is how long before run-out a refill is to be ordered, and an automatic one to leave; zero:
	// refill.DefaultLead, 14 (R2.5). A changed TooSoon or LeadDays reaches what is planned already with the next fill.
	LeadDays int
	// Customs is what a customs form says of a box that leaves the country, or goes to the armed forces abroad; nil: no
	// such box is sent, and its parcel is held.
	Customs func([]order.Packing) shipping.Customs
	// Pack weighs and measures a box; nil: DefaultPack.
	Pack func([]order.Packing) shipping.Parcel
	// Lease is how long a worker keeps a task; zero: five minutes. No task is begun in the second half of its lease, and
	// a port's call is ended after another half: half of it must be longer than any call needs.
	Lease time.Duration
	// Fault hears of every try of a piece of work that failed, for logs and alarms; nil: nobody. It is called from the
	// workers' goroutines and must be safe for concurrent use.
	Fault func(Fault)
}

// check names every required field that is not set and every field that makes no sense, in one error.
func (c *Config) check() error {
	var faults []string
	if missing := c.missing(); len(missing) > 0 {
		faults = append(faults, "lacks "+strings.Join(missing, ", "))
	}
	if err := c.From.Validate(); err != nil && c.From != (shipping.Address{}) {
		faults = append(faults, "From: "+err.Error())
	}
	if !c.TooSoon.Valid() {
		faults = append(faults, "TooSoon is no policy: its percent is 0 to 100")
	}
	if c.LeadDays < 0 || c.Lease < 0 {
		faults = append(faults, "LeadDays and Lease are not negative")
	}
	if faults == nil {
		return nil
	}
	return errors.New("mailrx: Config " + strings.Join(faults, "; "))
}

// missing names the required fields that are not set.
func (c *Config) missing() []string {
	fields := []struct {
		name string
		set  bool
	}{
		{"Site.ID", c.Site.ID != ""}, {"Zone", c.Zone != nil}, {"From", c.From != (shipping.Address{})},
		{"Store", c.Store != nil}, {"People", c.People != nil}, {"Vault", c.Vault != nil}, {"Drugs", c.Drugs != nil},
		{"Coverage", c.Coverage != nil}, {"Payments", c.Payments != nil}, {"Notifier", c.Notifier != nil},
		{"Gateway", c.Gateway != nil}, {"Stock", c.Stock != nil}, {"Licences", c.Licences != nil},
		{"Desk", c.Desk != nil}, {"Clock", c.Clock != nil},
	}
	var names []string
	for _, f := range fields {
		if !f.set {
			names = append(names, f.name)
		}
	}
	return names
}

// fill puts the defaults in.
func (c *Config) fill() {
	if c.TooSoon == (refill.Policy{}) {
		c.TooSoon = refill.MailPolicy()
	}
	if c.LeadDays == 0 {
		c.LeadDays = refill.DefaultLead
	}
	if c.Pack == nil {
		c.Pack = DefaultPack
	}
	if c.Lease == 0 {
		c.Lease = 5 * time.Minute
	}
}
