package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// verifier is the script.Verifier of this program. Which bytes a signature under 21 CFR 1311 covers, and which certificates
// count, is in a licensed guide that nobody here has read. So the scheme is made up, and good for this story alone: the
// digest is SHA-256 of the bytes from <Body> to </Body> as received, the signature Ed25519 over the digest, and the key is
// that of the office which the block names.
type verifier struct{ offices offices }

// VerifySignature is part of script.Verifier.
func (v verifier) VerifySignature(_ context.Context, received []byte, blocks []script.SignatureBlock) (bool, error) {
	digest := digestOf(received)
	for _, b := range blocks {
		value, err := base64.StdEncoding.DecodeString(b.SignatureValue.Reveal())
		if err != nil || b.DigestValue.Reveal() != base64.StdEncoding.EncodeToString(digest) {
			return false, nil
		}
		if key := v.key(b.X509Data.Reveal()); key == nil || !ed25519.Verify(key, digest, value) {
			return false, nil
		}
	}
	return true, nil
}

// key is that of an office, named by its address on the network.
func (v verifier) key(address string) ed25519.PublicKey {
	for _, o := range v.offices {
		if o.address.ID == address {
			return o.key
		}
	}
	return nil
}

func digestOf(message []byte) []byte {
	from, to := bytes.Index(message, []byte("<Body>")), bytes.LastIndex(message, []byte("</Body>"))
	if from < 0 || to < from {
		return nil
	}
	sum := sha256.Sum256(message[from:to])
	return sum[:]
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
