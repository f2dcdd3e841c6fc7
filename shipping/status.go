package shipping

import "fmt"

// Status of a parcel. The zero value is StatusUnknown: a carrier's code that we have no row for, or nothing heard
// yet. Numbers and texts are permanent: they are stored.
type Status uint8

// The statuses, in the order of a parcel's life. Each adapter maps its carrier's machine codes to them.
const (
	StatusUnknown      Status = iota
	LabelCreated              // the carrier knows of the label and has no parcel yet
	Accepted                  // handed over
	InTransit                 // moving
	OutForDelivery            // on the last vehicle
	AvailableForPickup        // waits at an access point: not in the member's hands
	Delivered                 // in the member's hands, terminal
	Exception                 // held up: weather, address, a failed attempt
	ReturnedToSender          // on its way back or back, terminal
	Lost                      // given up by the carrier, terminal
	Cancelled                 // label voided before use, terminal
	Info                      // said for information; moves nothing
)

var statusTexts = [...]string{
	"unknown", "label_created", "accepted", "in_transit", "out_for_delivery", "available_for_pickup", "delivered",
	"exception", "returned_to_sender", "lost", "cancelled", "info",
}

// Terminal reports whether the parcel's story ends here: delivered, returned, lost or cancelled.
func (s Status) Terminal() bool {
	return s == Delivered || s == ReturnedToSender || s == Lost || s == Cancelled
}

// String is the text form, "out_for_delivery"; "status(200)" for a number without a meaning.
func (s Status) String() string {
	if int(s) < len(statusTexts) {
		return statusTexts[s]
	}
	return fmt.Sprintf("status(%d)", uint8(s))
}

// ParseStatus reads the text form. Any other text is an error, the empty one too.
func ParseStatus(text string) (Status, error) {
	for i, t := range statusTexts {
		if t == text {
			return Status(i), nil
		}
	}
	return StatusUnknown, fmt.Errorf("shipping: %q is no status of a parcel", text)
}

// MarshalText gives the text form, in JSON too; a number without a meaning is an error.
func (s Status) MarshalText() ([]byte, error) {
	if int(s) >= len(statusTexts) {
		return nil, fmt.Errorf("shipping: %v has no text", s)
	}
	return []byte(statusTexts[s]), nil
}

// UnmarshalText reads what MarshalText gives.
func (s *Status) UnmarshalText(text []byte) (err error) {
	*s, err = ParseStatus(string(text))
	return err
}
