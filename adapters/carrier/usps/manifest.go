package usps

import (
	"context"
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/shipping"
)

// maxManifest is the most labels of one SCAN form (scan-forms.yaml 3.1.14, read 2026-06).
const maxManifest = 40_000

// manifestRequest asks for a SCAN form (PS Form 5630), in the names of USPS.
type manifestRequest struct {
	ImageInfo                    manifestImage     `json:"imageInfo"`
	Form                         string            `json:"form"`
	MailingDate                  string            `json:"mailingDate"`
	OverwriteMailingDate         bool              `json:"overwriteMailingDate"`
	EntryFacilityZIPCode         string            `json:"entryFacilityZIPCode"`
	DestinationEntryFacilityType string            `json:"destinationEntryFacilityType"`
	Shipment                     manifestShipments `json:"shipment"`
	FromAddress                  address           `json:"fromAddress"`
}

type manifestImage struct {
	ImageType string `json:"imageType"`
	LabelType string `json:"labelType"`
}

type manifestShipments struct {
	TrackingNumbers []string `json:"trackingNumbers"`
}

// Manifest makes one SCAN form of a day's labels, a PDF that the driver scans once for all of them. It is a purchase:
// it is sent once, and an answer that is lost is ErrOutcomeUnknown. A label on it cannot be voided any more. Labels on
// no form are manifested by USPS by itself after midnight, Central time, at the end of their mailing date. USPS takes no key
// with a form: r.Key stays here.
func (c *Carrier) Manifest(ctx context.Context, r shipping.ManifestRequest) (shipping.Manifest, error) {
	o := operation{op: "manifest", family: "scan-forms", method: http.MethodPost, path: "/scan-forms/v3/scan-form",
		header: http.Header{"Accept": {jsonWithImages}}}
	request, err := c.manifestRequest(o.op, r)
	if err != nil {
		return shipping.Manifest{}, err
	}
	body, err := write(o.op, request)
	if err != nil {
		return shipping.Manifest{}, err
	}
	answer, err := c.ask(ctx, o, body)
	if err != nil {
		return shipping.Manifest{}, err
	}
	m, ok := decodeManifest(answer.Header.Get("Content-Type"), answer.Body)
	if !ok {
		return shipping.Manifest{}, unreadable(o, "the answer holds no SCAN form")
	}
	return m, nil
}

func (c *Carrier) manifestRequest(op string, r shipping.ManifestRequest) (manifestRequest, error) {
	if err := r.Validate(); err != nil {
		return manifestRequest{}, err
	}
	if len(r.Parcels) > maxManifest {
		return manifestRequest{}, fieldFault(op, shipping.ErrInvalid, "parcels", "are more than 40,000, the most of one form")
	}
	from, err := addressOf(r.From, "from")
	if err != nil {
		return manifestRequest{}, carrierhttp.During(op, err)
	}
	from.Phone = ""
	out := manifestRequest{
		ImageInfo: manifestImage{ImageType: "PDF", LabelType: "8.5X11LABEL"}, Form: "5630", MailingDate: r.On.String(),
		EntryFacilityZIPCode: from.ZIPCode, DestinationEntryFacilityType: "NONE", FromAddress: from,
	}
	for _, n := range r.Parcels {
		if !isNumber(n.Reveal()) {
			return manifestRequest{}, malformed(op, "parcels")
		}
		out.Shipment.TrackingNumbers = append(out.Shipment.TrackingNumbers, n.Reveal())
	}
	return out, nil
}

// decodeManifest reads the form. The document writes its metadata in two ways, and beside the image in a third.
func decodeManifest(contentType string, body []byte) (m shipping.Manifest, ok bool) {
	for _, name := range [...]string{"SCANFormMetadata", "SCANFormMetaData"} {
		metadata, image, err := partsOf(contentType, body, name, "SCANFormImage")
		if err != nil {
			return m, false
		}
		id := tidyID(metadata.Get("manifestNumber").Text())
		if id != "" && len(image) > 0 {
			return shipping.Manifest{ID: id, Format: formatOf(image, "PDF"), Image: image}, true
		}
	}
	return m, false
}
