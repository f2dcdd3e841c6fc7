package main

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/renewal"
	"github.com/mailrx/mailrx/refill/transfer"
)

var releases = []script.Version{script.V10_6, script.V2017071, script.V2023011}

func TestFeature140OnePrescriptionInThreeReleasesIsOneOrder(t *testing.T) {
	t.Parallel()
	var all []rx.Facts
	for _, v := range releases {
		w := open(t)
		c := chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}
		c.release = v
		w.accepted(w.newRx(c)) // the answer's release is checked there
		all = append(all, w.ordered(w.theOne().facts.ID).Lines[0].Rx)
	}
	require.Equal(t, all[0], all[1])
	require.Equal(t, all[1], all[2])
}

func TestFeature140EveryKindIsTakenAndAnsweredInEveryRelease(t *testing.T) {
	t.Parallel()
	const nobody = "messages of this kind are not taken here"
	for _, v := range releases {
		w := open(t)
		for i, k := range append(slices.Clone(takes), script.Kind("RxHistoryRequest"), script.Kind("Something")) {
			l := w.letter(chart{id: "K-" + string(rune('A'+i)), release: v, answers: "NOTHING"})
			a := w.post(written(l.Write(k, script.Leaf("RequestReferenceNumber", "1"))))
			if slices.Contains(takes, k) {
				require.NotEqual(t, nobody, a.Description.Reveal(), "%s in %s", k, v)
			} else {
				require.Equal(t, nobody, a.Description.Reveal(), "%s in %s", k, v)
			}
		}
		require.Empty(t, w.file)
	}
}

func TestFeature140ARenewalSpeaksTheReleaseOfThePrescription(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90}
	c.release = script.V10_6
	w.accepted(w.newRx(c))
	e := w.theOne()
	w.packed(e)
	w.until(func() bool { _, err := w.svc.Renewals.Status(ctx, e.facts.ID); return err == nil })
	_, err := w.agree(ctx, e.facts.ID, "mem-1001")
	require.NoError(t, err)
	require.NoError(t, w.tend(ctx))
	asked := w.net.last(script.KindRefillRequest)
	require.Equal(t, script.V10_6, asked.Version())
	answer := w.answer(asked, "R-1", script.Verdict{Outcome: script.Approved}, nil)
	require.Equal(t, script.KindRefillResponse, parse(t, answer).Kind())
	w.accepted(answer)
	require.Equal(t, renewal.Approved, w.asking(e).Status)
}

func TestFeature140AnAnswerOfItsOwnSpeaksTheReleaseOfTheQuestion(t *testing.T) {
	t.Parallel()
	for _, v := range releases {
		w := open(t)
		c := chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90}
		c.release = v
		w.accepted(w.newRx(c))
		w.accepted(w.cancelRx(c, "X-1"))
		require.NoError(t, w.flush(ctx))
		require.Equal(t, v, w.net.last(script.KindCancelRxResponse).Version())
	}
}

func TestFeature140ATransferSpeaksTheWordsOfWhoAsks(t *testing.T) {
	t.Parallel()
	w := open(t)
	e := w.delivered("N-1", "O-1", "mem-1004", amlodipine, 3)
	w.accepted(changed(w.wants(e, "TQ-1"), "RxTransferRequest", "RxTransferInitiationRequest"))
	_, err := w.release(ctx, e.facts.ID, theirs())
	require.NoError(t, err)
	require.NoError(t, w.flush(ctx))
	require.NotNil(t, w.net.last(script.KindTransfer))
	require.Nil(t, w.net.last(script.KindTransferResponse))
}

func TestNobodyAnswersForAnother(t *testing.T) {
	t.Parallel()
	w := open(t)
	e, asked := w.usedUp("mem-1001")
	forged := changed(w.answer(asked, "R-1", script.Verdict{Outcome: script.Denied, Reasons: []string{"AG"}}, nil), "6000000000001", "6000000000002")
	a := w.post(forged)
	require.True(t, a.Failed)
	require.Equal(t, answersNothing, a.Description.Reveal())
	require.Equal(t, renewal.Requested, w.asking(e).Status)
}

func TestOnlyAPharmacistDecidesWhatWaits(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", by: practitioner, to: "mem-1001", product: lisinopril, days: 90, refills: 3}))
	_, err := w.decide(ctx, w.first().in.Key, word{})
	require.ErrorIs(t, err, errPharmacist)
	require.Len(t, w.look(), 1)
}

func TestNobodyButTheNetworkGetsThroughTheFrontDoor(t *testing.T) {
	t.Parallel()
	w := open(t)
	other, err := certificate()
	require.NoError(t, err)
	message := string(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}))
	for name, client := range map[string]*http.Client{"another certificate": w.net.caller(other), "none": w.net.front.Client()} {
		resp, err := client.Post(w.net.front.URL, "application/xml", strings.NewReader(message))
		if err == nil { // TLS 1.3 may tell the client at its first read
			_, err = io.ReadAll(resp.Body)
			require.NoError(t, resp.Body.Close())
		}
		require.Error(t, err, name)
	}
	require.Empty(t, w.file)
}

func TestAPrescriptionWhoseDrugIsOnItsWayWaits(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}))
	w.accepted(w.newRx(chart{id: "N-2", number: "O-2", to: "mem-1001", product: lisinopril20, days: 90, refills: 3}))
	require.Equal(t, []string{"fill.open"}, w.first().why)
	w.packed(w.theOne())
	w.pass(1)
	_, err := w.decide(ctx, w.first().in.Key, word{by: pharmacist})
	require.NoError(t, err)
	require.Equal(t, order.Received, w.ordered(w.file[1].facts.ID).Lines[0].Status)
}

func TestWhatAMessageOfATransferSaysIsCountedAndNothingElse(t *testing.T) {
	t.Parallel()
	w := open(t)
	day := cal.Of(2026, 10, 1)
	for name, test := range map[string]struct {
		written, left int64 // refills, tablets
		last          cal.Date
		filled        drug.Answer
		want, first   string
	}{
		"filled once":           {3, 90, day, drug.Yes, "3", "2026-10-01"},
		"a refill was used":     {3, 60, day, drug.Yes, "2", ""},
		"never filled":          {3, 120, cal.Date{}, drug.No, "3", ""},
		"no last fill is named": {3, 90, cal.Date{}, drug.Unknown, "", ""},
		"not a whole fill":      {3, 75, day, drug.Yes, "", ""},
		"nothing is left":       {3, 0, day, drug.Yes, "0", ""},
	} {
		m := script.Medication{Prescription: w.prescription(chart{product: amlodipine, days: 30, refills: int(test.written)}), Given: true}
		m.Details.LastFill = test.last
		left := script.Medication{Given: true}
		left.Details.Left = drug.Units(test.left, drug.Tablet)
		d := transfer.Data{Rx: m.Prescription.Facts(w.of(amlodipine))}
		fills(&d, []script.Medication{m, left})
		require.Equal(t, test.filled, d.Filled, name)
		require.Equal(t, test.want, d.Left.String(), name)
		require.Equal(t, test.first, d.FirstFill.String(), name)
	}
}
