package main

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy"
)

// profile says what the network is called, writes and can do: data from its papers.
func profile() gateway.Partner {
	return gateway.Partner{
		Them: script.Party{Qualifier: "ZZZ", ID: "EXNETWORK"}, Us: party(us()),
		Sends: []script.Kind{
			script.KindNewRxRequest, script.KindRxRenewalRequest, script.KindRefillRequest, script.KindRxChangeRequest,
			script.KindCancelRxResponse, script.KindRxFill,
			script.KindTransferRequest, script.KindTransferResponse, script.KindTransferInitiation, script.KindTransfer, script.KindTransferConfirm,
		},
		Takes:    takes,
		Software: script.Software{Developer: "mailrx", Product: "eprescribing", Release: "0"},
	}
}

// takes are the kinds that receive has a case for, and those that are observed. All others are answered with an Error.
var takes = append([]script.Kind{
	script.KindNewRx, script.KindNewRxResponseDenied, script.KindCancelRx, script.KindRxRenewalResponse, script.KindRefillResponse,
	script.KindRxChangeResponse, script.KindFillIndicatorChange, script.KindClinicalInfoResponse,
	script.KindTransferRequest, script.KindTransferInitiation, script.KindTransferResponse, script.KindTransfer, script.KindTransferConfirm,
}, observed()...)

// observed are the exchanges of prescribers with payers (PA) and with risk programmes (REMS), which a pharmacy may see: they
// are kept, acknowledged, and change nothing here.
func observed() (kinds []script.Kind) {
	for _, k := range script.Kinds() {
		if k.PriorAuthorization() || k.REMS() {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// receive is the gateway's Receiver. Whatever is sent in turn is laid into the outbox, for the answer to this message leaves
// first. Everything is kept in the Vault by its hash before anything else happens.
func (s *site) receive(ctx context.Context, in gateway.Incoming) (gateway.Reply, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.vault.Put(ctx, document(in.Message)); err != nil {
		return gateway.Reply{}, err
	}
	return s.take(ctx, in, word{})
}

// take does what a message sets off. said is a pharmacist's word, where the message has waited for one. What answers none of
// our questions goes back.
func (s *site) take(ctx context.Context, in gateway.Incoming, said word) (gateway.Reply, error) {
	r, err := s.takeKind(ctx, in, said)
	if errors.Is(err, errNoQuestion) {
		return refuse(answersNothing), nil
	}
	return r, err
}

// takeKind has a case for each kind of message.
func (s *site) takeKind(ctx context.Context, in gateway.Incoming, said word) (gateway.Reply, error) {
	switch in.Message.Kind() {
	case script.KindNewRx:
		return s.takeNewRx(ctx, in, said)
	case script.KindNewRxResponseDenied:
		return s.takeDenial(ctx, in)
	case script.KindCancelRx:
		return s.takeCancel(ctx, in, said)
	case script.KindRxRenewalResponse, script.KindRefillResponse:
		return s.takeRenewal(ctx, in, said)
	case script.KindRxChangeResponse:
		return s.takeChange(ctx, in, said)
	case script.KindFillIndicatorChange:
		return s.takeIndicator(in)
	case script.KindClinicalInfoResponse:
		return s.takeClinicalInfo(ctx, in)
	case script.KindTransferRequest, script.KindTransferInitiation:
		return s.takeTransferRequest(in)
	case script.KindTransferResponse, script.KindTransfer:
		return s.takeTransfer(ctx, in)
	case script.KindTransferConfirm:
		return s.takeConfirm(ctx, in)
	}
	return gateway.Reply{}, nil // what is observed; and Status, Verify and Error that come late, which the gateway keeps
}

// refuse is an Error that goes back at once: nothing was done.
func refuse(text string) gateway.Reply {
	return gateway.Reply{Refuse: script.AckRefused, Text: text}
}

// prescriberOf is the actor of what a prescriber's message does.
func prescriberOf(in gateway.Incoming) pharmacy.Actor {
	return pharmacy.Actor{Role: pharmacy.RolePrescriber, ID: in.Sender}
}
