package drug

// Form is the dose form, as coarse as packing, counting and screening need it. The zero value is unknown.
type Form uint8

// The dose forms.
const (
	FormUnknown Form = iota
	FormTablet
	FormCapsule
	FormLiquid
	FormInjection
	FormInhaler
	FormTopical
	FormEyeDrops
	FormOther // known, and none of the above
)

var forms = words{"dose form", []string{"", "tablet", "capsule", "liquid", "injection", "inhaler", "topical", "eye drops", "other"}}

// String is "unknown", "tablet", "eye drops" and so on.
func (f Form) String() string { return forms.name(uint8(f)) }

// MarshalText writes String, and nothing for an unknown form.
func (f Form) MarshalText() ([]byte, error) { return forms.write(uint8(f)) }

// UnmarshalText reads what MarshalText writes.
func (f *Form) UnmarshalText(text []byte) error { return forms.read(text, (*uint8)(f)) }

// Storage is the storage class that the label states. The zero value is unknown, which is not room temperature.
type Storage uint8

// The storage classes.
const (
	StorageUnknown Storage = iota
	RoomTemperature
	Refrigerated
	Frozen
)

var storages = words{"storage class", []string{"", "room temperature", "refrigerated", "frozen"}}

// String is "unknown", "room temperature", "refrigerated" or "frozen".
func (s Storage) String() string { return storages.name(uint8(s)) }

// MarshalText writes String, and nothing for an unknown class.
func (s Storage) MarshalText() ([]byte, error) { return storages.write(uint8(s)) }

// UnmarshalText reads what MarshalText writes.
func (s *Storage) UnmarshalText(text []byte) error { return storages.read(text, (*uint8)(s)) }

// Source says whether a product is a brand, its generic or a biosimilar. The zero value is unknown.
type Source uint8

// The sources.
const (
	SourceUnknown Source = iota
	Generic
	Brand
	Biosimilar
)

var sources = words{"source", []string{"", "generic", "brand", "biosimilar"}}

// String is "unknown", "generic", "brand" or "biosimilar".
func (s Source) String() string { return sources.name(uint8(s)) }

// MarshalText writes String, and nothing for an unknown source.
func (s Source) MarshalText() ([]byte, error) { return sources.write(uint8(s)) }

// UnmarshalText reads what MarshalText writes.
func (s *Source) UnmarshalText(text []byte) error { return sources.read(text, (*uint8)(s)) }

// Kind says what is dispensed. The zero value is unknown.
type Kind uint8

// The kinds.
const (
	KindUnknown  Kind = iota
	KindDrug          // a finished drug, known by its NDC
	KindSupply        // test strips and the like, known by a UPC or HRI number
	KindCompound      // mixed for one patient; it has no code of its own
)

var kinds = words{"kind", []string{"", "drug", "supply", "compound"}}

// String is "unknown", "drug", "supply" or "compound".
func (k Kind) String() string { return kinds.name(uint8(k)) }

// MarshalText writes String, and nothing for an unknown kind.
func (k Kind) MarshalText() ([]byte, error) { return kinds.write(uint8(k)) }

// UnmarshalText reads what MarshalText writes.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.read(text, (*uint8)(k)) }
