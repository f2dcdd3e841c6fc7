package usps

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/shipping"
)

var (
	errNoLabel = errors.New("usps: the answer holds no label with a tracking number")
	errNoImage = errors.New("usps: the image of the label cannot be read")
	errParts   = errors.New("usps: the parts of the answer cannot be read")
)

// way is how USPS names the two parts of a label, for each way.
type way struct{ metadata, image string }

var (
	wayOut  = way{"labelMetadata", "labelImage"}
	wayBack = way{"returnLabelMetadata", "returnLabelImage"}
)

// decodeLabel reads a label out of a multipart answer, or out of one JSON object. A label that cannot be tracked,
// voided or printed is an error. The format is not said in either; it is what was asked.
func decodeLabel(contentType string, body []byte, w way) (shipping.Label, error) {
	metadata, image, err := partsOf(contentType, body, w.metadata, w.image)
	if err != nil {
		return shipping.Label{}, err
	}
	n := metadata.Get("trackingNumber").Text()
	if !isNumber(n) {
		return shipping.Label{}, errNoLabel
	}
	l := shipping.Label{ID: shipping.LabelID(n), Carrier: shipping.USPS, Tracking: shipping.TrackingNumber(n),
		Price: charged(metadata), Image: image}
	if len(image) == 0 {
		return shipping.Label{}, errNoImage
	}
	return l, nil
}

// charged is what the account pays: the postage, which USPS gives without fees and extra services, and these. Zero
// where one of them cannot be read.
func charged(metadata loosejson.Value) money.Amount {
	postage, ok := dollars(metadata.Get("postage"))
	fees, feesKnown := prices(metadata.Get("fees"))
	extras, extrasKnown := prices(metadata.Get("extraServices"))
	if !ok || !feesKnown || !extrasKnown {
		return money.Amount{}
	}
	return money.Sum(postage, fees, extras)
}

// partsOf are the metadata and the image of an answer, whatever its shape: parts of a multipart body by their names;
// one JSON object that has both; or one with the metadata under their name.
func partsOf(contentType string, body []byte, metadataName, imageName string) (metadata loosejson.Value, image []byte, err error) {
	if boundary := boundaryOf(contentType, body); boundary != "" {
		return multiparts(boundary, body, metadataName, imageName)
	}
	root, err := loosejson.Parse(body)
	if err != nil {
		return nil, nil, err
	}
	metadata = root.Get(metadataName)
	if len(metadata) == 0 {
		metadata = root
	}
	return metadata, decoded([]byte(root.Get(imageName).Text())), nil
}

// boundaryOf is the boundary that the body begins with, whatever the header says of it, else the one that the header
// names for a body with a preamble; empty where there are no parts.
func boundaryOf(contentType string, body []byte) string {
	if line, _, _ := bytes.Cut(bytes.TrimLeft(body, "\r\n"), []byte("\n")); bytes.HasPrefix(line, []byte("--")) {
		return strings.TrimSpace(string(line[2:]))
	}
	if kind, params, err := mime.ParseMediaType(contentType); err == nil && strings.HasPrefix(kind, "multipart/") {
		return params["boundary"]
	}
	return ""
}

// maxParts is more than a label with its way back has.
const maxParts = 16

func multiparts(boundary string, body []byte, metadataName, imageName string) (metadata loosejson.Value, image []byte, err error) {
	r := multipart.NewReader(bytes.NewReader(body), boundary)
	for range maxParts {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return metadata, image, nil
		}
		if err != nil {
			return nil, nil, errParts
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, nil, errParts
		}
		switch part.FormName() {
		case metadataName:
			metadata, _ = loosejson.Parse(content)
		case imageName:
			image = decoded(content)
		}
	}
	return nil, nil, errParts
}

// decoded is an image out of base64, which USPS sends whatever the header of a part says, in lines or in one; one that
// is sent as it is, ZPL or a PDF, stays.
func decoded(content []byte) []byte {
	text := bytes.TrimSpace(content)
	raw := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	if n, err := base64.StdEncoding.Decode(raw, text); err == nil && n > 0 {
		return raw[:n]
	}
	if formatOf(content, "") != "" {
		return content
	}
	return nil
}

// starts are how images begin. EPL begins in many ways.
var starts = []struct{ start, format string }{
	{"%PDF", "PDF"}, {"\x89PNG", "PNG"}, {"\xff\xd8", "JPG"}, {"GIF8", "GIF"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"},
	{"<svg", "SVG"}, {"<?xml", "SVG"}, {"^XA", "ZPL"},
}

// formatOf is the format that was asked, or the one that the image shows itself to be: a printer must be told the truth.
func formatOf(image []byte, asked string) string {
	for _, s := range starts {
		if bytes.HasPrefix(image, []byte(s.start)) && !strings.HasPrefix(asked, s.format) {
			return s.format
		}
	}
	return asked
}

// isNumber reports whether s can be a tracking number of USPS: 10 to 34 letters and digits.
func isNumber(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return len(s) >= 10 && len(s) <= 34
}
