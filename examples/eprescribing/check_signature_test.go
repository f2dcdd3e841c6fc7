package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// signedOxycodone is 5 tablets, signed.
func (w *world) signedOxycodone() []byte {
	return sign(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: oxycodone, days: 5}), w.offices[0])
}

func TestASignatureHoldsForWhatIsReadAndNotForWhatLooksLikeIt(t *testing.T) {
	t.Parallel()
	w := open(t)
	signed := w.signedOxycodone()
	from, to := bytes.Index(signed, []byte("<Body>")), bytes.Index(signed, []byte("</Body>"))+len("</Body>")
	head, body, tail := string(signed[:from]), string(signed[from:to]), string(signed[to:])
	forged := strings.Replace(body, "<Value>5</Value>", "<Value>120</Value>", 1)
	other := strings.ReplaceAll(forged, "Body>", "Body >")
	for name, message := range map[string]string{
		"another in a comment":                  head + "<!--" + body + "-->" + other + tail,
		"another in CDATA before it":            strings.Replace(head, "</Header>", "<Note><![CDATA["+body+"]]></Note></Header>", 1) + other + tail,
		"another as a reference":                head + other + "<!--" + body + "-->" + tail,
		"under another message id":              strings.Replace(string(signed), ">N-1<", ">N-2<", 1),
		"under another order number":            strings.Replace(string(signed), ">O-1<", ">O-2<", 1),
		"a text moved to the next element":      strings.Replace(string(signed), "<LastName>Sampleton</LastName>", "<LastName/>", 1),
		"an attribute that was not there":       strings.Replace(string(signed), "<Quantity>", `<Quantity as="120">`, 1),
		"an element that was not there, unread": strings.Replace(string(signed), "<Quantity>", "<Extra/><Quantity>", 1),
	} {
		state, err := parse(t, []byte(message)).VerifySignature(ctx, w.verifier)
		require.NoError(t, err, name)
		require.Equal(t, script.SignatureFailed, state, name)
	}
	state, err := parse(t, signed).VerifySignature(ctx, w.verifier)
	require.NoError(t, err)
	require.Equal(t, script.SignatureVerified, state)
	state, err = parse(t, bytes.ReplaceAll(signed, []byte("  <"), []byte("\t<"))).VerifySignature(ctx, w.verifier)
	require.NoError(t, err)
	require.Equal(t, script.SignatureVerified, state, "white space says nothing")
}

func TestNobodySignsForAnotherPrescriber(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := chart{id: "N-1", number: "O-1", by: practitioner, to: "mem-1001", product: oxycodone, days: 5}
	supervised := func(n *script.NewRx) { n.Supervisor = w.offices.by(physician).who }
	require.True(t, w.post(sign(w.newRx(c, supervised), w.offices[0])).Failed, "the physician's key, and the practitioner's prescription")
	require.Empty(t, w.file)
	require.Empty(t, w.desk)
}
