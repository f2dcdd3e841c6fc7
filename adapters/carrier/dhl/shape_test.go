package dhl

import (
	"encoding/json"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
)

// Whatever shape DHL chooses for an element, what is read is the same.
func TestShapesOfDHLReadAlike(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"rates.json", "ship.json", "track.json"} {
		carriercheck.ReadAlike(t, name, []byte(carriercheck.File(t, name)), decodeAny)
	}
}

func TestRecordedBodiesReadAlikeInEveryShape(t *testing.T) {
	t.Parallel()
	for _, part := range []string{"/rate/", "/ship/", "/track/", "/error/", "/address/", "/pickup/", "/other/"} {
		for name, body := range samples(t, part) {
			if json.Valid(body) {
				carriercheck.ReadAlike(t, name, body, decodeAny)
			}
		}
	}
}

func decodeAny(body []byte) any { return decodeAll(body) }
