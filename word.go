package mailrx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mailrx/mailrx/pharmacy/stream"
)

const (
	maxText = 255 // of a key, a sender or a message ID, in bytes
	maxWord = 64  // of a code
)

// checkKey refuses a caller's key that no store can hold, and one of the form that the engine's own work has: who used
// it would take the answer's place.
func checkKey(k stream.Key) error {
	switch {
	case k == "":
		return errors.New("mailrx: a command needs a key: a command that comes again under its key is done once")
	case !plain(string(k)):
		return fmt.Errorf("mailrx: a key is UTF-8 without control characters, of at most %d bytes", maxText)
	case isTaskKey(string(k)):
		return errors.New("mailrx: a key of the form kind/name/version/number belongs to the work of a stream")
	}
	return nil
}

// isTaskKey reports whether k looks like stream.TaskKey, with something behind it or not.
func isTaskKey(k string) bool {
	part := strings.SplitN(k, "/", 5)
	if len(part) < 4 || !(stream.ID{Kind: stream.Kind(part[0]), Name: part[1]}).Valid() {
		return false
	}
	_, errVersion := strconv.ParseUint(part[2], 10, 64)
	_, errNumber := strconv.ParseUint(part[3], 10, 64)
	return errVersion == nil && errNumber == nil
}

func plain(s string) bool {
	return len(s) <= maxText && utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

// checkWord keeps free text, which may tell of a patient, out of records: codes are words.
func checkWord(field, s string) error {
	if isWord(s) {
		return nil
	}
	return fmt.Errorf("mailrx: %s is a code of at most %d letters, digits and the signs . _ -, never a sentence: it is "+
		"stored for ever, and may not tell of a patient", field, maxWord)
}

func isWord(s string) bool {
	stranger := func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("._-", r))
	}
	return len(s) <= maxWord && !strings.ContainsFunc(s, stranger)
}

// wordOf is a code from outside as it may be stored: what is no word is withheld.
func wordOf(s string) string {
	if isWord(s) {
		return s
	}
	return "withheld"
}
