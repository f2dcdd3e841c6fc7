package rx

// ShipTo is a frozen address: which person, which version of what we know of them, and the hash of that version. It
// holds no patient text, so a record can keep it, and a later change of address or an erasure does not alter it.
type ShipTo struct {
	Person  PatientRef `json:"person"`
	Version int        `json:"version"`
	Hash    string     `json:"hash"` // hexadecimal SHA-256, as People gave it
}
