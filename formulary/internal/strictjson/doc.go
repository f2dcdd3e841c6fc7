// Package strictjson reads the JSON of a document that a person wrote, and tells that person all that is wrong with it:
// each fault with its JSON pointer, line and column. An unknown field, a field that stands twice, a value of the wrong
// kind and a null are faults. encoding/json would name neither the place of an unknown field nor more than one fault.
//
//	var id string
//	faults := strictjson.Read(data, func(r *strictjson.Reader) {
//		r.Object(func(key string) bool {
//			switch key {
//			case "id":
//				r.Text(&id)
//			default:
//				return false // the form has no such field
//			}
//			return true
//		})
//	})
//
// It leaves out what a document means. Whether a field that is needed stands is its reader's matter: see [Reader.Lack].
package strictjson

import "strings"

// Kind is what is wrong. The zero value is nothing.
type Kind uint8

// The kinds.
const (
	Syntax  Kind = iota + 1 // the text is not JSON
	Unknown                 // the form has no such field
	Twice                   // the field stands twice in one object
	Value                   // the value cannot be read
	Missing                 // the object lacks the field
)

// Fault is one mistake: where, of what kind, and what exactly.
type Fault struct {
	Pointer string // JSON pointer (RFC 6901); empty: the whole text
	Kind    Kind
	Detail  string // in words, with line and column, both from 1; the column counts characters
}

// Short is what a fault repeats of a document: at most 60 bytes, on one line.
func Short(s string) string {
	const most = 60
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// Escape is a token of a JSON pointer.
func Escape(token string) string {
	if !strings.ContainsAny(token, "~/") {
		return token
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(token)
}
