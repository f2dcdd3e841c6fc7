package uspstest

import (
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// address knows every address but those whose street number is one of these: 404 is nowhere, 405 stands twice, 406 is a
// house with units. It writes capitals and adds four digits, as USPS does.
func (s *Server) address(r *http.Request) imitation.Answer {
	q := r.URL.Query()
	street := strings.ToUpper(q.Get("streetAddress"))
	dpv := "Y"
	switch number, _, _ := strings.Cut(street, " "); {
	case q.Get("state") == "" || street == "":
		return refusal(http.StatusBadRequest, "010001", "Invalid Address", "streetAddress")
	case number == "404":
		return refusal(http.StatusNotFound, "404", "There is no match for the address requested.", "")
	case number == "405":
		return refusal(http.StatusBadRequest, "010006", "Multiple addresses were found", "streetAddress")
	case number == "406" && q.Get("secondaryAddress") == "":
		dpv = "D"
	}
	return success(object{
		"firm": nil,
		"address": object{"streetAddress": street, "secondaryAddress": strings.ToUpper(q.Get("secondaryAddress")),
			"city": strings.ToUpper(q.Get("city")), "state": q.Get("state"), "ZIPCode": q.Get("ZIPCode"), "ZIPPlus4": "0001"},
		"additionalInfo": object{"deliveryPoint": "20", "carrierRoute": "C001", "DPVConfirmation": dpv, "DPVCMRA": "N", "business": "N", "vacant": "N"},
		"corrections":    []object{}, "matches": []object{{"code": "31", "text": "Single Response - exact match"}}, "warnings": []string{},
	})
}

// scanForm puts live labels on a form, all of them or none.
func (s *Server) scanForm(r *http.Request) imitation.Answer {
	var in struct {
		MailingDate string
		Shipment    struct{ TrackingNumbers []string }
	}
	if !imitation.ReadJSON(r, &in) || len(in.Shipment.TrackingNumbers) == 0 {
		return notJSON()
	}
	code := ""
	s.Read(func(st *imitation.State) {
		for _, n := range in.Shipment.TrackingNumbers {
			if l := st.Find(n); l == nil {
				code = "160039"
			} else if !l.Live() {
				code = "160397"
			}
		}
	})
	if code != "" {
		return refusal(http.StatusBadRequest, code, "A label is not eligible for a SCAN Form", "barcode")
	}
	id, ok := s.putOnForm(in.Shipment.TrackingNumbers)
	if !ok {
		return refusal(http.StatusBadRequest, "160040", "A label is already part of another SCAN Form", "scanFormEfn")
	}
	return success(object{"form": "5630", "mailingDate": in.MailingDate, "manifestNumber": id, "trackingNumbers": in.Shipment.TrackingNumbers,
		"SCANFormImage": base64.StdEncoding.EncodeToString([]byte("%PDF-1.4\n% " + id + "\n%%EOF\n"))})
}

func (s *Server) putOnForm(numbers []string) (id string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range numbers {
		if s.forms[n] != "" {
			return "", false
		}
	}
	id = "94750382" + strconv.Itoa(10_000_000_000_000+len(s.forms))
	for _, n := range numbers {
		s.forms[n] = id
	}
	return id, true
}

// collect schedules a collection and gives its ETag.
func (s *Server) collect(r *http.Request) imitation.Answer {
	var in struct {
		PickupDate string
		Packages   []struct{ PackageCount int }
	}
	if !imitation.ReadJSON(r, &in) || in.PickupDate == "" || len(in.Packages) == 0 {
		return notJSON()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n := strconv.Itoa(len(s.pickups) + 1)
	id := "WTC" + n
	s.pickups[id] = "tag-" + n
	a := success(object{"confirmationNumber": id, "pickupDate": in.PickupDate})
	a.Header = http.Header{"Etag": {s.pickups[id]}}
	return a
}

func (s *Server) collection(r *http.Request) imitation.Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	tag := s.pickups[r.PathValue("id")]
	if tag == "" || tag == "off" {
		return refusal(http.StatusBadRequest, "020015", "Case number not found.", "")
	}
	a := success(object{"confirmationNumber": r.PathValue("id")})
	a.Header = http.Header{"Etag": {tag}}
	return a
}

func (s *Server) cancelCollection(r *http.Request) imitation.Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := r.PathValue("id")
	switch tag := s.pickups[id]; {
	case tag == "" || tag == "off":
		return refusal(http.StatusBadRequest, "020015", "Case number not found.", "")
	case r.Header.Get("If-Match") != tag:
		return refusal(http.StatusPreconditionFailed, "412", "Precondition Failed", "")
	}
	s.pickups[id] = "off"
	return success(object{})
}

// ChangeCollection gives a collection another ETag, as somebody else's change does.
func (s *Server) ChangeCollection(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pickups[id] += "+"
}

// Collections counts the collections that are scheduled and not called off.
func (s *Server) Collections() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, tag := range s.pickups {
		if tag != "off" {
			n++
		}
	}
	return n
}
