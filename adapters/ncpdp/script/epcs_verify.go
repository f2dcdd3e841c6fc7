package script

import (
	"context"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// SignatureBlock is one signature in the DigitalSignature of a header, as sent. The elements bear names of XML-DSig, and
// are none: they stand flat, and may repeat. What is absent is empty. A certificate names a person, so the block prints
// nothing of it, wherever it is held: Reveal is the way to the text.
type SignatureBlock struct {
	Version        string // of DigitalSignature
	DigestMethod   string
	DigestValue    secret.Text
	SignatureValue secret.Text
	X509Data       secret.Text
	Certificate    Node // the X509Data element, which may hold others
}

// Verifier checks signatures. This package brings none: over which bytes the digest goes, and which certificates count,
// the licensed guide says.
//
// VerifySignature gets the message exactly as received, with wrapper and mark, before anything was rewritten, and the
// blocks, at least one. It keeps neither. True means that every block holds, that each certificate was valid and not
// revoked, and that its owner is the prescriber; false that one of them does not. An error means that nobody knows, and
// the order waits.
type Verifier interface {
	VerifySignature(ctx context.Context, received []byte, blocks []SignatureBlock) (bool, error)
}

// Signature is what the message by itself shows: absent, indicated or unverified.
func (m *Message) Signature() Signature {
	var r reader
	return readSignature(&r, m.HeaderNode().e)
}

// SignatureBlocks lists the blocks in their order: a name that comes again begins the next one.
func (m *Message) SignatureBlocks() (blocks []SignatureBlock) {
	for e := m.HeaderNode().e.first(); e.exists(); e = e.next() {
		if e.name() == "DigitalSignature" {
			blocks = append(blocks, blocksIn(e)...)
		}
	}
	return blocks
}

func blocksIn(e element) (blocks []SignatureBlock) {
	version, _ := e.attr("Version")
	seen := map[string]bool{}
	for c := e.first(); c.exists(); c = c.next() {
		name := c.name()
		if name == "DigitalSignatureIndicator" {
			continue
		}
		if len(blocks) == 0 || seen[name] {
			blocks = append(blocks, SignatureBlock{Version: version})
			seen = map[string]bool{} // made anew: one that was large is slow to clear
		}
		seen[name] = true
		blocks[len(blocks)-1].take(c)
	}
	return blocks
}

func (b *SignatureBlock) take(e element) {
	switch e.name() {
	case "DigestMethod":
		b.DigestMethod = e.text()
	case "DigestValue":
		b.DigestValue = secret.New(e.text())
	case "SignatureValue":
		b.SignatureValue = secret.New(e.text())
	case "X509Data":
		b.X509Data, b.Certificate = secret.New(e.text()), Node{e}
	}
}

// VerifySignature asks v about the blocks of the message. Where there are none, or v is nil, the answer is that of
// Signature and nobody is asked. An error of v leaves the signature unverified.
func (m *Message) VerifySignature(ctx context.Context, v Verifier) (Signature, error) {
	state := m.Signature()
	if state != SignatureUnverified || v == nil {
		return state, nil
	}
	holds, err := v.VerifySignature(ctx, m.Raw(), m.SignatureBlocks())
	switch {
	case err != nil:
		return SignatureUnverified, fmt.Errorf("script: verify signature: %w", err)
	case holds:
		return SignatureVerified, nil
	}
	return SignatureFailed, nil
}

// Trust is what the host knows of the network that a message came through.
type Trust uint8

// The degrees of trust.
const (
	TrustNobody     Trust = iota // an indicator proves nothing
	TrustIndicators              // by contract, this network verifies what it indicates; 21 CFR 1311 asks for its audit
)

// SignatureHold tells whether an order has to wait for its signature. schedule is that of rx.Prescription.ScheduledAs:
// where neither the message nor the drug file knows it, the order waits too, for unknown is not "not controlled". A
// signature that failed holds every order.
func SignatureHold(schedule drug.Schedule, s Signature, t Trust) bool {
	switch {
	case s == SignatureFailed:
		return true
	case s == SignatureVerified, s == SignatureIndicated && t == TrustIndicators:
		return false
	}
	return schedule != drug.NotControlled
}
