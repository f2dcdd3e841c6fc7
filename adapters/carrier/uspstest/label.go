package uspstest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
	"github.com/mailrx/mailrx/shipping"
)

type labelIn struct {
	ImageInfo          struct{ ImageType string }
	ToAddress          struct{ StreetAddress, City, State, ZIPCode string }
	PackageDescription struct {
		MailClass, RateIndicator, MailingDate string
		Weight                                json.Number
		ExtraServices                         []int
		CustomerReference                     []struct{ ReferenceNumber string }
	}
	CustomsForm json.RawMessage
}

func (s *Server) label(r *http.Request) imitation.Answer       { return s.sell(r, false) }
func (s *Server) returnLabel(r *http.Request) imitation.Answer { return s.sell(r, true) }

var errOtherPayload = errors.New("the key was used with another payload")

// sell sells a label, or gives the one that was sold under the same key with the same bytes.
func (s *Server) sell(r *http.Request, back bool) imitation.Answer {
	if !s.paymentAccepted(r) {
		return refusal(http.StatusUnauthorized, "401", "The payment authorization token is not valid", "X-Payment-Authorization-Token")
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	var in labelIn
	if err != nil || json.Unmarshal(body, &in) != nil {
		return notJSON()
	}
	if refused, bad := in.check(); bad {
		return refused
	}
	sum := sha256.Sum256(body)
	l := imitation.Label{Service: strings.TrimSuffix(in.PackageDescription.MailClass, "_RETURN_SERVICE"), Bought: s.Now().UTC(), Return: back,
		Format: in.ImageInfo.ImageType, Reference: in.reference(), Mark: r.Header.Get("X-Idempotency-Key"), Print: hex.EncodeToString(sum[:])}
	t, _ := tariffOf(l.Service)
	l.List, l.Paid = t.price(in.PackageDescription.Weight, in.PackageDescription.ExtraServices)
	err = s.book(&l)
	switch {
	case errors.Is(err, errOtherPayload):
		return refusal(http.StatusBadRequest, "400", err.Error(), "")
	case err != nil:
		return notWritten()
	}
	return s.sold(r, &l, in.PackageDescription.ExtraServices)
}

// book writes l into the books under a new number, or makes it the label that stands under its key.
func (s *Server) book(l *imitation.Label) error {
	return s.Change(func(st *imitation.State) error {
		if before := st.Marked(l.Mark); before != nil {
			if before.Print != l.Print {
				return errOtherPayload
			}
			*l = *before
			return nil
		}
		st.Sequence++
		l.Tracking = shipping.TrackingNumber(trackingNumber(st.Sequence))
		st.Labels = append(st.Labels, *l)
		return nil
	})
}

func (in *labelIn) check() (refused imitation.Answer, bad bool) {
	t, known := tariffOf(in.PackageDescription.MailClass)
	military := in.ToAddress.State == "AE" || in.ToAddress.State == "AP" || in.ToAddress.State == "AA"
	switch {
	case in.ToAddress.StreetAddress == "" || in.ToAddress.City == "" || len(in.ToAddress.ZIPCode) != 5:
		return refusal(http.StatusBadRequest, "010005", "Address Not Found", "toAddress"), true
	case !known || t.class == "":
		return refusal(http.StatusBadRequest, "160288", "Zip code combination does not qualify for the selected mail class", "packageDescription.mailClass"), true
	case military && len(in.CustomsForm) == 0:
		return refusal(http.StatusBadRequest, "160120", "Military ZIP Code requires a customs form", "toAddress"), true
	}
	return imitation.Answer{}, false
}

func (in *labelIn) reference() shipping.Key {
	var b strings.Builder
	for _, r := range in.PackageDescription.CustomerReference {
		b.WriteString(r.ReferenceNumber)
	}
	return shipping.Key(b.String())
}

// sold is the label in the shape that is asked for.
func (s *Server) sold(r *http.Request, l *imitation.Label, extras []int) imitation.Answer {
	metadata := object{
		"labelAddress": object{}, "routingInformation": "", "trackingNumber": l.Tracking.Reveal(), "SKU": "",
		"postage": dollars(l.Paid.Sub(extraTotal(extras))), "extraServices": extraBodies(extras), "fees": []object{}, "zone": "04",
		"serviceTypeCode": "346", "weightUOM": "LB",
	}
	if s.multipart || !strings.Contains(r.Header.Get("Accept"), "application/vnd.usps.labels+json") {
		return multiparts(metadata, imageOf(l), l.Return)
	}
	_, image := partNames(l.Return)
	metadata[image] = imageOf(l)
	a := imitation.JSON(http.StatusCreated, metadata)
	a.Header = http.Header{"Content-Type": {"application/vnd.usps.labels+json"}}
	return a
}

// partNames are USPS's for the two parts of a label, for each way.
func partNames(back bool) (metadata, image string) {
	if back {
		return "returnLabelMetadata", "returnLabelImage"
	}
	return "labelMetadata", "labelImage"
}

func multiparts(metadata object, image string, back bool) imitation.Answer {
	metadataName, imageName := partNames(back)
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	text, _ := json.Marshal(metadata)
	for _, part := range []struct{ kind, disposition, content string }{
		{"application/json", `form-data; name="` + metadataName + `"`, string(text)},
		{"application/pdf", `form-data; filename="` + imageName + `.pdf"; name="` + imageName + `"`, image},
	} {
		p, _ := w.CreatePart(textproto.MIMEHeader{"Content-Type": {part.kind}, "Content-Disposition": {part.disposition}})
		_, _ = io.WriteString(p, part.content)
	}
	_ = w.Close()
	return imitation.Answer{Status: http.StatusOK, Header: http.Header{"Content-Type": {w.FormDataContentType()}}, Body: b.Bytes()}
}

// starts are how an image of a format begins; the others are a PDF.
var starts = map[string]string{
	"PNG": "\x89PNG\r\n", "JPG": "\xff\xd8\xff", "GIF": "GIF89a", "TIFF": "II*\x00", "SVG": "<svg>", "ZPL203DPI": "^XA^FD", "ZPL300DPI": "^XA^FD",
	"EPL300DPI": "\nN\n",
}

// imageOf begins as an image of its format does and shows the number and nobody's name: a label here is for no parcel.
func imageOf(l *imitation.Label) string {
	start, ok := starts[l.Format]
	if !ok {
		start = "%PDF-1.4\n% "
	}
	return base64.StdEncoding.EncodeToString([]byte(start + l.Tracking.Reveal() + "\n"))
}
