package script

// Encoding is how the characters of a message stand in its bytes.
type Encoding uint8

// The encodings that are read and written. US-ASCII is read as UTF-8.
const (
	UTF8 Encoding = iota
	Latin1
	Windows1252
	UTF16LE
	UTF16BE
)

var encodings = [...]string{"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16"}

// String is the name that an XML declaration gives it; both orders of UTF-16 have the one name.
func (e Encoding) String() string {
	if int(e) < len(encodings) {
		return encodings[e]
	}
	return "unknown"
}

// Wrapper is XML around the Message that belongs to the transport.
type Wrapper uint8

// The wrappers that are opened, and written back around an edited message.
const (
	Bare   Wrapper = iota // Message is the document
	SOAP                  // Message is an element inside the Body of a SOAP Envelope, of 1.1 or of a namespace that says nothing
	String                // Message is text, escaped or in CDATA, inside a <string> of .NET, or inside a SOAP Body
	SOAP12                // SOAP in the namespace of 1.2, which a partner on 1.1 refuses, and the other way round
)

var wrappers = [...]string{"bare", "SOAP", "string", "SOAP 1.2"}

// String is "bare", "SOAP", "string" or "SOAP 1.2".
func (w Wrapper) String() string {
	if int(w) < len(wrappers) {
		return wrappers[w]
	}
	return "unknown"
}

// Envelope is the form in which a message stands in its bytes. The zero value is bare XML in UTF-8 without a mark.
type Envelope struct {
	Encoding Encoding
	Mark     bool // a byte order mark comes first
	Wrapper  Wrapper
	EDIFACT  bool // the form of 10.6 that is no XML; see Message.Segments
}

// Envelope is the form in which the message was received. Raw has the bytes.
func (m *Message) Envelope() Envelope {
	if !m.exists() {
		return Envelope{}
	}
	return m.env
}
