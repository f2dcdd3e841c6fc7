package script

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

// readSignature tells what stands in the header. The blocks are the verifier's to read.
func readSignature(r *reader, e element) Signature {
	state := SignatureAbsent
	switch r.text(e, "DigitalSignatureIndicator") {
	case "true", "TRUE", "True", "1", "Y":
		state = SignatureIndicated
	}
	if e.child("SignatureValue").exists() || e.child("DigestValue").exists() {
		state = SignatureUnverified
	}
	if state != SignatureAbsent {
		r.note(CodeSignature, e)
	}
	return state
}
