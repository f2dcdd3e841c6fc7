package usps

import (
	"os"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/carriertest"
	"github.com/mailrx/mailrx/shipping"
)

func seed(f *testing.F) {
	for _, name := range []string{"options.json", "label.json", "track.json", "address.json"} {
		body, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("", body)
	}
	for _, s := range []string{"", "{}", "[]", "null", `""`, "--b\r\n", "--b--", `{"error":[[{}]]}`, `{"pricingOptions":[{"shippingOptions":null}]}`, `{"a":"\\"}`, `[[[`,
		"--b\r\nContent-Disposition: form-data; name=\"labelMetadata\"\r\n\r\n{\"trackingNumber\":\"9334612345678900000015\"}\r\n--b--\r\n"} {
		f.Add("multipart/form-data; boundary=b", []byte(s))
		f.Add("", []byte(s))
	}
}

func FuzzDecodeLabel(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, contentType string, body []byte) {
		if l, err := decodeLabel(contentType, body, wayOut); err == nil && (!isNumber(l.Tracking.Reveal()) || len(l.Image) == 0 || l.Price.Sign() < 0) {
			t.Fatalf("%v", l)
		}
		if l, err := decodeLabel(contentType, body, wayBack); err == nil && (!isNumber(l.Tracking.Reveal()) || len(l.Image) == 0) {
			t.Fatalf("%v", l)
		}
		if m, ok := decodeManifest(contentType, body); ok && (m.ID == "" || len(m.Image) == 0) {
			t.Fatal("a form of nothing")
		}
	})
}

func FuzzDecodeAnswers(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, _ string, body []byte) {
		quotes, _ := decodeOptions(body, wanted{parcel: carriertest.Shipment().Parcel, extras: []int{922}})
		for _, q := range quotes {
			if _, ok := mailClassOf(q.Service); !ok || q.Price.Sign() <= 0 || q.List.Sign() < 0 {
				t.Fatalf("%+v", q)
			}
		}
		all, _ := itemsOf(body)
		for _, it := range all {
			if it.failed() {
				_ = it.fault(operation{op: "track"})
			}
			tracking, _ := it.tracking("9334612345678900000015", time.UTC)
			for i, s := range tracking.Scans {
				if i > 0 && s.At.Before(tracking.Scans[i-1].At) || len(s.Code) > 4 || s.Code == "" {
					t.Fatalf("%+v", tracking.Scans)
				}
			}
		}
		if code, field := readFault(body); len(code) > 40 || len(field) > 64 {
			t.Fatal("a code or a field without bounds")
		}
		if a, ok := decodeAddress(body, carriertest.Shipment().To); !ok && a.Verdict != shipping.AddressUnknown {
			t.Fatal("a verdict of nothing")
		}
		if v, ok := decodeVoid(body); ok && v.Outcome == shipping.VoidUnknown {
			t.Fatal("dead, and nobody knows how")
		}
		if token, err := decodeToken(body); err == nil && (token.Value == "" || token.Life <= 0) {
			t.Fatal("a token of nothing")
		}
		if m, err := openMessage(body); err == nil {
			_, _ = m.tracking(time.UTC)
			_ = m.at()
		}
	})
}
