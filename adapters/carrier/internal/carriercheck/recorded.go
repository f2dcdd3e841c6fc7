package carriercheck

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mailrx/mailrx/shipping"
)

// references is where recorded answers and tables may be, seen from the folder of an adapter. They are other people's and
// stay there.
const references = "../../../../shared/data/carriers"

// Samples gives every recorded file of a carrier whose path holds part, by its path; from MAILRX_SAMPLES where it is set.
// Where there are none the test is skipped.
func Samples(t testing.TB, carrier shipping.CarrierCode, part string) map[string][]byte {
	t.Helper()
	root := os.Getenv("MAILRX_SAMPLES")
	if root == "" {
		root = filepath.Join(references, string(carrier), "fixtures")
	}
	if _, err := os.Stat(root); err != nil {
		t.Skip("recorded answers are not here")
	}
	found := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		path = filepath.ToSlash(path)
		if err != nil || d.IsDir() || !strings.Contains(path, part) {
			return err
		}
		found[path], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Reference is a file of tables of a carrier. Where it is not there the test is skipped.
func Reference(t testing.TB, carrier shipping.CarrierCode, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(references, string(carrier), "codes", name))
	if err != nil {
		t.Skip("the reference tables are not here")
	}
	return text
}

// StatusTable holds the adapter's table of codes against one of the carrier's: every code of that must mean the same. It
// gives how many there are.
func StatusTable(t testing.TB, carrier shipping.CarrierCode, name string, ours map[string]shipping.Status) int {
	t.Helper()
	j := judge{t, string(carrier)}
	var table struct {
		Codes []struct{ Code, Status string }
	}
	j.fine(json.Unmarshal(Reference(t, carrier, name), &table), name)
	if len(table.Codes) == 0 {
		j.fails("%s holds no code", name)
	}
	for _, row := range table.Codes {
		want, err := shipping.ParseStatus(row.Status)
		j.fine(err, row.Code)
		got, known := ours[row.Code]
		if !known {
			j.fails("the code %s is not in the table", row.Code)
		}
		j.same(got, want, row.Code)
	}
	return len(table.Codes)
}

// peerWords are what karrio, another library, calls a status. "pending" is a label without its parcel.
var peerWords = map[string]shipping.Status{
	"pending": shipping.LabelCreated, "picked_up": shipping.Accepted, "in_transit": shipping.InTransit,
	"out_for_delivery": shipping.OutForDelivery, "delivered": shipping.Delivered, "delivery_failed": shipping.Exception,
}

// PeerScans holds what the adapter makes of a code of a scan against karrio's records of the same scans. differs are the
// codes that karrio reads otherwise: its word and ours.
func PeerScans(t testing.TB, carrier shipping.CarrierCode, meaning func(code string) shipping.Status, differs map[string]string) {
	t.Helper()
	j := judge{t, string(carrier)}
	compared := 0
	for name, body := range Samples(t, carrier, "/track/") {
		var results [][]struct {
			Events []struct{ Code, Status string }
		}
		if !strings.Contains(name, "Parsed") || json.Unmarshal(body, &results) != nil {
			continue
		}
		for _, result := range results {
			for _, parcel := range result {
				for _, e := range parcel.Events {
					if e.Status == "" {
						continue // karrio has no word for it
					}
					compared++
					if ours := meaning(e.Code); ours != peerWords[e.Status] {
						j.same(e.Status+", ours "+ours.String(), differs[e.Code], "the code "+e.Code)
					}
				}
			}
		}
	}
	if compared == 0 {
		t.Skip("no records of karrio are here")
	}
}
