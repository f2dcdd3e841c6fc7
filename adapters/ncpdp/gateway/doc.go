// Package gateway speaks NCPDP SCRIPT with one partner over HTTPS: it asks prescribers for renewals, each once, and takes
// the partner's messages, each under a key of its own.
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
// A *Gateway is the mailrx.PrescriberGateway of a mailrx.Config. Every other message (an answer to a CancelRx, an RxFill, an
// RxChangeRequest) is written by the host and sent with Send: the examples of Send have the lines for each.
//
// # Terms
//
// A partner is a network, or a practice's system, that takes and brings messages. An acknowledgement (Status, Verify or
// Error) says that a message was taken or refused, and no more: a prescriber's answer to a renewal is a message of its
// own, and Answered finds the request to it. A mailbox keeps messages until they are asked for with GetMessage.
//
// # Once
//
// The message id of what is sent is derived from the key (MessageID), and its bytes are in the Journal before they leave.
// An answer that was lost is ErrOutcomeUnknown, and the next call under the key sends the same bytes under the same id,
// also from another process; only a UsernameToken (Config.Token) is made anew for each sending. The partner's yes, and its
// final no, are kept, also where the caller has gone: later calls give them without sending. One that the Journal could not
// keep is ErrOutcomeUnknown too. An acknowledgement that comes by itself, by Handler or Poll, before the call has ended or
// long after, counts the same if it names as its sender the partner, whom the message went to, or one of Partner.Between;
// of another ErrStranger is told. Nothing is repeated inside a call. A partner that refuses a repetition because it has the
// message says yes by that, where the profile knows its code (Partner.Repeats).
//
// A partner's message is known by its sender and MessageID. Its answer is kept, and a repetition gets the same bytes. The
// same id with another body, or about another prescription, is answered with an Error. Until the answer is kept the message
// may be handed over again, under the same Key: that nothing is done twice then is for the Receiver and its store. Two
// messages under one id that come at once through two processes are both handed over, and Incoming.Print tells them apart.
// What a Receiver has done is written down though the sender is gone and Config.Timeout over. An Error because of the
// profile is not kept: once the profile is mended the message is taken. A message that no answer can be written to is not
// handed over at all (ErrUnanswerable).
//
// # Who is asked for a renewal
//
// The sender of the NewRx that the prescription came as, in that message's dialect; where it came on paper or by telephone,
// whom Config.Renewals names, in the dialect of the profile. Past the window of a renewal a NewRxRequest goes out instead.
// Nobody is asked who is not the prescriber that the member means, and nobody whose NewRx prohibits it. What cannot be
// asked, and what the partner refuses for good, is renewal.Undeliverable: the renewal goes on by fax and telephone
// (Config.Elsewhere), and Config.Fault hears why.
//
// # Who may send to us
//
// Whoever reaches the Handler, so let the server ask for a certificate (tls.RequireAndVerifyClientCert) and know whose it
// is. Whom a message names as its sender is a claim: where several senders come over one connection, Config.Allow sees the
// request beside the header of the message, its UsernameToken too. Bodies are limited in bytes and in time, and none that
// is packed is opened.
//
// # Privacy
//
// No error, and nothing that Fault hears, holds the address of the partner or a value of a message, but for what Renewals,
// Receive, Allow, Token, Journal or a write function of the host return; what one of the Config panics with is hidden
// (ErrPanic). Nothing is logged. A message stands only in bodies and in the Journal, and there without a token.
//
// # For implementers of Journal
//
// Two methods, one table with a unique ID: insert, or read what is there, with all three fields. Entries hold names and
// addresses in clear: encrypt them as a Vault does. An entry that is dropped lets its message happen again.
//
// # What is left out
//
// A NewRxRequest, a mailbox that is empty (told by a Status), a mailbox that gives several messages in one answer, and the
// media types of the bodies are unconfirmed, for no sample shows them. What comes in EDIFACT is acknowledged in EDIFACT;
// nothing else is written in it, so its senders are not asked electronically, and the acknowledgement bears no token. An
// acknowledgement in a mailbox is taken and, as all are, not answered; whether the mailbox then lets it go is the partner's.
// That a network took a request and an Error came later is for Receive to hear: the renewal stays Handed, and goes on by
// its next means all the same. The 24 hours of an answer are the host's to count, with script.Overdue. Nobody
// has tested this against a network, and it does not claim to follow the standard.
package gateway
