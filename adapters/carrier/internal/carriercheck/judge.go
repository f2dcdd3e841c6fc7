package carriercheck

import (
	"errors"
	"strings"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/shipping"
)

// judge fails the test of one carrier, and says whose it is.
type judge struct {
	testing.TB
	carrier string
}

func of(t testing.TB, c shipping.Carrier) judge { return judge{t, string(c.Code())} }

// fails ends the test.
func (j judge) fails(format string, args ...any) {
	j.Helper()
	j.Fatalf(j.carrier+": "+format, args...)
}

// fine fails where what was done ended with an error.
func (j judge) fine(err error, what string) {
	j.Helper()
	if err != nil {
		j.fails("%s: %v", what, err)
	}
}

// is fails where the error is not of the class.
func (j judge) is(err, class error, what string) {
	j.Helper()
	if !errors.Is(err, class) {
		j.fails("%s gave %v, want %v", what, err, class)
	}
}

// same fails where two values of one comparable type differ.
func (j judge) same(got, want any, what string) {
	j.Helper()
	if got != want {
		j.fails("%s: got %v, want %v", what, got, want)
	}
}

// without fails where text holds one of the pieces, in whatever case.
func (j judge) without(text, what string, pieces ...string) {
	j.Helper()
	text = strings.ToLower(text)
	for _, piece := range pieces {
		if strings.Contains(text, strings.ToLower(piece)) {
			j.fails("%s holds %q", what, piece)
		}
	}
}

// person is the planted person in pieces that appear nowhere by chance.
var person = []string{"Sampleton", "Madeup", carriertest.PlantedPhone[3:], "Sampleville"}
