package script_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// TestARequestSharesNothingWithThePrescriptionOnFile looks at every slice of both: to change the one must not change the
// other.
func TestARequestSharesNothingWithThePrescriptionOnFile(t *testing.T) {
	t.Parallel()
	n := everything()
	last := script.Medication{Prescription: n.Prescription, Details: fullDetails(), Given: true}
	of := map[string]struct{ made, from any }{
		"RenewalOf":        {script.RenewalOf(n, "REQ-1", last), n},
		"its dispensed":    {script.RenewalOf(n, "REQ-1", last), last},
		"NewRxRequestOf":   {script.NewRxRequestOf(n, "REQ-1"), n},
		"ChangeOf":         {script.ChangeOf(n, "REQ-1", "T", last), n},
		"its proposal":     {script.ChangeOf(n, "REQ-1", "T", last), last},
		"proof that it is": {n, n},
	}
	for name, tt := range of {
		made, from := map[uintptr]string{}, map[uintptr]string{}
		backing(reflect.ValueOf(tt.made), "", made)
		backing(reflect.ValueOf(tt.from), "", from)
		var shared []string
		for at, path := range made {
			if from[at] != "" {
				shared = append(shared, path)
			}
		}
		require.Equal(t, name == "proof that it is", shared != nil, "%s: %v", name, shared)
	}
}

// backing notes the memory of every slice in v, by where it stands.
func backing(v reflect.Value, path string, at map[uintptr]string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			backing(v.Field(i), path+"."+v.Type().Field(i).Name, at)
		}
	case reflect.Slice:
		if v.Len() > 0 {
			at[v.Pointer()] = path
		}
		for i := range v.Len() {
			backing(v.Index(i), path+"[]", at)
		}
	}
}
