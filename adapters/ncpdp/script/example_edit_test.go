package script_test

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// An edit changes its own bytes: comments, spacing and the unknown element stay.
func ExampleMessage_Edit() {
	msg, err := script.Parse([]byte(`<Message version="010" release="006">
  <Header><!-- ours --><MessageID>M1</MessageID></Header>
  <Body><Status><Code>000</Code><Odd/></Status></Body>
</Message>`), script.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	code := msg.BodyNode().Find("Code")
	out, err := msg.Edit().
		SetText(code, "010").
		InsertAfter(code, script.Leaf("Description", "taken & kept")).
		Bytes()
	fmt.Println(string(out), err)
	// Output:
	// <Message version="010" release="006">
	//   <Header><!-- ours --><MessageID>M1</MessageID></Header>
	//   <Body><Status><Code>010</Code><Description>taken &amp; kept</Description><Odd/></Status></Body>
	// </Message> <nil>
}

// What is absent is not written: Leaf of an empty text is nothing.
func ExampleBuild() {
	out, err := script.Build(script.Group("Message",
		script.Group("Header", script.Leaf("MessageID", "A1"), script.Leaf("RelatesToMessageID", "")),
		script.Group("Body", script.Group("GetMessage")),
	).With("TransactionVersion", "20170715"), script.Envelope{})
	fmt.Println(string(out), err)
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <Message TransactionVersion="20170715">
	//   <Header>
	//     <MessageID>A1</MessageID>
	//   </Header>
	//   <Body>
	//     <GetMessage/>
	//   </Body>
	// </Message>
	//  <nil>
}

// A mailbox or a day's file is read one message at a time, in whatever form each came; a view is read when it is asked
// for, and a message that is refused does not hide the next.
func ExampleStream() {
	day := "<Message><Body><NewRx/></Body></Message>\n<Message/>\n" +
		"UNA:+./*'UIB+UNOA:0++M1:M0'UIH+SCRIPT:010:006:ERROR'STS+900'UIT'UIZ'\n" +
		`<?xml version="1.0"?><Message><Body><Status><Code>010</Code></Status></Body></Message>`
	for msg, err := range script.Stream(strings.NewReader(day), script.Limits{}) {
		if err != nil {
			fmt.Println("refused:", errors.Is(err, script.ErrNotOneMessage))
			continue
		}
		if a, err := msg.Acknowledgement(); err == nil {
			fmt.Println(msg.Kind(), a.Code, "failed:", a.Failed)
			continue
		}
		fmt.Println(msg.Kind())
	}
	// Output:
	// NewRx
	// refused: true
	// Error 900 failed: true
	// Status 010 failed: false
}

// unavailable is a verifier whose list of revoked certificates cannot be had.
type unavailable struct{}

func (unavailable) VerifySignature(context.Context, []byte, []script.SignatureBlock) (bool, error) {
	return false, context.DeadlineExceeded
}

// Where nobody can tell, the signature stays unverified and a controlled drug waits.
func ExampleMessage_VerifySignature() {
	msg, err := script.Parse([]byte(`<Message><Header><DigitalSignature Version="1.1">
	  <DigestValue>ZGln</DigestValue><SignatureValue>c2ln</SignatureValue>
	</DigitalSignature></Header><Body><NewRx/></Body></Message>`), script.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	state, err := msg.VerifySignature(context.Background(), unavailable{})
	fmt.Println(state, err)
	fmt.Println("wait:", script.SignatureHold(drug.ScheduleII, state, script.TrustNobody))
	// Output:
	// unverified script: verify signature: context deadline exceeded
	// wait: true
}

// The EDIFACT form of 10.6 reads into the same views, and its segments stay within reach.
func ExampleMessage_Segments() {
	msg, err := script.Parse([]byte("UNA:+./*'UIB+UNOA:0++M1:M0+++A:ZZZ+B:P+20261102:150405'"+
		"UIH+SCRIPT:010:006:ERROR+R1+P1'STS+900+007+Missing 'Request=''UIT+R1+3'UIZ++1'"), script.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err := msg.Acknowledgement()
	fmt.Println(msg.Kind(), msg.Version(), answer.Code, answer.Failed, err)
	fmt.Println(msg.Segments()[2].Tag, msg.Segments()[2].Value(2, 1, 1))
	fmt.Println(msg.Findings()[0].Code, "at", msg.Findings()[0].Path)
	// Output:
	// Error 10.6 900 true <nil>
	// STS 007
	// edifact.mark at /STS[1]
}
