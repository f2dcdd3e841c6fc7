package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/refill/renewal"
	"github.com/mailrx/mailrx/refill/transfer"
)

var ctx = context.Background()

// world is a pharmacy on its network, for one test.
type world struct {
	*site
	*outside
	t   *testing.T
	net *network
	in  rx.ID // of the prescription that moves in
}

func open(t *testing.T) *world {
	t.Helper()
	n, s, err := start()
	require.NoError(t, err)
	t.Cleanup(n.close)
	return &world{site: s, outside: outsideOf(s), t: t, net: n}
}

// post brings a message to the pharmacy and gives its answer, which must be in the sender's dialect and name the message.
func (w *world) post(message []byte) script.Acknowledgement {
	w.t.Helper()
	status, answer, err := w.net.deliver(ctx, message)
	require.NoError(w.t, err)
	require.Equal(w.t, 200, status)
	asked, said := parse(w.t, message), parse(w.t, answer)
	require.Equal(w.t, asked.Version(), said.Version(), "the answer is in the sender's dialect")
	require.Equal(w.t, asked.Header().MessageID, said.Header().RelatesToMessageID)
	a, err := said.Acknowledgement()
	require.NoError(w.t, err)
	return a
}

func (w *world) accepted(message []byte) {
	w.t.Helper()
	require.True(w.t, w.post(message).Accepted())
}

func parse(t *testing.T, message []byte) *script.Message {
	t.Helper()
	m, err := script.Parse(message, script.Limits{})
	require.NoError(t, err)
	return m
}

// first is what has waited on the desk longest.
func (w *world) first() waiting {
	w.t.Helper()
	all := w.look()
	require.NotEmpty(w.t, all, "nothing waits")
	return all[0]
}

// why is what everything on the desk waits for.
func (w *world) why() (codes []string) {
	for _, each := range w.look() {
		codes = append(codes, each.why...)
	}
	return codes
}

// theOne is the only prescription on file.
func (w *world) theOne() *entry {
	w.t.Helper()
	require.Len(w.t, w.file, 1)
	return w.file[0]
}

func (w *world) ordered(id rx.ID) order.State {
	w.t.Helper()
	o, err := w.svc.Orders.Status(ctx, w.entry(id).orderID)
	require.NoError(w.t, err)
	return o
}

type broken struct{}

func (broken) VerifySignature(context.Context, []byte, []script.SignatureBlock) (bool, error) {
	return true, errors.New("no answer from the revocation list")
}

// watched keeps what its verifier was given last.
type watched struct {
	script.Verifier
	got []byte
}

func (v *watched) VerifySignature(ctx context.Context, received []byte, blocks []script.SignatureBlock) (bool, error) {
	v.got = bytes.Clone(received)
	return v.Verifier.VerifySignature(ctx, received, blocks)
}

// packed has the pharmacist review and check the order.
func (w *world) packed(e *entry) {
	w.t.Helper()
	stage, err := w.fill(ctx, e.orderID)
	require.NoError(w.t, err)
	require.Equal(w.t, order.Packed, stage)
}

func (w *world) pass(days int) {
	w.t.Helper()
	require.NoError(w.t, w.days(ctx, days))
}

func (w *world) refilled(e *entry) {
	w.t.Helper()
	_, v, err := w.refill(ctx, "refill", e.facts.ID, herself)
	require.NoError(w.t, err)
	require.True(w.t, v.OK, v)
}

// delivered is a prescription whose first fill has arrived.
func (w *world) delivered(id, number string, ref rx.PatientRef, what drug.RxCUI, refills int) *entry {
	w.t.Helper()
	w.accepted(w.newRx(chart{id: id, number: number, to: ref, product: what, days: 90, refills: refills}))
	e := w.file[len(w.file)-1]
	w.packed(e)
	w.pass(1)
	require.Equal(w.t, order.Delivered, w.ordered(e.facts.ID).Lines[0].Status)
	return e
}

var herself = pharmacy.Actor{Role: pharmacy.RoleMember, ID: "mem-1001"}

// changed is a message with texts in the place of others.
func changed(message []byte, pairs ...string) []byte {
	return []byte(strings.NewReplacer(pairs...).Replace(string(message)))
}

// usedUp is a prescription without refills whose one fill has arrived, and whose prescriber has been asked for more.
func (w *world) usedUp(ref rx.PatientRef) (*entry, *script.Message) {
	w.t.Helper()
	e := w.delivered("N-"+string(ref), "O-"+string(ref), ref, lisinopril, 0)
	w.until(func() bool { _, err := w.svc.Renewals.Status(ctx, e.facts.ID); return err == nil })
	r, err := w.agree(ctx, e.facts.ID, ref)
	require.NoError(w.t, err)
	require.Nil(w.t, r.Refusal, r.Refusal.String())
	require.NoError(w.t, w.tend(ctx))
	asked := w.net.last(script.KindRxRenewalRequest)
	require.NotNil(w.t, asked)
	return e, asked
}

// until lets days pass.
func (w *world) until(done func() bool) {
	w.t.Helper()
	for range 100 {
		if done() {
			return
		}
		w.pass(1)
	}
	require.Fail(w.t, "it never came")
}

func (w *world) asking(e *entry) renewal.State {
	w.t.Helper()
	st, err := w.svc.Renewals.Status(ctx, e.facts.ID)
	require.NoError(w.t, err)
	return st
}

// asksCorner is a transfer in that the corner pharmacy has been asked for.
func (w *world) asksCorner() *script.Message {
	w.t.Helper()
	id, no := w.transferIn("mem-1004", w.of(amlodipine), corner())
	require.Nil(w.t, no, no.String())
	w.in = id
	require.NoError(w.t, w.flush(ctx))
	asked := w.net.last(script.KindTransferRequest)
	require.NotNil(w.t, asked)
	return asked
}

func (w *world) completed() {
	w.t.Helper()
	no, err := w.complete(w.in, heard)
	require.NoError(w.t, err)
	require.Nil(w.t, no, no.String())
}

func theirs() transfer.Side {
	return transfer.Side{Pharmacy: corner(), Pharmacist: "Farah Mazist", Role: pharmacy.RolePharmacist, RxNumber: "told-by-phone"}
}

// count counts the messages of a kind that the partner got.
func (w *world) count(k script.Kind) (n int) {
	for _, r := range w.net.partner.Received() {
		if r.Kind == k {
			n++
		}
	}
	return n
}
