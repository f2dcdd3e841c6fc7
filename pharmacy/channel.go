package pharmacy

import (
	"fmt"
	"slices"
)

// Channel is how a request reached the pharmacy. The zero value is unknown. Numbers and texts are permanent: they
// are stored.
type Channel uint8

// The channels of a mail-order pharmacy.
const (
	ChannelUnknown Channel = iota
	ChannelERx             // an electronic prescribing message
	ChannelWeb             // the member's web site
	ChannelApp             // the member's mobile app
	ChannelPhone           // a call
	ChannelFax             // a facsimile
	ChannelMail            // paper by post
	ChannelAuto            // an automatic refill
)

var channelTexts = [...]string{"", "erx", "web", "app", "phone", "fax", "mail", "auto"}

// ParseChannel reads the text form, "phone"; "" is ChannelUnknown. Any other text is an error.
func ParseChannel(s string) (Channel, error) {
	i := slices.Index(channelTexts[:], s)
	if i < 0 {
		return ChannelUnknown, fmt.Errorf("pharmacy: %q is no channel", s)
	}
	return Channel(i), nil
}

// Known reports whether c is one of the named channels.
func (c Channel) Known() bool { return c > ChannelUnknown && int(c) < len(channelTexts) }

// String is the text form, "erx"; "unknown" for the zero value, "channel(200)" for a number without a meaning.
func (c Channel) String() string { return enumText(channelTexts[:], "channel", uint8(c)) }

var channelWords = [...]string{"by a channel unknown", "by electronic message", "on the web site", "in the app", "by phone", "by fax", "by post",
	"automatically"}

// Words says for people by which way it came: "by electronic message", "on the web site".
func (c Channel) Words() string {
	if int(c) >= len(channelWords) {
		return channelWords[ChannelUnknown]
	}
	return channelWords[c]
}

// MarshalText gives the text form, "" for the zero value; a number without a meaning is an error.
func (c Channel) MarshalText() ([]byte, error) {
	return marshalEnum(channelTexts[:], "channel", uint8(c))
}

// UnmarshalText reads what MarshalText gives.
func (c *Channel) UnmarshalText(text []byte) (err error) {
	*c, err = ParseChannel(string(text))
	return err
}
