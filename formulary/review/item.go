package review

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Item is one piece of information that a case has: what it answers, as a code of the plan's criteria, and the document
// that holds it, by reference. The words stay in the document.
type Item struct {
	Code     string `json:"code"`
	Document string `json:"document,omitempty"` // empty: the code alone says it
}

// Finding is whether a criterion of the plan is met, as who answers found.
type Finding struct {
	Code string      `json:"code"`
	Met  drug.Answer `json:"met"`
}

// Limits of what a case holds: codes and references are short, and lists are not endless.
const (
	maxReference = 128
	maxItems     = 100
)

// wellFormed keeps free text, which may hold patient data, out of codes and references.
func wellFormed(code string) bool {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:~/"
	return len(code) <= maxReference && strings.Trim(code, plain) == ""
}

// codes reports whether a list is short, and every one in it is a code.
func codes(list []string) bool {
	return len(list) <= maxItems && !slices.ContainsFunc(list, func(c string) bool { return c == "" || !wellFormed(c) })
}

func items(list []Item) bool {
	return len(list) <= maxItems && !slices.ContainsFunc(list, func(i Item) bool {
		return i.Code == "" || !wellFormed(i.Code) || !wellFormed(i.Document)
	})
}

func findings(list []Finding) bool {
	return len(list) <= maxItems && !slices.ContainsFunc(list, func(f Finding) bool { return f.Code == "" || !wellFormed(f.Code) })
}

// has reports whether an item answers the code.
func has(list []Item, code string) bool {
	return slices.ContainsFunc(list, func(i Item) bool { return i.Code == code })
}

// lacking is the codes that no item answers, each once, in order.
func lacking(wants []string, list []Item) []string {
	var out []string
	for _, c := range wants {
		if !has(list, c) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// fresh is the items that are not there yet, document for document, each once.
func fresh(list, have []Item) []Item {
	var out []Item
	for _, i := range list {
		if !slices.Contains(have, i) && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}
