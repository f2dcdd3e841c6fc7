package fedex

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/shipping"
)

func seed(f *testing.F) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	for _, s := range []string{"", "{}", "[]", "null", `""`, `{"output":[{"rateReplyDetails":null}]}`, `{"errors":[[{}]]}`, `{"error":{"code":"A.B"}}`,
		`{"output":{"cancelledShipment":"false","alerts":[[]]}}`, `{"output":{"resolvedAddresses":[{"attributes":{"DPV":"true"}}]}}`, `[[[`} {
		f.Add([]byte(s))
	}
}

// What is sold or asked: prices, labels, addresses, voids, tokens, faults.
func FuzzDecodeAnswers(f *testing.F) {
	seed(f)
	asked := carriertest.Shipment().To
	f.Fuzz(func(t *testing.T, body []byte) {
		quotes, err := decodeRates(body)
		for _, q := range quotes {
			if code, ok := services.Code(q.Service); err != nil || !ok || code == "" || q.Price.Sign() <= 0 || q.List.Sign() < 0 {
				t.Fatalf("%+v %v", q, err)
			}
		}
		if l, err := decodeShip(body); err == nil && (!isNumber(l.ID.Reveal()) || len(l.Image) == 0 || l.Price.Sign() < 0) {
			t.Fatalf("%v", l)
		}
		if a, err := decodeAddress(body, asked); err == nil && a.Verdict == shipping.AddressDeliverable && len(a.Suggested) != 1 {
			t.Fatalf("%v", a)
		}
		for _, a := range decodeAlerts(body) {
			if a.Code == "" || a.Code != tidyCode(a.Code) {
				t.Fatalf("%q", a.Code)
			}
		}
		if code := faultCode(body); code != tidyCode(code) {
			t.Fatalf("a code of %d bytes", len(code))
		}
		if token, err := decodeToken(body); err == nil && (token.Value == "" || token.Life <= 0) {
			t.Fatal("a token of nothing")
		}
		_, _ = decodePickup(body)
		_ = decodeVoid(body)
	})
}

func FuzzDecodeTrack(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		stories, err := decodeTrack(body, time.UTC)
		if (err == nil) != (len(stories) > 0) {
			t.Fatal("stories and an error, or neither")
		}
		for _, s := range stories {
			for i, scan := range s.tracking.Scans {
				if i > 0 && scan.At.Before(s.tracking.Scans[i-1].At) || len(scan.Code) > 4 {
					t.Fatalf("scan %d of %+v", i, s.tracking.Scans)
				}
			}
			reduced := shipping.Reduce(s.tracking.Scans)
			if reduced != shipping.StatusUnknown && s.tracking.Status != reduced || s.empty && len(s.tracking.Scans) > 0 {
				t.Fatal("a status that is not of its scans")
			}
		}
	})
}
