package shipping_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/secret"
	"github.com/mailrx/mailrx/shipping"
)

const wholeNumber = "1ZEXAMPLE0000006784"

func label() shipping.Label {
	return shipping.Label{
		ID: wholeNumber, Carrier: "ups", Service: "ups_ground", Key: "k3q9-1", Tracking: wholeNumber,
		Price: money.Cents(1240), Format: "ZPL", Image: []byte("^XA^FD" + plantedName + "^FD" + plantedStreet + "^XZ"),
	}
}

func prepared() shipping.Prepared {
	return shipping.Prepared{Key: "k3q9-1", Body: []byte(`{"toAddress":{"name":"` + plantedName + `"}}`)}
}

// verbs are those of fmt that ask a value's methods. %p does not, and go vet refuses it where there is no pointer.
const verbs = "vsqdxXtTbcoOUeEfFgG"

// printed is v through the verbs of fmt, through slog as text and JSON, and through encoding/json, alone and nested.
func printed(t *testing.T, v any, verbs string) map[string]string {
	t.Helper()
	out := map[string]string{}
	nested := struct {
		In  any
		All []any
		By  map[string]any
	}{v, []any{v, &v}, map[string]any{"k": v}}
	for _, shape := range []any{v, nested, &nested} {
		for _, verb := range verbs {
			for _, flags := range []string{"", "+", "#", "60", "-"} {
				form := "%" + flags + string(verb)
				out[fmt.Sprintf("%T %s", shape, form)] = fmt.Sprintf(form, shape)
			}
		}
		var text, js bytes.Buffer
		slog.New(slog.NewTextHandler(&text, nil)).Info("m", "v", shape)
		slog.New(slog.NewJSONHandler(&js, nil)).Info("m", "v", shape)
		out[fmt.Sprintf("%T slog text", shape)], out[fmt.Sprintf("%T slog JSON", shape)] = text.String(), js.String()
		plain, err := json.Marshal(shape)
		require.NoError(t, err)
		out[fmt.Sprintf("%T JSON", shape)] = string(plain)
	}
	out["error"] = fmt.Errorf("wrapped: %v", v).Error()
	return out
}

// shows reports whether text holds a piece of the planted person: in clear, in hexadecimal, in base64, or as numbers.
func shows(text string) bool {
	plain := []byte("Sampleton")
	marks := []string{"Sampleton", "Madeup", plantedPhone, "Sampleville"}
	marks = append(marks, fmt.Sprintf("%x", plain), fmt.Sprintf("%X", plain), strings.Trim(fmt.Sprint(plain), "[]"))
	b64, _ := json.Marshal([]byte("^XA^FD" + plantedName))
	marks = append(marks, strings.Trim(string(b64), `"=`)[:24])
	for _, m := range marks {
		if strings.Contains(text, m) {
			return true
		}
	}
	return false
}

func TestNoTypeTellsWhoThePatientIs(t *testing.T) {
	t.Parallel()
	asked := request()
	asked.Address = &shipping.AddressAnswer{Suggested: []shipping.Address{home()}}
	for _, v := range []any{home(), shipment(), purchase(), asked, residences(florida()),
		shipping.AddressAnswer{Suggested: []shipping.Address{home()}}, manifestRequest(), pickupRequest()} {
		for how, text := range printed(t, v, verbs+"p") {
			require.Falsef(t, shows(text), "%T through %s: %s", v, how, text)
		}
	}
	for _, v := range []any{label(), prepared(), label().Image, shipping.Intent{Prepared: prepared()},
		shipping.Doubt{Found: []shipping.Label{label()}}, shipping.Settlement{Adopt: label()}} {
		for how, text := range printed(t, v, verbs) {
			require.Falsef(t, shows(text), "%T through %s: %s", v, how, text)
		}
	}
}

func TestTheLookingGlassSeesThePlantedPerson(t *testing.T) {
	t.Parallel()
	image := []byte(label().Image)
	require.True(t, shows(plantedName))
	require.True(t, shows(fmt.Sprintf("%x", image)))
	require.True(t, shows(fmt.Sprint(image)))
	b64, err := json.Marshal(image)
	require.NoError(t, err)
	require.True(t, shows(string(b64)))
}

func TestATrackingNumberPrintsItsLastFourAndIsStoredWhole(t *testing.T) {
	t.Parallel()
	tr := shipping.Tracking{Number: wholeNumber, Status: shipping.InTransit}
	for _, v := range []any{tr, label(), shipping.TrackingNumber(wholeNumber), shipping.LabelID(wholeNumber)} {
		for how, text := range printed(t, v, verbs) {
			if !strings.Contains(how, "JSON") {
				require.NotContainsf(t, text, wholeNumber, "%T through %s", v, how)
				require.NotContainsf(t, text, fmt.Sprintf("%x", wholeNumber), "%T through %s", v, how)
			}
		}
	}
	stored, err := json.Marshal(tr)
	require.NoError(t, err)
	var back shipping.Tracking
	require.NoError(t, json.Unmarshal(stored, &back))
	require.Equal(t, wholeNumber, back.Number.Reveal())
	require.Equal(t, wholeNumber, shipping.LabelID(wholeNumber).Reveal())
}

func TestWhatATrackingNumberShows(t *testing.T) {
	t.Parallel()
	for number, want := range map[shipping.TrackingNumber]string{
		"": "", "1234": "…", "1234567": "…", "12345678": "…5678", "1234azAZ": "…azAZ", "123409zZ": "…09zZ", wholeNumber: "…6784",
		"12345678\n": "…", "12345678901é": "…", "9400 0000 1": "…",
	} {
		require.Equal(t, want, number.String())
		require.Equal(t, want, shipping.LabelID(number).String())
	}
}

func TestALabelIsStoredWithoutItsImage(t *testing.T) {
	t.Parallel()
	stored, err := json.Marshal(label())
	require.NoError(t, err)
	var back shipping.Label
	require.NoError(t, json.Unmarshal(stored, &back))
	want := label()
	want.Image = nil
	require.Equal(t, want, back)
	require.Empty(t, shipping.Sealed(nil).String())
}

func TestStoredFormsArePermanent(t *testing.T) {
	t.Parallel()
	l, err := json.Marshal(label())
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"1ZEXAMPLE0000006784","carrier":"ups","service":"ups_ground","key":"k3q9-1",
		"tracking":"1ZEXAMPLE0000006784","price":"12.40","format":"ZPL","voided":false}`, string(l))
	tr, err := json.Marshal(shipping.Tracking{Number: wholeNumber, Status: shipping.Delivered, Scans: []shipping.Scan{at(0, shipping.Delivered)}, ETA: day(11, 30)})
	require.NoError(t, err)
	require.JSONEq(t, `{"number":"1ZEXAMPLE0000006784","status":"delivered","eta":"2026-11-30",
		"scans":[{"at":"2026-11-24T12:00:00Z","day":"2026-11-24","code":"delivered","status":"delivered"}]}`, string(tr))
	q, err := json.Marshal(quote("ups", "ups_ground", 1240, day(11, 30)))
	require.NoError(t, err)
	require.JSONEq(t, `{"carrier":"ups","service":"ups_ground","price":"12.40","list":"0.00","has_list":false,"arrives":"2026-11-30"}`, string(q))
}

func TestASealedPlaceholderIsNotReadBack(t *testing.T) {
	t.Parallel()
	stored, err := json.Marshal(prepared())
	require.NoError(t, err)
	var back shipping.Prepared
	require.Error(t, json.Unmarshal(stored, &back))
}

func TestNoErrorOfOursTellsWhoThePatientIs(t *testing.T) {
	t.Parallel()
	bad := purchase()
	bad.Key, bad.Service = plantedName, ""
	bad.Shipment.To.ZIP, bad.Shipment.To.State = secret.New(plantedPhone), plantedStreet
	bad.Shipment.To.Phone = secret.New(plantedPhone + "\n")
	invalid := bad.Validate()
	require.Error(t, invalid)
	boxed := shipment()
	boxed.To.Street1 = secret.New("PO Box 12, Madeup")
	refused := shipping.Check(shipping.UPS, boxed)
	require.Error(t, refused)
	for _, err := range []error{invalid, refused, errors.Join(invalid, refused)} {
		for _, form := range []string{"%v", "%+v", "%#v", "%q"} {
			require.False(t, shows(fmt.Sprintf(form, err)), "%v", err)
		}
	}
}
