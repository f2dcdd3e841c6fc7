// Package secret holds patient text that cannot be printed by accident.
//
//	name := secret.New("Testa Sampleton")
//	fmt.Printf("%+v", struct{ Name secret.Text }{name}) // {Name:[redacted]}
//	name.Reveal()                                       // "Testa Sampleton"
//
// A [Text] prints as [Placeholder] through every verb and flag of fmt, through log/slog as text and as JSON, through
// encoding/json and encoding/xml, alone or nested in structs, maps, slices, pointers, interfaces, errors and panics.
// encoding/gob fails. [Text.Reveal] is the one way out.
//
// # How
//
// A formatter or a LogValuer alone is not enough: fmt does not call the methods of an unexported field, and prints what
// the field holds. So the text is behind a pointer, of which fmt prints the address, and the methods are there for all
// who ask.
//
// # A leaf of its own
//
// A patient's name is read from a prescription and printed on a parcel. Package rx knows prescriptions, package
// shipping addresses, and neither imports the other, so the type that both hide text with lies below both and imports
// nothing. rx.Secret is an alias of [Text].
//
// # Reading and writing
//
// A Text is read from a JSON string or from text, and refuses the placeholder: a redacted document read back would
// otherwise make every patient one and the same. It is never written, so a program that stores patient text reveals it,
// in the one package that does (an adapter of People or Vault).
//
// [Text.Equal] compares in constant time. Birth dates and member numbers are asked of callers to prove who they are,
// and the difference costs nothing.
//
// # What it leaves out
//
// Encryption, wiping of memory, and protection from who means to look: package reflect and unsafe, a debugger, and
// test libraries that walk through pointers (a failed require.Equal of two values with a Text in them prints the text;
// compare with Equal, and invent the people in tests).
package secret
