package carriercheck

import (
	"fmt"
	"testing"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

// Found is what is known of a street: the verdict, how many addresses are suggested, and whether it is a home.
type Found struct {
	Verdict   shipping.AddressVerdict
	Suggested int
	Home      drug.Answer
}

// Streets asks about streets in the town of the planted person. No answer prints one, and no URL holds one.
func Streets(t testing.TB, s Stand, streets map[string]Found) {
	t.Helper()
	site, c, j := s.open(t, nil)
	for street, want := range streets {
		a := s.Purchase.Shipment.To
		a.Street1 = secret.New(street)
		answer, err := c.(shipping.AddressChecker).CheckAddress(t.Context(), a)
		j.fine(err, street)
		j.same(answer.Verdict, want.Verdict, "the verdict on "+street)
		j.same(len(answer.Suggested), want.Suggested, "suggestions for "+street)
		j.same(answer.Residential, want.Home, "whether a home is at "+street)
		j.without(fmt.Sprintf("%v %+v", answer, answer), "a printed answer", "Madeup")
	}
	j.same(site.Calls(imitation.Validate), len(streets), "requests")
	for _, url := range site.URLs() {
		j.without(url, "a URL", "Madeup")
	}
}
