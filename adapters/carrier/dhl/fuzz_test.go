package dhl

import (
	"os"
	"testing"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

func seed(f *testing.F) {
	for _, name := range []string{"rates.json", "ship.json", "track.json"} {
		body, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	for _, s := range []string{"", "{}", "[]", "null", `""`, `{"products":[{"productCode":null}]}`, `{"shipments":[[{}]]}`, `{"a":"\\"}`, `[[[`,
		`{"detail":"7008: #/content/packages/0/weight"}`, `{"additionalDetails":["#/","#//",":"],"status":"400"}`, `{"address":[{"countryCode":"CA"}]}`} {
		f.Add([]byte(s))
	}
}

func FuzzDecode(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		d := decodeAll(body)
		for _, q := range d.quotes {
			if code, ok := services.Code(q.Service); d.rateErr != nil || !ok || code == "" || q.Price.Sign() <= 0 {
				t.Fatalf("%+v %v", q, d.rateErr)
			}
		}
		if l := d.label; d.shipErr == nil && (!isNumber(l.ID.Reveal()) || len(l.Image) == 0 || l.Format == "" || l.Price.Sign() < 0) {
			t.Fatalf("%v", l)
		}
		if d.documentErr == nil && len(d.document.Image) == 0 {
			t.Fatal("a document of nothing")
		}
		for _, s := range d.stories {
			tell(t, s.tracking)
		}
	})
}

func tell(t *testing.T, tracking shipping.Tracking) {
	for i, s := range tracking.Scans {
		if i > 0 && s.At.Before(tracking.Scans[i-1].At) {
			t.Fatal("scans out of order")
		}
		if len(s.Code) > 4 || s.At.Location() != time.UTC {
			t.Fatalf("%+v", s)
		}
	}
	if len(tracking.Scans) > 0 && tracking.Status != shipping.Reduce(tracking.Scans) {
		t.Fatal("a status that is not of its scans")
	}
}

func FuzzFault(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		code, field := readFault(&carrierhttp.Response{Body: body})
		if len(code) > 6 || carrierhttp.TidyCode(code) != code {
			t.Fatalf("a code of %d bytes", len(code))
		}
		if field != "" && fieldIn("#"+field) != field {
			t.Fatalf("a field that is not read again: %q", field)
		}
	})
}
