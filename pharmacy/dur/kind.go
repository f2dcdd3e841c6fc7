package dur

// Kind is what a caution is about.
type Kind uint8

// The kinds of caution.
const (
	OfCondition Kind = iota
	OfPregnancy
	OfNursing
	OfAge
	OfSex
	OfLab  // a test that the drug disturbs: told each time
	OfFood // told each time
	OfTobacco
	OfAlcohol
)

// Sex is the sex on file. The zero value is unknown; a marker that says neither is unknown to a rule that asks.
type Sex uint8

// The sexes that products are listed by.
const (
	SexUnknown Sex = iota
	Female
	Male
)

var sexTexts = [...]string{"", "female", "male"}

// String is "unknown", "female" or "male".
func (s Sex) String() string { return enumText(sexTexts[:], "unknown", "sex", uint8(s)) }

// MarshalText writes String, and nothing where it is unknown.
func (s Sex) MarshalText() ([]byte, error) { return marshalEnum(sexTexts[:], "sex", uint8(s)) }

// UnmarshalText reads what MarshalText writes.
func (s *Sex) UnmarshalText(text []byte) error {
	return unmarshalEnum(sexTexts[:], "sex", text, (*uint8)(s))
}

// Route is how a drug gets into the body, as coarse as factors need it. The zero value is unknown.
type Route uint8

// The routes.
const (
	RouteUnknown Route = iota
	Oral
	Transdermal
	OtherRoute
)

var routeTexts = [...]string{"", "oral", "transdermal", "other"}

// String is "unknown", "oral", "transdermal" or "other".
func (r Route) String() string { return enumText(routeTexts[:], "unknown", "route", uint8(r)) }

// MarshalText writes String, and nothing where it is unknown.
func (r Route) MarshalText() ([]byte, error) { return marshalEnum(routeTexts[:], "route", uint8(r)) }

// UnmarshalText reads what MarshalText writes.
func (r *Route) UnmarshalText(text []byte) error {
	return unmarshalEnum(routeTexts[:], "route", text, (*uint8)(r))
}
