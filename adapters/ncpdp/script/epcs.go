package script

import "github.com/mailrx/mailrx/pharmacy/drug"

// Signature is what is known of a digital signature under 21 CFR 1311. A message by itself shows one of the first three;
// a Verifier gives the last two. Only SignatureVerified means that one holds.
type Signature uint8

// The states.
const (
	SignatureAbsent     Signature = iota // no word of one
	SignatureIndicated                   // an indicator: a network says that it has one
	SignatureUnverified                  // signature blocks, which nobody has verified
	SignatureVerified                    // a Verifier says that it holds
	SignatureFailed                      // a Verifier says that it does not hold
)

var signatures = [...]string{"absent", "indicated", "unverified", "verified", "failed"}

// String is "absent", "indicated", "unverified", "verified" or "failed".
func (s Signature) String() string {
	if int(s) < len(signatures) {
		return signatures[s]
	}
	return "unknown"
}

// Signed is what rx.Prescription.Signed may be told of it: Yes only where a Verifier says that it holds, No where one says
// that it does not, and otherwise unknown.
func (s Signature) Signed() drug.Answer {
	switch s {
	case SignatureVerified:
		return drug.Yes
	case SignatureFailed:
		return drug.No
	}
	return drug.Unknown
}

// readSignature tells what stands in the header. The blocks are the verifier's to read. Of two DigitalSignatures the one
// that has blocks counts, whatever the other indicates.
func readSignature(r *reader, header element) Signature {
	state := SignatureAbsent
	for e := header.first(); e.exists(); e = e.next() {
		if e.name() != "DigitalSignature" {
			continue
		}
		here := signatureOf(r, e)
		if here != SignatureAbsent {
			r.note(CodeSignature, e)
		}
		state = max(state, here)
	}
	return state
}

// signatureOf goes by what stands there: anything but an indicator is a part of a signature.
func signatureOf(r *reader, e element) Signature {
	for c := e.first(); c.exists(); c = c.next() {
		if c.name() != "DigitalSignatureIndicator" {
			return SignatureUnverified
		}
	}
	switch r.text(e, "DigitalSignatureIndicator") {
	case "true", "TRUE", "True", "1", "Y":
		return SignatureIndicated
	}
	return SignatureAbsent
}
