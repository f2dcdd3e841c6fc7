package ups

import (
	"os"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

func seed(f *testing.F, names ...string) {
	for _, name := range names {
		body, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	for _, s := range []string{"", "{}", "[]", "null", `""`, `{"RateResponse":[{"RatedShipment":null}]}`, `{"response":{"errors":[[{}]]}}`, `{"a":"\\"}`, `[[[`} {
		f.Add([]byte(s))
	}
}

func FuzzDecodeRates(f *testing.F) {
	seed(f, "shop.json")
	f.Fuzz(func(t *testing.T, body []byte) {
		quotes, err := decodeRates(body)
		for _, q := range quotes {
			if code, ok := services.Code(q.Service); err != nil || !ok || code == "" || q.Price.Sign() <= 0 || q.List.Sign() < 0 {
				t.Fatalf("%+v %v", q, err)
			}
		}
	})
}

func FuzzDecodeLabels(f *testing.F) {
	seed(f, "ship.json", "recovery.json")
	f.Fuzz(func(t *testing.T, body []byte) {
		labels, err := decodeRecovery(body)
		if (err == nil) != (len(labels) > 0) {
			t.Fatal("labels and error, or neither")
		}
		l, err := decodeShip(body)
		if err == nil {
			labels = append(labels, l)
		}
		for _, l := range labels {
			if !isNumber(l.ID.Reveal()) || !isNumber(l.Tracking.Reveal()) || l.Price.Sign() < 0 {
				t.Fatalf("%v", l)
			}
		}
		if err == nil && len(l.Image) == 0 {
			t.Fatal("a label that cannot be printed")
		}
	})
}

func FuzzDecodeTrack(f *testing.F) {
	seed(f, "track.json")
	f.Fuzz(func(t *testing.T, body []byte) {
		tracking, err := decodeTrack(body, "1ZA1B2C30300000012", time.UTC)
		if err != nil {
			return
		}
		for i, s := range tracking.Scans {
			if i > 0 && s.At.Before(tracking.Scans[i-1].At) {
				t.Fatal("scans out of order")
			}
			if len(s.Code) > 9 {
				t.Fatalf("a code of %d bytes", len(s.Code))
			}
		}
		if tracking.Status != shipping.Reduce(tracking.Scans) {
			t.Fatal("a status that is not of its scans")
		}
	})
}

func FuzzDecodeFaults(f *testing.F) {
	seed(f)
	f.Add([]byte(`{"response":{"errors":[{"code":"250002","message":"x"}]}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if code := faultCode(body); code != "" && (len(code) > 16 || !postal.Alphanumeric(code)) {
			t.Fatalf("a code of %d bytes", len(code))
		}
		_, _ = decodeVoid(body)
		if token, err := decodeToken(body); err == nil && (token.Value == "" || token.Life <= 0) {
			t.Fatal("a token of nothing")
		}
	})
}
