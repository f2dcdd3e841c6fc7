package main

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"hash"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// verifier is the script.Verifier of this program. Which bytes a signature under 21 CFR 1311 covers, and which certificates
// count, is in a licensed guide that nobody here has read. So the scheme is made up, and good for this story alone: the
// digest is SHA-256 of what the parser found, the signature Ed25519 over the digest, and the key is that of the office which
// the block names, and which has to be the prescriber's.
type verifier struct{ offices offices }

// VerifySignature is part of script.Verifier.
func (v verifier) VerifySignature(_ context.Context, received []byte, blocks []script.SignatureBlock) (bool, error) {
	m, err := script.Parse(received, script.Limits{})
	if err != nil {
		return false, err
	}
	digest := digestOf(m)
	for _, b := range blocks {
		value, err := base64.StdEncoding.DecodeString(b.SignatureValue.Reveal())
		if err != nil || b.DigestValue.Reveal() != base64.StdEncoding.EncodeToString(digest) {
			return false, nil
		}
		if key := v.key(b.X509Data.Reveal(), prescriberIn(m)); key == nil || !ed25519.Verify(key, digest, value) {
			return false, nil
		}
	}
	return true, nil
}

// key is that of an office, named by its address on the network: nil where it is not the prescriber's, for nobody signs
// what another prescribes.
func (v verifier) key(address string, prescriber rx.NPI) ed25519.PublicKey {
	for _, o := range v.offices {
		if o.address.ID == address && o.who.NPI == prescriber {
			return o.key
		}
	}
	return nil
}

// prescriberIn is who prescribes by a message, as it says; empty where it prescribes nothing.
func prescriberIn(m *script.Message) rx.NPI {
	if n, err := m.NewRx(); err == nil {
		return n.Prescription.Prescriber.NPI
	}
	a, err := m.Response()
	if err != nil {
		return ""
	}
	return a.Prescriber.NPI
}

// digestOf is over what was read, and not over bytes that look like it: a text search may find a Body in a comment, and the
// reader another one. The ids are in it, so that what was signed once does not come again under other ones. (Of two Bodies
// script.Parse reads none.)
func digestOf(m *script.Message) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q", m.Header().MessageID, m.Header().PrescriberOrderNumber)
	take(h, m.BodyNode())
	return h.Sum(nil)
}

// take takes one element in: its name, its attributes, its text and what it holds, quoted, so that no two messages give the
// same bytes.
func take(h hash.Hash, n script.Node) {
	fmt.Fprintf(h, "<%q", n.Name())
	for _, a := range n.Attrs() {
		fmt.Fprintf(h, " %q=%q", a.Name, a.Value)
	}
	fmt.Fprintf(h, ">%q", n.Text())
	for c := n.First(); c.Exists(); c = c.Next() {
		take(h, c)
	}
	fmt.Fprint(h, "</>")
}

// verify says what is known of a message's signature. An error of the verifier means that nobody knows, and the order waits.
func (s *site) verify(ctx context.Context, m *script.Message) script.Signature {
	state, err := m.VerifySignature(ctx, s.verifier)
	if err != nil {
		s.note("signature.verifier_failed")
	}
	return state
}

// signature sends back what does not hold, and keeps on the desk what nobody has verified. We trust no network's indicator.
func (c *checked) signature(schedule drug.Schedule, state script.Signature) {
	switch {
	case state == script.SignatureFailed:
		c.back = append(c.back, fault{"signature.failed", "signature: the digital signature does not hold for the message as received"})
	case script.SignatureHold(schedule, state, script.TrustNobody):
		c.why = append(c.why, "signature."+state.String())
	}
}

// signingKey is the key of the physician of the story.
func signingKey() ed25519.PrivateKey {
	seed := sha256.Sum256([]byte("the key of Demi Exampleman, who is invented"))
	return ed25519.NewKeyFromSeed(seed[:])
}
