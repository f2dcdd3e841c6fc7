package script

import (
	"errors"
	"fmt"
	"strings"
)

// What a caller would do differently about a message that cannot be read.
var (
	// ErrMalformed: no well-formed XML (or segments of EDIFACT), bytes that the encoding does not have, a document type, more
	// than one document, or a message that was cut off. Refuse it; the sender sends it anew.
	ErrMalformed = errors.New("malformed message")
	// ErrTooLarge: past one of the Limits. Refuse it, or raise the limit for a sender whom you know.
	ErrTooLarge = errors.New("past a limit")
	// ErrNotOneMessage: well-formed, and not exactly one SCRIPT message with one body. Refuse it.
	ErrNotOneMessage = errors.New("not one SCRIPT message")
	// ErrUnsupported: a form that is known and not read: an encoding beside those that Parse names, a wrapper inside a
	// wrapper, a function of the EDIFACT form that is not in the list. Refuse it; the sender can send another form.
	ErrUnsupported = errors.New("not supported")
	// ErrWrongKind: the message is of another kind than the view that was asked for; the detail is a *WrongKindError. Every
	// refusal of a view is this one, that of NewRx too.
	ErrWrongKind = errors.New("not the kind asked for")
	// ErrNotNewRx: the message has no NewRx. It is an ErrWrongKind as well.
	ErrNotNewRx error = wrongKind("not a NewRx")
	// ErrUnwritable: a change or a message that cannot be written; the detail is a *WriteError. Mend the caller's code.
	ErrUnwritable = errors.New("cannot be written")
)

// wrongKind is an ErrWrongKind with words of its own.
type wrongKind string

// Error is the words.
func (w wrongKind) Error() string { return string(w) }

// Unwrap gives ErrWrongKind, for errors.Is.
func (wrongKind) Unwrap() error { return ErrWrongKind }

// SyntaxError says why Parse refused the bytes, and where. It quotes nothing of the message, for what stands there may
// be a patient's.
type SyntaxError struct {
	Line   int    // from 1
	Column int    // in characters, from 1
	Text   string // what is wrong, in our words
	Reason error  // ErrMalformed, ErrTooLarge, ErrNotOneMessage or ErrUnsupported
}

// Error gives reason, place, what is wrong, and who can mend it, on one line.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("script: %v: line %d, column %d: %s (%s)", e.Reason, e.Line, e.Column, e.Text, e.mender())
}

// Unwrap gives the reason, for errors.Is.
func (e *SyntaxError) Unwrap() error { return e.Reason }

func (e *SyntaxError) mender() string {
	switch e.Reason {
	case ErrTooLarge:
		return "the receiver can raise the limit"
	case ErrUnsupported:
		return "the sender can send XML in UTF-8 without a wrapper"
	}
	return "the sender has to correct it and send it anew"
}

// WrongKindError says which kind of message stands where another was asked for.
type WrongKindError struct {
	Kind   Kind  // what the message is; empty for none and for one that is not in our list (Message.Kind has its name)
	Reason error // ErrWrongKind; of Message.NewRx ErrNotNewRx, which is one too
}

// Error names the kind where it is a known one; an unknown name is not repeated.
func (e *WrongKindError) Error() string {
	if !e.Kind.Known() {
		return fmt.Sprintf("script: %v: /Message/Body holds a message of unknown kind", e.Reason)
	}
	return fmt.Sprintf("script: %v: /Message/Body holds %s", e.Reason, string(e.Kind))
}

// Unwrap gives the reason, for errors.Is.
func (e *WrongKindError) Unwrap() error { return e.Reason }

// lineColumn turns a byte offset into a line and a column, both from 1.
func lineColumn(src string, at int) (line, column int) {
	before := src[:min(at, len(src))]
	line = 1 + strings.Count(before, "\n")
	start := strings.LastIndexByte(before, '\n') + 1
	for range before[start:] {
		column++
	}
	return line, column + 1
}

func refuse(src string, at int, reason error, text string) *SyntaxError {
	line, column := lineColumn(src, at)
	return &SyntaxError{Line: line, Column: column, Text: text, Reason: reason}
}
