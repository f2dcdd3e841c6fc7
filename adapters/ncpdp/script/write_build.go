package script

import "strings"

// Build writes a message of our own: a declaration, the root with its tags in their order, each on a line of its own, in
// the form of env. A wrapper is written as SOAP 1.1 or 1.2 or as the string of a .NET service. What the encoding has no
// character for becomes a numeric reference. EDIFACT is written by Letter alone. The error is a *WriteError.
func Build(root Tag, env Envelope) ([]byte, error) {
	switch {
	case env.EDIFACT:
		return nil, unwritable("", "Build writes no EDIFACT; Letter does")
	case int(env.Encoding) >= len(encodings), int(env.Wrapper) >= len(wrappers):
		return nil, unwritable("", "an encoding or a wrapper that there is none of")
	}
	inner, err := innerText(root, env)
	if err != nil {
		return nil, err
	}
	text := wrapText(inner, env)
	if env.Encoding == UTF16LE || env.Encoding == UTF16BE || env.Mark && env.Encoding == UTF8 {
		text = byteOrderMark + text
	}
	return env.Encoding.encode(make([]byte, 0, len(text)), text), nil
}

func innerText(root Tag, env Envelope) (string, error) {
	w := tagWriter{indent: "\n"}
	if !root.exists() {
		return "", unwritable("", "there is nothing to write")
	}
	w.element(root)
	if w.fault != "" {
		return "", unwritable("", w.fault)
	}
	return env.Encoding.writable(w.b.String()), nil
}

// Namespaces of the wrappers.
const (
	soapNamespace   = "http://schemas.xmlsoap.org/soap/envelope/"
	soap12Namespace = "http://www.w3.org/2003/05/soap-envelope"
	stringNamespace = "http://schemas.microsoft.com/2003/10/Serialization/"
)

func wrapText(inner string, env Envelope) string {
	head := `<?xml version="1.0" encoding="` + env.Encoding.String() + `"?>` + "\n"
	switch env.Wrapper {
	case SOAP, SOAP12:
		namespace := soapNamespace
		if env.Wrapper == SOAP12 {
			namespace = soap12Namespace
		}
		return head + `<soap:Envelope xmlns:soap="` + namespace + `"><soap:Body>` + inner + "</soap:Body></soap:Envelope>\n"
	case String:
		return head + `<string xmlns="` + stringNamespace + `">` + escapeText(inner) + "</string>\n"
	}
	return head + inner + "\n"
}

var (
	textEscapes      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	attributeEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;",
		"\r", "&#13;", "\n", "&#10;", "\t", "&#9;")
)

func escapeText(s string) string { return textEscapes.Replace(s) }

// escapeAttribute is right between either kind of quotation marks.
func escapeAttribute(s string) string { return attributeEscapes.Replace(s) }

// isName tells ASCII names with at most one prefix.
func isName(s string) bool {
	if nameLength(s) != len(s) || strings.Count(s, ":") > 1 {
		return false
	}
	for i := range len(s) {
		if s[i] >= 0x80 || (i == 0 || s[i-1] == ':') && !startsName(s[i]) {
			return false
		}
	}
	return s != "" && s[len(s)-1] != ':'
}

func allChars(s string) bool {
	for i, r := range s {
		if !isChar(r) || r == '\uFFFD' && !strings.HasPrefix(s[i:], "\uFFFD") {
			return false
		}
	}
	return true
}

// WriteError says why a message cannot be written, and where. It quotes no value.
type WriteError struct {
	Path string // XPath by local names; empty for the whole
	Text string // what is wrong, in our words
}

// Error is one line; the caller's code is to be mended.
func (e *WriteError) Error() string {
	if e.Path == "" {
		return "script: " + ErrUnwritable.Error() + ": " + e.Text
	}
	return "script: " + ErrUnwritable.Error() + ": " + e.Path + ": " + e.Text
}

// Unwrap gives ErrUnwritable, for errors.Is.
func (e *WriteError) Unwrap() error { return ErrUnwritable }

func unwritable(path, text string) error { return &WriteError{Path: path, Text: text} }

// known joins names of tags to a path; a name that we have not seen may be anything and is not repeated.
func known(names []string) string {
	path := ""
	for _, name := range names {
		if name = local(name); !elementNames[name] {
			name = "*"
		}
		path += "/" + name
	}
	return path
}
