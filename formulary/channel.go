package formulary

import (
	"fmt"
	"slices"
)

// Channel is where a fill is dispensed, as a plan's cost table names it. The zero value is unknown. Numbers and
// texts are permanent: they are stored.
type Channel uint8

// The channels. Preferred and standard are the plan's own words for pharmacies of its network: the preferred ones
// charge the member less.
const (
	ChannelUnknown    Channel = iota
	PreferredRetail           // a store that the plan prefers
	StandardRetail            // any other store of the network
	PreferredMail             // a mail pharmacy that the plan prefers
	StandardMail              // any other mail pharmacy of the network
	SpecialtyPharmacy         // a pharmacy of the network for specialty drugs
	OutOfNetwork              // any pharmacy, store or mail, without a contract
	channelCount      = iota  // the width of a cost table
)

var channelTexts = [channelCount]string{"", "preferred-retail", "standard-retail", "preferred-mail", "standard-mail",
	"specialty", "out-of-network"}

var channelWords = [channelCount]string{"a pharmacy of unknown kind", "a preferred retail pharmacy",
	"a standard retail pharmacy", "the preferred mail pharmacy", "a standard mail pharmacy", "a specialty pharmacy",
	"a pharmacy out of network"}

// ParseChannel reads the text form, "standard-mail". Any other text is an error, the empty one too.
func ParseChannel(s string) (Channel, error) {
	if i := slices.Index(channelTexts[:], s); i > 0 {
		return Channel(i), nil
	}
	return ChannelUnknown, fmt.Errorf("formulary: no such channel; it is one of %q", channelTexts[1:])
}

// Mail reports whether c is a mail pharmacy of the network.
func (c Channel) Mail() bool { return PreferredMail <= c && c <= StandardMail }

// Retail reports whether c is a store of the network.
func (c Channel) Retail() bool { return PreferredRetail <= c && c <= StandardRetail }

// String is the text form, "standard-mail"; empty where c is unknown, "channel(200)" for a number without a meaning.
func (c Channel) String() string {
	if c < channelCount {
		return channelTexts[c]
	}
	return fmt.Sprintf("channel(%d)", uint8(c))
}

// words is c in a sentence: "a standard mail pharmacy".
func (c Channel) words() string {
	if c < channelCount {
		return channelWords[c]
	}
	return channelWords[ChannelUnknown]
}

// MarshalText gives the text form; a number without a meaning is an error.
func (c Channel) MarshalText() ([]byte, error) {
	if c >= channelCount {
		return nil, fmt.Errorf("formulary: %d is no channel", uint8(c))
	}
	return []byte(channelTexts[c]), nil
}

// UnmarshalText reads what MarshalText gives; empty text is the unknown channel.
func (c *Channel) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*c = ChannelUnknown
		return nil
	}
	*c, err = ParseChannel(string(text))
	return err
}
