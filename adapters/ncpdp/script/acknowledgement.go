package script

import "github.com/mailrx/mailrx/pharmacy/rx"

// Acknowledgement is Status, Verify or Error: whether a message was taken.
type Acknowledgement struct {
	Kind        Kind
	RelatesTo   string   // message id of what was taken or refused
	Code        string   // see AcknowledgementCodes
	Details     []string // DescriptionCode, as sent: text, for letters occur
	Description rx.Secret
	// Failed: an Error, or the code of one in a Status or Verify. A failure wins.
	Failed   bool
	Mailbox  Mailbox
	Findings []Finding // about what is read here
}

// Accepted tells whether the message was surely taken: a Status or Verify with a code that we, or the codes given by the
// host, know to mean success. What is neither Failed nor Accepted is unknown: ask, and send nothing twice.
func (a Acknowledgement) Accepted(more ...string) bool {
	if a.Failed || a.Kind == KindError {
		return false
	}
	for _, code := range more {
		if a.Code == code && code != "" {
			return true
		}
	}
	return meaningOf(a.Code) == success
}

// Acknowledgement reads Status, Verify and Error. The error is a *WrongKindError (ErrWrongKind) where the message is of
// another kind.
func (m *Message) Acknowledgement() (Acknowledgement, error) {
	if err := m.want(KindStatus, KindVerify, KindError); err != nil {
		return Acknowledgement{}, err
	}
	var r reader
	a := readAcknowledgement(&r, m)
	a.Findings = r.found
	return a, nil
}

// readAcknowledgement reads a code that stands directly or in VerifyStatus.
func readAcknowledgement(r *reader, m *Message) Acknowledgement {
	at := r.orSelf(m.body, "VerifyStatus")
	a := Acknowledgement{
		Kind:        m.Kind(),
		RelatesTo:   r.text(m.header, "RelatesToMessageID"),
		Code:        r.text(at, "Code"),
		Description: r.secret(at, "Description"),
		Mailbox:     readHeader(new(reader), m.header).Mailbox,
	}
	for e := at.first(); e.exists(); e = e.next() {
		if e.name() == "DescriptionCode" && e.text() != "" {
			a.Details = append(a.Details, e.text())
		}
	}
	a.judge(r, m.body, r.one(at, "Code"))
	return a
}

func (a *Acknowledgement) judge(r *reader, body, code element) {
	if !code.exists() {
		code = body
	}
	known, refused := meaningOf(a.Code), refusedInside(body)
	a.Failed = a.Kind == KindError || known == failure || refused.exists()
	switch {
	case (a.Kind == KindError) == (known == success) && known != neither:
		r.note(CodeAckContradicts, code)
	case a.Kind != KindError && refused.exists():
		r.note(CodeAckContradicts, refused)
	case known == neither:
		r.note(CodeAckCode, code)
	}
	if a.RelatesTo == "" || a.RelatesTo == "0" {
		r.note(CodeReferenceMissing, body)
	}
}

// refusedInside is an Error, or a second code of a failure, that stands somewhere inside a Status or Verify.
func refusedInside(body element) element {
	for i := body.i + 1; i < body.node().after; i++ {
		e := element{body.doc, i}
		if name := e.name(); name == "Error" || name == "Code" && meaningOf(e.text()) == failure {
			return e
		}
	}
	return element{}
}
