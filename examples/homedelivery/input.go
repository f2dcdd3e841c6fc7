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
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// member is our reference of the one patient of this story. A pharmacy finds it by the member's number and birth date.
const member rx.PatientRef = "mem-1001"

// prescription reads a NewRx message, the sample where no file is named, and checks that it can be filled at all.
func prescription(file string) (mailrx.Incoming, error) {
	data, err := bytesOf(file, sampleScript)
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
	if ps := in.Rx.Validate(in.Patient); len(ps) > 0 {
		return ps
	}
	d, ctx := in.Rx.Drug, context.Background()
	_, err := fake.Catalogue().Product(ctx, d.NDC)
	if errors.Is(err, mailrx.ErrNotFound) {
		_, err = fake.Catalogue().Products(ctx, d.RxCUI)
	}
	if errors.Is(err, mailrx.ErrNotFound) {
		return &mailrx.UnknownDrug{NDC: d.NDC, RxCUI: d.RxCUI}
	}
	return err
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
