package shipping

// Carriers lists the desk's carriers in their order of preference. The slice is the caller's.
func (d *Desk) Carriers() []CarrierCode {
	codes := make([]CarrierCode, len(d.carriers))
	for i, c := range d.carriers {
		codes[i] = c.Code()
	}
	return codes
}
