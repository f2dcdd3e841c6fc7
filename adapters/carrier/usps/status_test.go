package usps

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

func TestEveryErrorFixtureHasItsClass(t *testing.T) {
	t.Parallel()
	for name, body := range samples(t, "/error/") {
		if !has(body, "error", "errors") && !strings.Contains(name, "addresses") {
			continue
		}
		status := 400
		if strings.Contains(name, "response404") {
			status = 404
		}
		e := dialect.Refusal(carrierhttp.Call{Op: "void", Repeatable: true}, &carrierhttp.Response{Status: status, Body: body})
		want := shipping.ErrInvalid
		if status == 404 {
			want = shipping.ErrNotFound
		}
		require.Equal(t, want, e.Class, name)
		if status == 404 {
			answer, err := unknownAddress(e)
			require.NoError(t, err, name)
			require.Equal(t, shipping.AddressUndeliverable, answer.Verdict, name)
		}
	}
}

// Every code of the list of USPS has a class, that of its status unless the table says another, and a code that is a
// code is shown as it came.
func TestEveryCodeOfTheInventoryHasAClass(t *testing.T) {
	t.Parallel()
	reader := csv.NewReader(bytes.NewReader(carriercheck.Reference(t, shipping.USPS, "usps-api-error-inventory.csv")))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	require.NoError(t, err)
	seen := 0
	for _, row := range rows {
		if len(row) < 6 || !isDigits(row[5]) {
			continue
		}
		seen++
		code := row[5]
		body, err := json.Marshal(map[string]any{"error": map[string]any{"code": "400", "errors": []any{map[string]any{"code": code}}}})
		require.NoError(t, err)
		e := dialect.Refusal(carrierhttp.Call{Op: "buy"}, &carrierhttp.Response{Status: 400, Body: body})
		want := shipping.ErrInvalid
		if class := faultClasses[code]; class != nil {
			want = class
		}
		if want == shipping.ErrUnavailable {
			want = shipping.ErrOutcomeUnknown // of a purchase
		}
		require.Equal(t, code, e.Code)
		require.Equal(t, want, e.Class, code)
	}
	require.Greater(t, seen, 600)
	t.Log(seen, "codes")
}

func TestEveryEventCodeHasItsStatus(t *testing.T) {
	t.Parallel()
	var table struct {
		Codes []struct {
			Code   string
			Status shipping.Status
		}
		Categories map[string]shipping.Status
	}
	for _, name := range []string{"event-map.json", "status-category-map.json"} {
		require.NoError(t, json.Unmarshal(carriercheck.Reference(t, shipping.USPS, name), &table))
	}
	require.NotEmpty(t, table.Codes)
	for _, row := range table.Codes {
		require.Equal(t, row.Status, event{code: row.Code}.meaning(), row.Code)
	}
	require.Equal(t, table.Categories, categories)
}

func TestScansMeanWhatAnotherLibraryReads(t *testing.T) {
	t.Parallel()
	carriercheck.PeerScans(t, shipping.USPS, func(code string) shipping.Status { return event{code: code}.meaning() }, nil)
}
