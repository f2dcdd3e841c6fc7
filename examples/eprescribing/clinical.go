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
