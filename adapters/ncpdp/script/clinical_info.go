package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// ClinicalInfo is ClinicalInfoRequest or ClinicalInfoResponse: one side asks for diagnoses, allergies or laboratory values,
// the other sends them. The documents stay in the message.
type ClinicalInfo struct {
	Kind        Kind
	RelatesTo   string
	Reference   string
	Consent     string   // as sent: Y the patient agrees, N …
	Types       []string // what is asked for or sent
	Formats     []string
	Verdict     Verdict // of a response
	Patient     rx.Patient
	Pharmacy    Pharmacy
	Prescriber  rx.Prescriber
	Attachments []Attachment
	Findings    []Finding // about what is read here
}

// Attachment is one document of a response, still encoded as sent.
type Attachment struct {
	Source string
	Format string // MIME type
	Data   rx.Secret
}

// ClinicalInfo reads both. The error is a *WrongKindError (ErrWrongKind) where the message is of another kind.
func (m *Message) ClinicalInfo() (ClinicalInfo, error) {
	if err := m.want(KindClinicalInfoRequest, KindClinicalInfoResponse); err != nil {
		return ClinicalInfo{}, err
	}
	var r reader
	c := readClinicalInfo(&r, m)
	c.Findings = r.found
	return c, nil
}

func readClinicalInfo(r *reader, m *Message) ClinicalInfo {
	c := ClinicalInfo{
		Kind:       m.Kind(),
		RelatesTo:  r.text(m.header, "RelatesToMessageID"),
		Reference:  r.reference(m.body),
		Consent:    r.text(m.body, "Consent"),
		Patient:    readPatient(r, r.one(m.body, "Patient")),
		Pharmacy:   readPharmacy(r, r.one(m.body, "Pharmacy")),
		Prescriber: readPrescriber(r, r.one(m.body, "Prescriber")),
	}
	for e := m.body.first(); e.exists(); e = e.next() {
		switch e.name() {
		case "ClinicalInfoTypesRequested":
			c.Types = append(c.Types, e.text())
		case "ClinicalInfoFormatsSupported":
			c.Formats = appendTexts(c.Formats, e)
		case "ClinicalInfoAttachment":
			c.Attachments = append(c.Attachments, Attachment{r.text(e, "AttachmentSource"), r.text(e, "MIMEType"), r.secret(e, "AttachmentData")})
		}
	}
	if c.Kind == KindClinicalInfoResponse {
		c.Verdict = readVerdict(r, m.body)
	}
	return c
}

// appendTexts adds the text of e, or those of its children.
func appendTexts(to []string, e element) []string {
	if text := e.text(); text != "" {
		return append(to, text)
	}
	for c := e.first(); c.exists(); c = c.next() {
		if text := c.text(); text != "" {
			to = append(to, text)
		}
	}
	return to
}
