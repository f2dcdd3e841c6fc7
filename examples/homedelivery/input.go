package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/formulary"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// member is our reference of the one patient of this story. A pharmacy finds it by the member's number and birth date.
const member rx.PatientRef = "mem-1001"

// prescription reads a NewRx message, the sample where no file is named, and checks that it can be filled at all.
func prescription(file string, sample []byte) (mailrx.Incoming, error) {
	data, err := bytesOf(file, sample)
	if err != nil {
		return mailrx.Incoming{}, err
	}
	msg, err := script.Parse(data, script.Limits{})
	if err != nil {
		return mailrx.Incoming{}, named(file, err)
	}
	n, err := msg.NewRx()
	if err != nil {
		return mailrx.Incoming{}, named(file, err)
	}
	n.Prescription.Patient = member
	in := mailrx.Incoming{
		By:      pharmacy.Actor{Role: pharmacy.RolePrescriber, ID: "npi-" + string(n.Prescription.Prescriber.NPI)},
		Channel: pharmacy.ChannelERx, Sender: msg.Header().From.ID, MessageID: msg.Header().MessageID,
		Source: mailrx.Document{Kind: "script.newrx", Bytes: msg.Raw()}, Rx: n.Prescription, Patient: n.Patient,
	}
	if msg.Header().Test() {
		return in, named(file, errors.New("this is a test message; it is never filled, and its sender must send a real one"))
	}
	for _, f := range msg.Findings() {
		in.Doubts = append(in.Doubts, string(f.Code))
	}
	return in, named(file, check(in))
}

// check finds what Receive would find, before any database is opened.
func check(in mailrx.Incoming) error {
	if in.MessageID == "" || in.Sender == "" {
		return errors.New("the message names no sender or no MessageID; the sender must supply it")
	}
	prod, err := product(in.Rx.Drug)
	if err != nil {
		return err
	}
	if ps := in.Rx.ScheduledAs(prod).Validate(in.Patient); len(ps) > 0 {
		return ps
	}
	return nil
}

func product(d rx.Drug) (drug.Product, error) {
	ctx := context.Background()
	p, err := fake.Catalogue().Product(ctx, d.NDC)
	if !errors.Is(err, mailrx.ErrNotFound) {
		return p, err
	}
	ps, err := fake.Catalogue().Products(ctx, d.RxCUI)
	if errors.Is(err, mailrx.ErrNotFound) {
		return p, &mailrx.UnknownDrug{NDC: d.NDC, RxCUI: d.RxCUI}
	}
	return ps[0], err
}

// compile reads and compiles a plan document, the sample where no file is named.
func compile(file string) (*formulary.Plan, error) {
	data, err := bytesOf(file, samplePlan)
	if err != nil {
		return nil, err
	}
	doc, err := formulary.ParseDocument(data)
	if err != nil {
		return nil, named(file, err)
	}
	plan, err := formulary.Compile(doc)
	return plan, named(file, err)
}

func bytesOf(file string, sample []byte) ([]byte, error) {
	if file == "" {
		return sample, nil
	}
	return os.ReadFile(file)
}

// named puts the file before its fault.
func named(file string, err error) error {
	if err == nil || file == "" {
		return err
	}
	return fmt.Errorf("%s: %w", file, err)
}
