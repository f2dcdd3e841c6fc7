package main

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/intake"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func TestFeature23APrescriptionFromThePrescribersSystemOpensOneOrder(t *testing.T) {
	t.Parallel()
	w := open(t)
	message := w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3})
	_, first, err := w.net.deliver(ctx, message)
	require.NoError(t, err)
	_, again, err := w.net.deliver(ctx, message)
	require.NoError(t, err)
	require.Equal(t, string(first), string(again), "the same answer, byte for byte")
	a := parse(t, first)
	require.Equal(t, script.KindStatus, a.Kind())
	require.Equal(t, "N-1", a.Header().RelatesToMessageID)
	o := w.ordered(w.theOne().facts.ID)
	require.Equal(t, order.Received, o.Lines[0].Status)
	require.Equal(t, rx.PatientRef("mem-1001"), o.Member)
	rows, err := w.svc.Orders.List(ctx, mailrx.Filter{})
	require.NoError(t, err)
	require.Len(t, rows, 1)
	require.NotContains(t, string(first), "Sampleton")

	var all sync.WaitGroup
	other := w.newRx(chart{id: "N-2", number: "O-2", to: "mem-1002", product: lisinopril, days: 90, refills: 3})
	for range 8 {
		all.Go(func() { _, _, _ = w.net.deliver(ctx, other) })
	}
	all.Wait()
	require.Len(t, w.file, 2, "eight at once are one")
	w.file = w.file[:1]

	in := gateway.Incoming{Key: "after-a-crash", Sender: "D:6000000000001", Message: parse(t, message)}
	reply, err := w.receive(ctx, in)
	require.NoError(t, err)
	require.Empty(t, reply.Refuse, "where the gateway's answer was lost, the Receiver is asked again, and does nothing twice")
	w.theOne()
}

func TestFeature24AMemberAsksAndThePrescriberAnswers(t *testing.T) {
	t.Parallel()
	w := open(t)
	for key, what := range map[stream.Key]drug.RxCUI{"wish-1": lisinopril, "wish-2": metformin} {
		require.NoError(t, w.request(key, wish{member: "mem-1001", drug: w.of(what), from: physician}))
	}
	require.NoError(t, w.flush(ctx))
	require.NoError(t, w.flush(ctx), "nothing is sent twice")
	require.Equal(t, 2, w.count(script.KindNewRxRequest))
	first := w.net.sent(gateway.MessageID("wish-1"))
	require.Equal(t, "6000000000001", first.Header().To.ID)
	q, err := first.Request()
	require.NoError(t, err)
	require.Equal(t, 90, q.Requested[0].Prescription.DaysSupply)
	require.Equal(t, 2, w.unanswered())

	astray := chart{id: "N-0", number: "O-0", to: "mem-1002", product: lisinopril, days: 90, refills: 3}
	astray.answers = first.Header().MessageID
	w.accepted(w.newRx(astray))
	require.Equal(t, 2, w.unanswered(), "a prescription for another member fulfils no wish")
	w.file = nil

	c := chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}
	c.answers = first.Header().MessageID
	w.accepted(w.newRx(c))
	got := w.asked[gateway.MessageID("wish-1")]
	require.Equal(t, w.theOne().facts.ID, got.became)

	no := w.answer(w.net.sent(gateway.MessageID("wish-2")), "D-1", script.Verdict{Outcome: script.Denied, Reasons: []string{"AM"}}, nil)
	w.accepted(no)
	require.Equal(t, "AM", w.asked[gateway.MessageID("wish-2")].denied)
	require.Zero(t, w.unanswered())

	require.True(t, w.post(w.newRx(chart{id: "N-2", number: "O-2", to: "mem-1001", product: metformin, days: 90, refills: 3})).Accepted(), "another NewRx is as good as any")
	require.Equal(t, "AM", w.asked[gateway.MessageID("wish-2")].denied)
	stray := changed(no, gateway.MessageID("wish-2"), "NOBODY-ASKED", "D-1", "D-2")
	require.True(t, w.post(stray).Failed, "an answer to nothing is sent back")
}

func TestFeature28EverythingThatIsMissingIsSaidAtOnceToWhoCanMendIt(t *testing.T) {
	t.Parallel()
	w := open(t)
	lacking := w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}, func(n *script.NewRx) {
		n.Prescription.Quantity, n.Prescription.Sig, n.Prescription.Written = drug.Quantity{}, rx.Sig{}, cal.Date{}
	})
	a := w.post(lacking)
	require.Equal(t, script.KindError, a.Kind)
	require.Equal(t, script.AckRefused, a.Code)
	for _, field := range []string{"quantity", "sig", "written"} {
		require.Contains(t, a.Description.Reveal(), field+":")
	}
	require.Empty(t, w.file)
	require.Empty(t, w.desk, "the prescriber has it back: nobody else has to look")

	prn := w.newRx(chart{id: "N-2", number: "O-2", to: "mem-1001", product: zolpidem, days: 30}, func(n *script.NewRx) {
		n.Patient.Street1, n.Patient.City, n.Patient.ZIP = rx.Secret{}, rx.Secret{}, rx.Secret{}
	})
	require.True(t, w.post(prn).Accepted(), "what a pharmacist may add is no reason to send it back")
	require.Contains(t, w.first().why, string(rx.PatientAddressMissing.Code))
	w.accepted(w.newRx(chart{id: "N-3", number: "O-3", to: "mem-1001", product: lisinopril, days: 90, refills: 3}, func(n *script.NewRx) {
		n.Prescription.Drug = rx.Drug{Description: "something new 10 mg tablet", RxCUI: 999999999}
	}))
	require.Contains(t, w.desk[1].why, "drug.unknown", "what the drug file lacks is the pharmacy's to add")
	require.Empty(t, w.file)
}

func TestFeature28WhatHasToBeToldOfAPrescriptionIsKept(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(sign(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: zolpidem, days: 90, refills: 5}), w.offices[0]))
	require.NotContains(t, w.notes, string(intake.WarnRefills), "not before it goes on")
	_, err := w.decide(ctx, w.first().in.Key, word{by: pharmacist, purpose: drug.Yes, remote: drug.No, cleared: lookedUp})
	require.NoError(t, err)
	require.Contains(t, w.notes, string(intake.WarnRefills), "six months do not hold six fills of 90 days")
}

func TestFeature29MessagesAndDocumentsAreKeptByTheirHash(t *testing.T) {
	t.Parallel()
	w := open(t)
	message := w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3})
	w.accepted(message)
	kept, err := w.vault.Get(ctx, mailrx.Document{Kind: "script.NewRx", Bytes: message}.ID())
	require.NoError(t, err)
	require.Equal(t, message, kept.Bytes)
	require.Equal(t, order.Document(kept.ID()), w.ordered(w.theOne().facts.ID).Source, "the order names the message that opened it")
	back := w.cancelRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}, "X-1")
	w.accepted(back)
	_, err = w.vault.Get(ctx, mailrx.Document{Kind: "script.CancelRx", Bytes: back}.ID())
	require.NoError(t, err, "every message is kept, not the prescriptions alone")

	note := []byte("a clinic's note, as bytes")
	w.accepted(w.clinicalInfo("C-1", note))
	w.accepted(w.clinicalInfo("C-2", note))
	require.Len(t, w.attachments, 2)
	require.Equal(t, w.attachments[0], w.attachments[1], "the same document is one document")
	doc, err := w.vault.Get(ctx, w.attachments[0])
	require.NoError(t, err)
	require.Equal(t, note, doc.Bytes)
	require.NotEqual(t, w.attachments[0], mailrx.Document{Kind: doc.Kind, Bytes: append(note, '.')}.ID())
}

func TestFeature30ThePrescriberIsAskedForNinetyDaysWithRefills(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 30, refills: 5}))
	short := w.theOne()
	require.NoError(t, w.askLonger(ctx, short.facts.ID))
	require.NoError(t, w.flush(ctx))
	asked := w.net.last(script.KindRxChangeRequest)
	require.Equal(t, "N-1", asked.Header().RelatesToMessageID)
	q, err := asked.Request()
	require.NoError(t, err)
	want := q.Requested[0].Prescription
	require.Equal(t, 90, want.DaysSupply)
	require.Equal(t, drug.Units(90, drug.Tablet), want.Quantity)
	require.Equal(t, rx.RefillCount(3), want.Refills)
	require.Equal(t, order.OnHold, w.ordered(short.facts.ID).Lines[0].Status)

	w.accepted(w.answer(asked, "CH-1", script.Verdict{Outcome: script.Approved}, nil))
	require.Equal(t, order.Cancelled, w.ordered(short.facts.ID).Lines[0].Status)
	require.NoError(t, w.orderDue(ctx))
	long := w.entry(short.next)
	require.Equal(t, 90, w.ordered(long.facts.ID).Lines[0].Rx.DaysSupply)
	require.ErrorIs(t, w.askLonger(ctx, long.facts.ID), errNoAdvice)
}

func TestFeature30ANoLetsTheShortOneGoOn(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 30, refills: 5}))
	short := w.theOne()
	require.NoError(t, w.askLonger(ctx, short.facts.ID))
	require.NoError(t, w.flush(ctx))
	w.accepted(w.answer(w.net.last(script.KindRxChangeRequest), "CH-1", script.Verdict{Outcome: script.Denied, Reasons: []string{"AG"}}, nil))
	require.Equal(t, order.Received, w.ordered(short.facts.ID).Lines[0].Status)
	require.Empty(t, short.closed)
	require.Len(t, w.file, 1)
}

func TestFeature30WhatWasTakenBackMeanwhileIsNotChanged(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 30, refills: 5}))
	short := w.theOne()
	require.NoError(t, w.askLonger(ctx, short.facts.ID))
	require.NoError(t, w.flush(ctx))
	require.Equal(t, script.Approved, w.cancels("X-1", "O-1").Verdict.Outcome)
	w.accepted(w.answer(w.net.last(script.KindRxChangeRequest), "CH-1", script.Verdict{Outcome: script.Approved}, nil))
	w.theOne()
	require.Contains(t, w.why(), "prescription.closed")
	require.ErrorIs(t, w.askLonger(ctx, short.facts.ID), errClosed)
}

func TestFeature31ANewPrescriptionCountsItsOwnRefillsAndClosesTheOld(t *testing.T) {
	t.Parallel()
	w := open(t)
	old := w.delivered("N-1", "O-1", "mem-1001", lisinopril, 3)
	w.accepted(w.newRx(chart{id: "N-2", number: "O-2", to: "mem-1001", product: lisinopril, days: 90, refills: 1}))
	fresh := w.entry(old.next)
	require.Equal(t, rx.RefillCount(1), fresh.facts.Refills, "nothing carries over")
	require.Equal(t, "replaced", old.closed)
	require.Contains(t, w.notes, string(intake.TellNoCarryOver))
	_, _, err := w.refill(ctx, "refill-old", old.facts.ID, herself)
	require.ErrorIs(t, err, errClosed)
	require.NotEqual(t, old.orderID, fresh.orderID)
}

func TestFeature32WhoMayBeSeveralIsNobodyUntilAPharmacistSays(t *testing.T) {
	t.Parallel()
	w := open(t)
	ageless := func(n *script.NewRx) { n.Patient.Born = rx.Secret{} }
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1005", product: lisinopril, days: 90, refills: 3}, ageless))
	require.Empty(t, w.file)
	require.Equal(t, []rx.PatientRef{"mem-1005", "mem-1006"}, w.first().candidates)
	require.Equal(t, []string{"patient.ambiguous"}, w.first().why)
	key := w.first().in.Key
	_, err := w.decide(ctx, key, word{by: pharmacist, member: "mem-1001"})
	require.ErrorIs(t, err, errNoCandidate)
	_, err = w.decide(ctx, key, word{by: pharmacist, member: "mem-1006"})
	require.NoError(t, err)
	require.Equal(t, rx.PatientRef("mem-1006"), w.theOne().facts.Patient)
	require.Contains(t, w.ordered(w.theOne().facts.ID).Doubts, "patient.chosen_by_pharmacist", "whoever reviews the order sees it")
	require.Empty(t, w.look())
	_, err = w.decide(ctx, key, word{by: pharmacist, member: "mem-1005"})
	require.ErrorIs(t, err, errNotWaiting)

	w.accepted(w.newRx(chart{id: "N-2", number: "O-2", to: "mem-1005", product: lisinopril, days: 90, refills: 3}))
	require.Equal(t, rx.PatientRef("mem-1005"), w.file[1].facts.Patient, "a birth date tells the two apart")
	w.accepted(w.newRx(chart{id: "N-3", number: "O-3", to: "mem-1001", product: lisinopril, days: 90, refills: 3}, ageless))
	require.Len(t, w.file, 2, "one person of that name, and no birth date: a candidate, not a guess")
	require.Equal(t, []rx.PatientRef{"mem-1001"}, w.first().candidates)
	w.accepted(w.newRx(chart{id: "N-4", number: "O-4", to: "mem-1002", product: lisinopril, days: 90, refills: 3}, func(n *script.NewRx) { n.Patient.Last = rx.NewSecret("Stranger") }))
	require.Equal(t, []string{"patient.unknown"}, w.look()[1].why)
	require.Empty(t, w.look()[1].candidates)
}

func TestFeature33ASignatureIsVerifiedOverTheBytesReceivedAndAnEditUndoesIt(t *testing.T) {
	t.Parallel()
	controlled := func(w *world, id string) []byte {
		c := chart{id: id, number: "O-" + id, to: "mem-1001", product: oxycodone, days: 5}
		return w.newRx(c)
	}
	for name, test := range map[string]struct {
		make  func(*world) []byte
		state script.Signature
		why   string
	}{
		"absent":           {func(w *world) []byte { return controlled(w, "N-1") }, script.SignatureAbsent, "signature.absent"},
		"an indicator":     {func(w *world) []byte { return indicated(controlled(w, "N-1")) }, script.SignatureIndicated, "signature.indicated"},
		"nobody verifies":  {func(w *world) []byte { w.verifier = nil; return sign(controlled(w, "N-1"), w.offices[0]) }, script.SignatureUnverified, "signature.unverified"},
		"verifier is down": {func(w *world) []byte { w.verifier = broken{}; return sign(controlled(w, "N-1"), w.offices[0]) }, script.SignatureUnverified, "signature.unverified"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			w.accepted(test.make(w))
			require.Contains(t, w.first().why, test.why, "held, and never dispensed")
			require.Empty(t, w.file)
			_, err := w.decide(ctx, w.first().in.Key, word{by: pharmacist, purpose: drug.Yes, remote: drug.No, cleared: lookedUp})
			require.NoError(t, err)
			require.Equal(t, []string{test.why}, w.first().why, "no word of ours stands for a signature")
			require.Empty(t, w.file)
		})
	}
}

func TestFeature33AVerifiedOrderGoesOnAndAnEditedOneGoesBack(t *testing.T) {
	t.Parallel()
	w := open(t)
	message := sign(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: oxycodone, days: 5}), w.offices[0])
	seen := &watched{Verifier: w.verifier}
	w.verifier = seen
	w.accepted(message)
	require.Equal(t, message, seen.got, "the verifier gets the bytes received, all of them")
	require.NotContains(t, strings.Join(w.first().why, " "), "signature")
	_, err := w.decide(ctx, w.first().in.Key, word{by: pharmacist, purpose: drug.Yes, remote: drug.No, cleared: lookedUp})
	require.NoError(t, err)
	require.Equal(t, drug.ScheduleII, w.ordered(w.theOne().facts.ID).Lines[0].Rx.Schedule)

	edited := changed(sign(w.newRx(chart{id: "N-2", number: "O-2", to: "mem-1002", product: oxycodone, days: 5}), w.offices[0]), "<Value>5</Value>", "<Value>50</Value>")
	a := w.post(edited)
	require.True(t, a.Failed)
	require.Contains(t, a.Description.Reveal(), "does not hold")
	require.Len(t, w.file, 1)
}

func TestFeature34WhoMayNotPrescribeIsSentBackAndWhoIsUnknownIsLookedUp(t *testing.T) {
	t.Parallel()
	w := open(t)
	a := w.post(w.newRx(chart{id: "N-1", number: "O-1", by: retired, to: "mem-1001", product: lisinopril, days: 90, refills: 3}))
	require.True(t, a.Failed)
	require.Contains(t, a.Description.Reveal(), "licence")

	fromPharmacy := changed(w.newRx(chart{id: "N-0", number: "O-0", to: "mem-1001", product: lisinopril, days: 90, refills: 3}), `Qualifier="D">6000000000001<`, `Qualifier="P">3888888<`)
	require.True(t, w.post(fromPharmacy).Failed, "a pharmacy hands no prescription in")

	alone := chart{id: "N-2", number: "O-2", by: practitioner, to: "mem-1001", product: lisinopril, days: 90, refills: 3}
	w.accepted(w.newRx(alone))
	require.Equal(t, []string{"intake.supervisor"}, w.first().why)
	w.accepted(w.newRx(chart{id: "N-3", number: "O-3", by: practitioner, to: "mem-1002", product: lisinopril, days: 90, refills: 3}, func(n *script.NewRx) { n.Supervisor = w.offices.by(physician).who }))
	require.Equal(t, rx.PatientRef("mem-1002"), w.theOne().facts.Patient, "with a supervisor named it goes on")

	w.accepted(w.newRx(chart{id: "N-4", number: "O-4", to: "mem-1003", product: lisinopril, days: 90, refills: 3}, func(n *script.NewRx) { n.Prescription.Prescriber.NPI = "1700000007" }))
	require.Len(t, w.look(), 2, "no registry knows this number: nobody is refused, and nothing is filled")
	require.Len(t, w.file, 1)
}

func TestFeature35APrescriptionIDIsTakenOnce(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}
	w.accepted(w.newRx(c))
	other := changed(w.newRx(c), "<DaysSupply>90<", "<DaysSupply>30<")
	require.True(t, w.post(other).Failed, "the same message id, and another body")
	c.id = "N-2"
	require.True(t, w.post(w.newRx(c)).Failed, "the same order number in another message")
	w.file = nil
	c.id = "N-3"
	require.True(t, w.post(w.newRx(c)).Failed, "also where the file forgot it: the service knows")
	rows, err := w.svc.Orders.List(ctx, mailrx.Filter{})
	require.NoError(t, err)
	require.Len(t, rows, 1)
}

func TestFeature35AnOrderThatWasTakenBackDoesNotComeAgainUnderItsNumber(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.accepted(w.newRx(chart{id: "N-1", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}))
	require.Equal(t, script.Approved, w.cancels("X-1", "O-1").Verdict.Outcome)
	w.accepted(w.newRx(chart{id: "N-2", number: "O-1", to: "mem-1001", product: lisinopril, days: 90, refills: 3}))
	require.Equal(t, []string{takenBack}, w.first().why, "a mistake, or a correction under the old number: a person asks")
	require.Len(t, w.file, 1)
	w.accepted(w.newRx(chart{id: "N-3", number: "O-2", to: "mem-1001", product: lisinopril, days: 90, refills: 3}))
}

// unanswered counts the wishes that are still open.
func (w *world) unanswered() (open int) {
	for _, each := range w.asked {
		if !each.ended {
			open++
		}
	}
	return open
}
