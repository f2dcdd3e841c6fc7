package secret

// Text is patient text that prints as a placeholder at every depth. The zero value is absent.
type Text struct{ p *string }

func New(s string) Text          { return Text{&s} }   // New("") is absent
func (t Text) Reveal() string    { panic("contract") } // the one way out
func (t Text) IsSet() bool       { return t.p != nil }
func (t Text) Equal(u Text) bool { panic("contract") }

// Text implements fmt.Formatter, Stringer, GoStringer, slog.LogValuer, json.Marshaler (a placeholder), encoding.TextMarshaler,
// UnmarshalJSON takes a string and refuses the placeholder.
