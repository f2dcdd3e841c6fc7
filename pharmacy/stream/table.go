package stream

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/pharmacy/secret"
)

// check finds what is wrong with a row by itself.
func (e Entry) check() error {
	switch {
	case e.typ == nil || e.decode == nil:
		return fmt.Errorf("stream: row %q was not made by Row", e.Name)
	case e.typ.Kind() != reflect.Struct:
		return fmt.Errorf("stream: row of %v: the type must be a struct whose Name has a value receiver", e.typ)
	case !e.Name.valid():
		return fmt.Errorf("stream: row of %v: the name %q is not of the form \"order.opened\"", e.typ, e.Name)
	case e.Schema < 1:
		return fmt.Errorf("stream: row %s: schema %d; schemas count from 1", e.Name, e.Schema)
	case len(e.Upgrade) != e.Schema-1:
		return fmt.Errorf("stream: row %s: schema %d needs %d upgrades, there are %d", e.Name, e.Schema, e.Schema-1, len(e.Upgrade))
	}
	for i, up := range e.Upgrade {
		if up == nil {
			return fmt.Errorf("stream: row %s: the upgrade from schema %d is nil", e.Name, i+1)
		}
	}
	if path, found := patientText(e.typ, nil); found {
		return fmt.Errorf("stream: row %s: field %s holds patient text, which is never written; keep a reference", e.Name, path)
	}
	return nil
}

func (n Name) valid() bool {
	words := strings.Split(string(n), ".")
	for _, w := range words {
		if !Kind(w).valid() {
			return false
		}
	}
	return len(words) > 1
}

// patientText finds the path of the first field of t that holds a secret.Text. A secret is written as a placeholder
// and never read back, so an event that holds one could be stored once and never loaded.
func patientText(t reflect.Type, above []reflect.Type) (path string, found bool) {
	if t == reflect.TypeFor[secret.Text]() {
		return "", true
	}
	if slices.Contains(above, t) {
		return "", false
	}
	above = append(above, t)
	switch t.Kind() {
	case reflect.Map:
		if path, found = patientText(t.Key(), above); found {
			return path, true
		}
		return patientText(t.Elem(), above)
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return patientText(t.Elem(), above)
	case reflect.Struct:
		return patientField(t, above)
	}
	return "", false
}

func patientField(t reflect.Type, above []reflect.Type) (path string, found bool) {
	for i := range t.NumField() {
		f := t.Field(i)
		if path, found = patientText(f.Type, above); found {
			return strings.TrimSuffix(f.Name+"."+path, "."), true
		}
	}
	return "", false
}
