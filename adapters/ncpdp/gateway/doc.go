// Package gateway speaks NCPDP SCRIPT with one partner over HTTPS: it asks prescribers for renewals, takes the partner's
// messages, and does neither twice.
//
//	g, err := gateway.New(gateway.Config{
//		URL: partnerURL, Client: clientWithOurCertificate, Journal: journal, Partner: profile,
//		Renewals: renewals, Receive: receive,
//	})
//	if err != nil {
//		return err
//	}
//	http.Handle("/script", g.Handler()) // what the partner posts
//	more, err := g.Poll(ctx)            // what lies in its mailbox
//
// A *Gateway is the mailrx.PrescriberGateway of a mailrx.Config.
//
// # Terms
//
// A partner is a network, or a practice's system, that takes and brings messages. An acknowledgement (Status, Verify or
// Error) says that a message was taken or refused, and no more: a prescriber's answer to a renewal is a message of its
// own. A mailbox keeps messages until they are asked for with GetMessage.
//
// # Once
//
// The message id of what is sent is derived from the key (MessageID), and its bytes are in the Journal before they leave.
// An answer that was lost is ErrOutcomeUnknown, and the next call under the key sends the same bytes under the same id,
// also from another process. The partner's yes, and its final no, are kept: later calls give them without sending. An
// acknowledgement that comes late, by Handler or Poll, counts the same. Nothing is repeated inside a call.
//
// A partner's message is known by its sender and MessageID. Its answer is kept, and a repetition gets the same bytes. The
// same id with another body is answered with an Error.
//
// # Privacy
//
// No error, and nothing that Fault hears, holds the address of the partner or a value of a message, but for what
// Renewals, Receive, Journal or a write function of the host return. Nothing is logged. A message stands only in bodies and in the
// Journal.
//
// # For implementers of Journal
//
// Two methods, one table with a unique ID: insert, or read what is there. Entries hold names and addresses in clear:
// encrypt them as a Vault does. An entry that is dropped lets its message happen again.
//
// # What is left out
//
// A request that is not a renewal (NewRxRequest, RxChangeRequest, RxFill, answers to CancelRx) is written by the host and sent with Send:
// mailrx.RenewalRequest does not say when an ordinary new prescription has to be asked for. UsernameToken and other passwords in
// the Header are not written. EDIFACT is not answered. One message of a mailbox is fetched at a time. The 24 hours of an
// answer are script.Overdue. Whether a mailbox is empty is told by a Status, which no sample shows. Nobody has tested this
// against a network: it is not certified, and it does not claim to follow the standard.
package gateway
