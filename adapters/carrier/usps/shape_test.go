package usps

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
)

// Whatever shape USPS chooses for an element, what is read is the same.
func TestShapesOfUSPSReadAlike(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"options.json", "label.json", "track.json", "address.json"} {
		carriercheck.ReadAlike(t, name, []byte(carriercheck.File(t, name)), decodeAny)
	}
}

func TestRecordedBodiesReadAlikeInEveryShape(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "") {
		if json.Valid(body) && !strings.Contains(name, "equest") {
			carriercheck.ReadAlike(t, name, body, decodeAny)
		}
	}
}

func decodeAny(body []byte) any { return decodeAll(body) }
