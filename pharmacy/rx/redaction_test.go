package rx_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// planted is the invented name that must never show.
const planted = "Zyxsampleton"

// conceal puts the planted name into every Secret that v points at, however deep, so that a new field is tested too.
func conceal(v any) int { return concealValue(reflect.ValueOf(v).Elem()) }

func concealValue(v reflect.Value) int {
	if v.Type() == reflect.TypeFor[rx.Secret]() {
		v.Set(reflect.ValueOf(rx.NewSecret(planted)))
		return 1
	}
	n := 0
	if v.Kind() == reflect.Struct {
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				n += concealValue(v.Field(i))
			}
		}
	}
	return n
}

// The types below hold patient text in the ways that programs do: exported and not, behind pointers, interfaces, errors.
type (
	form struct {
		Who  rx.Patient
		Rx   *rx.Prescription
		Any  any
		More []rx.Sig
		By   map[string]rx.Secret
	}
	hidden struct {
		who  rx.Patient
		rx   rx.Prescription
		text rx.Secret
		ptr  *rx.Secret
		more []rx.Patient
		by   map[rx.PatientRef]rx.Patient
	}
	failure struct{ Who rx.Patient }
)

func (f failure) Error() string { return fmt.Sprintf("cannot reach %v, %+v", f.Who, &f.Who) }

// bearers are all values that hold the planted name.
func bearers(t *testing.T) map[string]any {
	t.Helper()
	text := rx.NewSecret(planted)
	var who rx.Patient
	var p rx.Prescription
	require.Equal(t, 14, conceal(&who))
	require.Equal(t, 2, conceal(&p))
	problems := append(p.Validate(who), who.ValidateSubmission()...)
	require.NotEmpty(t, problems)
	shown := form{who, &p, who, []rx.Sig{p.Sig}, map[string]rx.Secret{"name": text}}
	buried := hidden{who, p, text, &text, []rx.Patient{who}, map[rx.PatientRef]rx.Patient{"person-1": who}}
	return map[string]any{
		"secret": text, "secret pointer": &text, "patient": who, "patient pointer": &who,
		"sig": p.Sig, "sig pointer": &p.Sig, "prescription": p, "prescription pointer": &p,
		"problems": problems, "problem": problems[0],
		"secrets": []rx.Secret{text, text}, "patients": []rx.Patient{who}, "array": [1]rx.Patient{who},
		"patient pointers": []*rx.Patient{&who}, "map": map[string]rx.Patient{"a": who}, "map of pointers": map[string]*rx.Prescription{"a": &p},
		"map of any": map[string]any{"a": who, "b": []any{p, &p}}, "secret keys": map[rx.Secret]int{text: 1},
		"exported fields": shown, "pointer to exported fields": &shown, "unexported fields": buried, "pointer to unexported fields": &buried,
		"error": failure{who}, "wrapped error": fmt.Errorf("order: %w", failure{who}), "joined error": errors.Join(failure{who}, problems),
		"formatted error": fmt.Errorf("patient %v, %+v, %#v, %s, %q", who, who, who, text, text),
		"recovered panic": panicOf(who), "recovered panic of a pointer": panicOf(&buried), "recovered panic of an error": panicOf(failure{who}),
	}
}

// panicOf is what a program may log after recovering from a panic with v.
func panicOf(v any) (logged any) {
	defer func() { logged = fmt.Sprintf("%v\n%+v\n%s", recover(), v, debug.Stack()) }()
	panic(v)
}

// requireHidden looks for the name as it is, in other case, and in the encodings that a verb may print.
func requireHidden(t *testing.T, how, out string) {
	t.Helper()
	out = strings.ToLower(out)
	for _, shape := range []string{
		planted, hex.EncodeToString([]byte(planted)), base64.StdEncoding.EncodeToString([]byte(planted)),
		strings.Trim(fmt.Sprintf("% x", planted), " "), strings.Trim(fmt.Sprintf("%d", []byte(planted)), "[]"),
		strings.ReplaceAll(fmt.Sprintf("%#x", []byte(planted)), "0x", ""),
	} {
		require.NotContains(t, out, strings.ToLower(shape), how)
	}
}

func TestNoVerbOfFmtShowsAPatient(t *testing.T) {
	t.Parallel()
	flags := []string{"", "+", "-", "#", " ", "0", "+#", "# ", "40", "-40", ".3", "40.3", "#+040.3"}
	for name, v := range bearers(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for verb := rune('A'); verb <= 'z'; verb++ {
				if verb > 'Z' && verb < 'a' {
					continue
				}
				for _, flag := range flags {
					format := "%" + flag + string(verb)
					requireHidden(t, format, fmt.Sprintf(format, v))
				}
			}
			requireHidden(t, "Sprint", fmt.Sprint(v))
			requireHidden(t, "Sprintln", fmt.Sprintln(v, &v))
		})
	}
}

func TestNoLogShowsAPatient(t *testing.T) {
	t.Parallel()
	for name, v := range bearers(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
				log := slog.New(h)
				log.Info("found", "value", v, slog.Group("group", "value", v))
				log.With("value", v).WithGroup("group").Error("found", slog.Any("value", []any{v}))
			}
			require.Equal(t, 4, strings.Count(out.String(), "found"))
			requireHidden(t, "slog", out.String())
		})
	}
}

func TestNoJSONShowsAPatient(t *testing.T) {
	t.Parallel()
	for name, v := range bearers(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, err := json.Marshal(map[string]any{"value": v})
			require.NoError(t, err)
			requireHidden(t, "json", string(out))
		})
	}
}

// What the tests above look for would be found: the same values with the text in the open show it.
func TestTheSearchFindsANameInTheOpen(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "% x", "%X"} {
		out := fmt.Sprintf(format, struct{ Name string }{planted})
		found := strings.Contains(strings.ToLower(out), strings.ToLower(planted)) ||
			strings.Contains(strings.ToLower(out), hex.EncodeToString([]byte(planted))) ||
			strings.Contains(strings.ToLower(out), fmt.Sprintf("% x", planted))
		require.True(t, found, format)
	}
}

func TestEveryTextOfAPatientIsASecret(t *testing.T) {
	t.Parallel()
	who := reflect.TypeFor[rx.Patient]()
	for i := range who.NumField() {
		switch f := who.Field(i); f.Type {
		case reflect.TypeFor[rx.Secret](), reflect.TypeFor[place.State](), reflect.TypeFor[place.Country]():
		default:
			t.Errorf("Patient.%s is a %v", f.Name, f.Type)
		}
	}
}

func TestAPrescriptionInJSONIsSafeToLogAndDoesNotReadBack(t *testing.T) {
	t.Parallel()
	p, who := lisinopril()
	out := asJSON(t, p)
	require.Contains(t, out, `"text":"`+secret.Placeholder+`"`)
	require.NotContains(t, out, "by mouth")
	var back rx.Prescription
	require.ErrorIs(t, json.Unmarshal([]byte(out), &back), secret.ErrPlaceholder)
	require.ErrorIs(t, json.Unmarshal([]byte(asJSON(t, who)), &who), secret.ErrPlaceholder)
}

// A name in the wrong field of a document is not repeated by the error that refuses it.
func TestErrorsOfReadingNeverRepeatTheDocument(t *testing.T) {
	t.Parallel()
	refused := 0
	for _, into := range []func() any{
		func() any { return new(rx.Prescription) }, func() any { return new(rx.Patient) }, func() any { return new(rx.Facts) },
	} {
		kind := reflect.TypeOf(into()).Elem()
		for i := range kind.NumField() {
			field, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
			for _, value := range []string{`"%s"`, `{"x":"%s"}`, `["%s"]`, `{"value":"%s","unit":"%s","ndc":"%s","text":["%s"]}`, `%s`} {
				document := `{"` + field + `":` + strings.ReplaceAll(value, "%s", planted) + `}`
				if err := json.Unmarshal([]byte(document), into()); err != nil {
					refused++
					requireHidden(t, document, err.Error()+fmt.Sprintf("%+v", err))
				}
			}
		}
	}
	require.Greater(t, refused, 100)
}
