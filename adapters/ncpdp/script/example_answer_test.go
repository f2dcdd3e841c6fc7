package script_test

import (
	"fmt"
	"os"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// must parses a message of the examples.
func must(text string) *script.Message {
	m, err := script.Parse([]byte(text), script.Limits{})
	if err != nil {
		panic("the message of an example does not parse")
	}
	return m
}

const renewalResponse = `<Message TransactionVersion="20170715">
  <Header>
    <To Qualifier="P">2699999</To><From Qualifier="D">6000000000001</From>
    <MessageID>EX-RESP-1</MessageID><RelatesToMessageID>EX-REQ-1</RelatesToMessageID><SentTime>2026-11-24T15:00:00Z</SentTime>
  </Header>
  <Body><RxRenewalResponse>
    <RequestReferenceNumber>REQ-1</RequestReferenceNumber>
    <Response><ApprovedWithChanges><Note>One refill; please book a visit.</Note></ApprovedWithChanges></Response>
    <MedicationPrescribed>
      <DrugDescription>Lisinopril 10 mg tablet</DrugDescription>
      <Quantity><Value>90</Value><CodeListQualifier>38</CodeListQualifier><QuantityUnitOfMeasure><Code>C48542</Code></QuantityUnitOfMeasure></Quantity>
      <NumberOfRefills>1</NumberOfRefills>
    </MedicationPrescribed>
  </RxRenewalResponse></Body>
</Message>`

// What the prescriber says to a renewal request. Text that a person wrote is hidden until somebody asks for it.
func ExampleMessage_Response() {
	answer, err := must(renewalResponse).Response()
	if err != nil {
		fmt.Println(err)
		return
	}
	p := answer.Medication.Prescription
	fmt.Println(answer.Verdict.Outcome, "- to", answer.Reference, "-", answer.RelatesTo)
	fmt.Println(p.Drug.Description, p.Quantity, "refills:", p.Refills)
	fmt.Println("note:", answer.Verdict.Note)
	// Output:
	// approved with changes - to REQ-1 - EX-REQ-1
	// Lisinopril 10 mg tablet 90 tablet refills: 1
	// note: [redacted]
}

// An approval that changes more than it says is no approval: the difference is named, and nobody dispenses on it.
func ExampleJudge() {
	asked := script.Request{Kind: script.KindRxRenewalRequest}
	asked.Prescribed.Given = true
	asked.Prescribed.Prescription.Drug.Description = "Lisinopril 10 mg tablet"
	asked.Prescribed.Prescription.Quantity = drug.Units(30, drug.Tablet)
	asked.Dispensed.Details.RefillsRequested = rx.RefillCount(3)
	answer, err := must(renewalResponse).Response()
	if err != nil {
		fmt.Println(err)
		return
	}
	j := script.Judge(asked, answer)
	fmt.Println("called", j.Outcome, "and means", j.Implied, j.Differences)
	fmt.Printf("%s: %s (%s can act)\n", j.Problem.Code, j.Problem.Text, j.Problem.Who)
	// Output:
	// called approved with changes and means replaced [quantity refills note]
	// outcome.changes_differ: approved with changes means: the number of refills alone differs (prescriber can act)
}

// A prescriber takes a prescription back. The answer is in the sender's release and says how far it had got.
func ExampleRequest_Cancelled() {
	m := must(`<Message xmlns="http://www.ncpdp.org/schema/SCRIPT" version="010" release="006">
  <Header>
    <To Qualifier="P">2699999</To><From Qualifier="D">6000000000001</From><MessageID>EX-CAN-1</MessageID>
    <SentTime>2026-11-24T15:00:00Z</SentTime><PrescriberOrderNumber>EX-ORDER-1001</PrescriberOrderNumber>
  </Header>
  <Body><CancelRx><MedicationPrescribed><DrugDescription>Lisinopril 10 mg tablet</DrugDescription></MedicationPrescribed></CancelRx></Body>
</Message>`)
	asked, err := m.Request()
	if err != nil {
		fmt.Println(err)
		return
	}
	history := script.FillHistory(cal.Of(2026, time.November, 3), cal.Date{}, rx.RefillCount(1))
	at := time.Date(2026, time.November, 24, 15, 0, 5, 0, time.UTC)
	out, err := m.Answer("EX-ANSWER-1", at).Response(asked.Cancelled(history))
	if err != nil {
		fmt.Println(err)
		return
	}
	os.Stdout.Write(out)
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <Message xmlns="http://www.ncpdp.org/schema/SCRIPT" version="010" release="006">
	//   <Header>
	//     <To Qualifier="D">6000000000001</To>
	//     <From Qualifier="P">2699999</From>
	//     <MessageID>EX-ANSWER-1</MessageID>
	//     <RelatesToMessageID>EX-CAN-1</RelatesToMessageID>
	//     <SentTime>2026-11-24T15:00:05Z</SentTime>
	//     <PrescriberOrderNumber>EX-ORDER-1001</PrescriberOrderNumber>
	//   </Header>
	//   <Body>
	//     <CancelRxResponse>
	//       <Response>
	//         <Approved>
	//           <Note>first fill 2026-11-03, refills remaining 1</Note>
	//         </Approved>
	//       </Response>
	//     </CancelRxResponse>
	//   </Body>
	// </Message>
}

// Any message is acknowledged, but an acknowledgement. The id is derived, so a repetition gets the same bytes.
func ExampleLetter_Acknowledge() {
	at := time.Date(2026, time.November, 24, 15, 0, 5, 0, time.UTC)
	for _, text := range []string{renewalResponse, inbound(script.V2017071, script.KindNewRx), inbound(script.V10_6, script.KindStatus)} {
		m := must(text)
		out, err := m.Answer(script.AnswerID(m, script.KindStatus), at).Acknowledge()
		if err != nil {
			fmt.Println(m.Kind(), "-", err)
			continue
		}
		ack, err := must(string(out)).Acknowledgement()
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(m.Kind(), "-", ack.Kind, ack.Code, "to", ack.RelatesTo, "accepted:", ack.Accepted())
	}
	// Output:
	// RxRenewalResponse - Status 010 to EX-RESP-1 accepted: true
	// NewRx - Status 000 to IN-1 accepted: true
	// Status - an acknowledgement is not answered
}

// A prescription runs out: the prescriber is asked for three more refills, in the words of the system that wrote it.
func ExampleRenewalOf() {
	data, err := os.ReadFile("testdata/newrx-lisinopril-2017071.xml")
	if err != nil {
		fmt.Println(err)
		return
	}
	m := must(string(data))
	n, err := m.NewRx()
	if err != nil {
		fmt.Println(err)
		return
	}
	last := script.Medication{Prescription: n.Prescription, Given: true}
	last.Details.ConceptType = n.Details.ConceptType
	last.Details.LastFill = cal.Of(2026, time.November, 3)
	last.Details.RefillsRequested = rx.RefillCount(3)
	l := m.Answer("EX-REQ-1", time.Date(2026, time.November, 24, 15, 0, 0, 0, time.UTC))
	l.RxNumber = "RX7"
	out, err := l.Request(script.RenewalOf(n, "REQ-1", last))
	if err != nil {
		fmt.Println(err)
		return
	}
	asked, err := must(string(out)).Request()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(asked.Kind, asked.Reference, "order", asked.OrderNumber, "Rx", asked.RxNumber)
	fmt.Println(asked.Prescribed.Prescription.Drug.Description, "last filled", asked.Dispensed.Details.LastFill,
		"refills asked for:", asked.Dispensed.Details.RefillsRequested)
	// Output:
	// RxRenewalRequest REQ-1 order EX-ORDER-1001 Rx RX7
	// Lisinopril 10 mg tablet last filled 2026-11-03 refills asked for: 3
}
