package imitation_test

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

// pigeons imitates a carrier of two calls: a label is bought, and its story is told.
type pigeons struct{ *imitation.Site }

func open(now func() time.Time) (*pigeons, error) {
	site, err := imitation.New(imitation.Config{
		Name: "pigeontest", Now: now, Transit: func(string) int { return 2 },
		Accepts:   func(r *http.Request) bool { return r.Header.Get("Loft") == "ours" },
		Refused:   imitation.JSON(http.StatusUnauthorized, "whose loft is that?"),
		Throttled: imitation.JSON(http.StatusTooManyRequests, "the birds are tired"),
	})
	if err != nil {
		return nil, err
	}
	p := &pigeons{site}
	p.Handle("POST /labels/{reference}", p.Serve(imitation.Buy, p.buy))
	p.Handle("GET /story/{number}", p.Serve(imitation.Track, p.track))
	return p, nil
}

func (p *pigeons) buy(r *http.Request) imitation.Answer {
	l := imitation.Label{Reference: shipping.Key(r.PathValue("reference")), Bought: p.Now().UTC()}
	err := p.Change(func(s *imitation.State) error {
		s.Sequence++
		l.Tracking = shipping.TrackingNumber(fmt.Sprintf("PIGEON%04d", s.Sequence))
		s.Labels = append(s.Labels, l)
		return nil
	})
	if err != nil {
		return imitation.JSON(http.StatusInternalServerError, "the books cannot be written")
	}
	return imitation.JSON(http.StatusOK, l.Tracking.Reveal())
}

func (p *pigeons) track(r *http.Request) (a imitation.Answer) {
	a = imitation.JSON(http.StatusNotFound, "no such bird")
	p.Read(func(s *imitation.State) {
		if l := s.Find(r.PathValue("number")); l != nil {
			story := p.Story(l)
			a = imitation.JSON(http.StatusOK, story[len(story)-1].Status)
		}
	})
	return a
}

// A label whose answer is lost stands in the books, and its parcel moves by the clock.
func Example() {
	now := time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC)
	p, err := open(func() time.Time { return now })
	if err != nil {
		fmt.Println(err)
		return
	}
	base, err := p.Start()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer p.Close()

	ask := func(method, path string) string {
		r, _ := http.NewRequest(method, base+path, nil)
		r.Header.Set("Loft", "ours")
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			return "no answer"
		}
		defer resp.Body.Close()
		body := make([]byte, 64)
		n, _ := resp.Body.Read(body)
		return strings.TrimSpace(string(body[:n]))
	}
	p.DropAnswerAfterWork(imitation.Buy, 1)
	fmt.Println(ask("POST", "/labels/fill-1"), p.Labels())
	fmt.Println(ask("GET", "/story/PIGEON0001"))
	now = now.AddDate(0, 0, 7)
	fmt.Println(ask("GET", "/story/PIGEON0001"))
	p.Fail(imitation.Track, imitation.Throttle, 1)
	fmt.Println(ask("GET", "/story/PIGEON0001"), p.Calls(imitation.Track))
	// Output:
	// no answer 1
	// "label_created"
	// "delivered"
	// "the birds are tired" 3
}
