package main

import (
	"context"
	"encoding/base64"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/ncpdp/gateway"
)

// takeClinicalInfo keeps each document of a response in the Vault, by the hash of what it is and not of how it was
// encoded: the same document that comes again in another message is one document.
func (s *site) takeClinicalInfo(ctx context.Context, in gateway.Incoming) (gateway.Reply, error) {
	c, err := in.Message.ClinicalInfo()
	if err != nil {
		return gateway.Reply{}, err
	}
	for _, a := range c.Attachments {
		bytes, err := base64.StdEncoding.DecodeString(a.Data.Reveal())
		if err != nil {
			return refuse("an attachment is not in base64"), nil
		}
		id, err := s.vault.Put(ctx, mailrx.Document{Kind: "attachment." + a.Format, Bytes: bytes})
		if err != nil {
			return gateway.Reply{}, err
		}
		s.attachments = append(s.attachments, id)
	}
	return gateway.Reply{}, nil
}

// takeIndicator keeps which fills a prescriber wants to be told of from now on.
func (s *site) takeIndicator(in gateway.Incoming) (gateway.Reply, error) {
	c, err := in.Message.FillIndicatorChange()
	if err != nil {
		return gateway.Reply{}, err
	}
	e := s.where(func(e *entry) bool {
		return e.sender == in.Sender && (c.RxNumber != "" && e.number == c.RxNumber || c.OrderNumber != "" && e.facts.OrderNumber == c.OrderNumber)
	})
	if e == nil {
		return refuse("no such prescription of this prescriber is on file"), nil
	}
	e.indicator = c.Indicator
	return gateway.Reply{}, nil
}
