package network

// Channel is how a pharmacy of a network hands out drugs. One pharmacy may do so in several ways, each with days and
// terms of its own. The zero value is unknown. Numbers and texts are permanent: they are stored.
type Channel uint8

// The channels.
const (
	ChannelUnknown Channel = iota
	Retail                 // a store that people walk into
	Mail                   // home delivery
	Specialty              // drugs that need special handling or are handed out by few
	LongTermCare           // a pharmacy that serves nursing homes
)

var channels = words{"channel", []string{"", "retail", "mail", "specialty", "long-term-care"}}

// Known reports whether c is one of the named channels.
func (c Channel) Known() bool { return c != ChannelUnknown && int(c) < len(channels.list) }

// String is the text form, "long-term-care"; "unknown" for the zero value.
func (c Channel) String() string { return channels.name(uint8(c)) }

// MarshalText gives the text form, empty for the zero value; a number without a meaning is an error.
func (c Channel) MarshalText() ([]byte, error) { return channels.write(uint8(c)) }

// UnmarshalText reads what MarshalText gives.
func (c *Channel) UnmarshalText(text []byte) error { return channels.read(text, (*uint8)(c)) }

// Standing is what a plan charges by: preferred pharmacies of a network cost the member less than standard ones. A
// network without preferred pharmacies has standard ones alone. The zero value is unknown. Numbers and texts are
// permanent: they are stored.
type Standing uint8

// The standings.
const (
	StandingUnknown Standing = iota
	Standard                 // of the network
	Preferred                // of the network, on better terms for the member
)

var standings = words{"standing", []string{"", "standard", "preferred"}}

// Known reports whether s is one of the named standings.
func (s Standing) Known() bool { return s != StandingUnknown && int(s) < len(standings.list) }

// String is the text form, "preferred"; "unknown" for the zero value.
func (s Standing) String() string { return standings.name(uint8(s)) }

// MarshalText gives the text form, empty for the zero value; a number without a meaning is an error.
func (s Standing) MarshalText() ([]byte, error) { return standings.write(uint8(s)) }

// UnmarshalText reads what MarshalText gives.
func (s *Standing) UnmarshalText(text []byte) error { return standings.read(text, (*uint8)(s)) }

// Status answers whether a pharmacy is in a network on a day. The zero value is Unknown, and Unknown is not "no": the
// directory cannot say. Numbers and texts are permanent: they are stored.
type Status uint8

// The statuses.
const (
	Unknown      Status = iota // the question or the directory lacks a fact
	InNetwork                  // yes, on that day
	NotInNetwork               // the pharmacy is known and has no contract
	NotYet                     // not on that day; a contract begins later
	NoLonger                   // not on that day; a contract ended before, and none follows
)

var statuses = words{"status", []string{"unknown", "in-network", "not-in-network", "not-yet", "no-longer"}}

// Out reports whether the pharmacy is known to be outside the network. It is false where the status is Unknown.
func (s Status) Out() bool { return s == NotInNetwork || s == NotYet || s == NoLonger }

// String is the text form, "in-network"; "unknown" for the zero value.
func (s Status) String() string { return statuses.name(uint8(s)) }

// MarshalText gives the text form; a number without a meaning is an error.
func (s Status) MarshalText() ([]byte, error) { return statuses.write(uint8(s)) }

// UnmarshalText reads what MarshalText gives.
func (s *Status) UnmarshalText(text []byte) error { return statuses.read(text, (*uint8)(s)) }
