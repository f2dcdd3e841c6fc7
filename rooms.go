package mailrx

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/mailrx/mailrx/pharmacy/rx"
)

// People keeps who a reference stands for, in versions. It is the only room with names and addresses. The stores of
// adapters/store carry one.
type People interface {
	// Put stores p as the newest version of ref and gives its frozen address: person, version from 1, and a salted hash.
	// The words of the newest version again give that version; whoever moves back to an old address has a new one.
	Put(ctx context.Context, ref rx.PatientRef, p rx.Patient) (rx.ShipTo, error)
	// Get gives a version, 0 the newest; ErrNotFound where there is none, and after an erasure.
	Get(ctx context.Context, ref rx.PatientRef, version int) (rx.Patient, error)
	// Erase removes every version's words and salt; version numbers and hashes stay, so that no record breaks. An
	// unknown ref is no error.
	Erase(ctx context.Context, ref rx.PatientRef) error
}

// DocumentID names a document by its content.
type DocumentID string

// Document is a received message, a form or a label as bytes.
type Document struct {
	Kind  string // "script.newrx", "label.zpl"
	Bytes []byte // shows names and addresses in clear: it goes to the Vault and nowhere else
}

// ID is the name that a Vault gives d: the hexadecimal SHA-256 of its kind, a zero byte and its bytes.
func (d Document) ID() DocumentID {
	h := sha256.New()
	h.Write([]byte(d.Kind))
	h.Write([]byte{0})
	h.Write(d.Bytes)
	return DocumentID(hex.EncodeToString(h.Sum(nil)))
}

// Vault keeps documents by hash. The stores of adapters/store carry one.
type Vault interface {
	// Put stores d and gives Document.ID; the same again is no error. It keeps no reference to d.Bytes.
	Put(ctx context.Context, d Document) (DocumentID, error)
	// Get gives a document, or ErrNotFound. The bytes are the caller's.
	Get(ctx context.Context, id DocumentID) (Document, error)
	// Erase removes the bytes; unknown IDs are no error.
	Erase(ctx context.Context, id DocumentID) error
}
