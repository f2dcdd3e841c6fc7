package place

// State is a USPS two-letter code: 50 states, DC, territories (PR GU VI AS MP), freely associated (FM MH PW), military AA AE AP. Empty: unknown.
type State string

func ParseState(s string) (State, error) { panic("contract") } // upper-cases; unknown code is an error
func (s State) Valid() bool              { panic("contract") }
func (s State) Name() string             { panic("contract") }
func (s State) Military() bool           { panic("contract") } // APO, FPO, DPO
func (s State) Territory() bool          { panic("contract") }
func (s State) Contiguous() bool         { panic("contract") } // the 48 and DC

// ZIP is "63166" or "63166-9967". Empty: unknown.
type ZIP string

func ParseZIP(s string) (ZIP, error) { panic("contract") } // 5 digits, 9 digits, ZIP+4
func (z ZIP) Five() string           { panic("contract") }
func (z ZIP) Plus4() string          { panic("contract") }

// Country is ISO 3166-1 alpha-2; empty is unknown, never "US" by default.
type Country string

const US Country = "US"

func ParseCountry(s string) (Country, error) { panic("contract") }
