package script_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// private are the elements whose texts are the patient's, or may name the patient, or the certificate's owner.
var private = map[string]bool{
	"Patient": true, "Note": true, "Directions": true, "SigText": true, "ChangeReasonText": true, "DenialReason": true, "Description": true,
	"CardholderID": true, "CardHolderName": true, "CardholderName": true, "PBMMemberID": true, "Diagnosis": true, "AllergyOrAdverseEvent": true,
	"Observation": true, "AttachmentData": true, "AcknowledgementReason": true, "NeededNoLaterThanReason": true, "FacilityName": true,
	"PatientCodifiedNote": true, "ClarifyingFreeText": true, "REMSPatientRiskCategory": true, "REMSReproductivePotential": true,
	"X509Data": true, "SignatureValue": true, "DigestValue": true, "Password": true,
}

// listed are leaves of private elements that say which list or measure is meant, and nothing of a person.
var listed = map[string]bool{"VitalSign": true, "Dimension": true, "Qualifier": true, "UnitOfMeasure": true, "LOINCVersion": true, "UCUMVersion": true}

// texts gives the texts of four characters or more in n, and whether they stand in a private element.
func texts(n script.Node, inside bool, add func(text string, private bool)) {
	inside = (inside || private[n.Name()]) && !listed[n.Name()]
	if text := n.Text(); len(text) >= 4 {
		add(text, inside)
	}
	for c := n.First(); c.Exists(); c = c.Next() {
		texts(c, inside, add)
	}
}

// secretsOf are the texts of m that stand in private elements alone.
func secretsOf(m *script.Message) map[string]bool {
	secrets, open := map[string]bool{}, map[string]bool{}
	texts(m.Root(), false, func(text string, private bool) {
		if private {
			secrets[text] = true
		} else {
			open[text] = true
		}
	})
	for text := range open {
		delete(secrets, text)
	}
	return secrets
}

// printable gives each string that fmt can print of a value, with its place. Of an unexported field fmt asks no method: it
// prints strings, and of a pointer, with a verb that is not for pointers, what stands there, one pointer deep.
func printable(v reflect.Value, place string, pointers int, say func(place, text string)) {
	switch v.Kind() {
	case reflect.String:
		say(place, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			printable(v.Field(i), place+"."+v.Type().Field(i).Name, pointers, say)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			printable(v.Index(i), place+"[]", pointers, say)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			printable(k, place+"[]", pointers, say)
			printable(v.MapIndex(k), place+"[]", pointers, say)
		}
	case reflect.Interface:
		printable(v.Elem(), place, pointers, say)
	case reflect.Pointer:
		if k := v.Type().Elem().Kind(); pointers > 0 && k != reflect.String {
			printable(v.Elem(), place, pointers-1, say)
		}
	}
}

// TestNoViewHoldsWhatIsThePatientsWhereAHostMayPrintIt goes through every view of every message that we have.
func TestNoViewHoldsWhatIsThePatientsWhereAHostMayPrintIt(t *testing.T) {
	t.Parallel()
	found := 0
	for name, data := range ours(t) {
		found += checkViews(t, name, data)
	}
	for group, members := range everyMember() {
		for _, m := range members {
			for release := range stamps {
				if inner := m.xml.in(release); inner != "-" {
					found += checkViews(t, group+"/"+m.name, []byte(set(group, inner, release)))
				}
			}
		}
	}
	require.Greater(t, found, 50, "messages with texts to look for")
	for name, data := range samples(t) {
		if !strings.Contains(name, "words-of-ours") { // a patient whose name is that of an element
			checkViews(t, name, data)
		}
	}
}

func checkViews(t *testing.T, name string, data []byte) (secrets int) {
	t.Helper()
	m, err := script.Parse(data, script.Limits{})
	if err != nil {
		return 0
	}
	hidden := secretsOf(m)
	for _, v := range allOf(m) {
		printable(reflect.ValueOf(v), fmt.Sprintf("%T", v), 1, func(place, text string) {
			if hidden[strings.TrimSpace(text)] || len(hidden) > 0 && strings.Contains(text, "<Body>") {
				t.Errorf("%s: %s holds a text of a private element as a string", name, place)
			}
		})
	}
	return min(len(hidden), 1)
}

// allOf are the views of m and what else it gives.
func allOf(m *script.Message) []any {
	return append(viewsOf(m), m, *m, m.Header(), m.Root(), m.BodyNode().First(), m.Findings(), m.SignatureBlocks(), m.Segments(),
		m.Edit().SetText(m.HeaderNode().Find("MessageID"), "x"), m.Dialect(), m.Answer("A1", sentAt), m.Envelope(), m.Evidence())
}
