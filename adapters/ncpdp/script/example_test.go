package script_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func Example() {
	data, err := os.ReadFile("testdata/newrx-lisinopril-2017071.xml")
	if err != nil {
		fmt.Println(err)
		return
	}
	msg, err := script.Parse(data, script.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	order, err := msg.NewRx()
	if err != nil {
		fmt.Println(err)
		return
	}
	p := order.Prescription
	fmt.Println(msg.Kind(), msg.Version(), "from", msg.Header().From.ID)
	fmt.Println(p.Drug.Description, p.Drug.NDC, p.Quantity, "for", p.DaysSupply, "days")
	fmt.Println("refills:", p.Refills, "substitution:", p.Substitution)
	fmt.Println("patient:", order.Patient.Last)
	fmt.Println("problems:", len(p.Validate(order.Patient)), "findings:", len(msg.Findings()))
	// Output:
	// NewRx 2017071 from 6000000000001
	// Lisinopril 10 mg tablet 68180-0513-01 90 tablet for 90 days
	// refills: 1 substitution: allowed
	// patient: [redacted]
	// problems: 0 findings: 0
}

// A message that cannot be read is refused with a line and a column, and with nothing of its text.
func ExampleParse_broken() {
	_, err := script.Parse([]byte("<Message>\n  <Header>\n  </Haeder>\n</Message>"), script.Limits{})
	fmt.Println(err)
	fmt.Println(errors.Is(err, script.ErrMalformed))
	// Output:
	// script: malformed message: line 3, column 3: the end tag does not match the start tag on line 2 (the sender has to correct it and send it anew)
	// true
}

// Two prescriptions in one body are refused: neither the first nor the last is the order.
func ExampleParse_twoBodies() {
	_, err := script.Parse([]byte("<Message><Body><NewRx/><NewRx/></Body></Message>"), script.Limits{})
	fmt.Println(err)
	// Output:
	// script: not one SCRIPT message: line 1, column 24: /Message/Body holds more than one message (the sender has to correct it and send it anew)
}

func ExampleMessage_NewRx_anotherKind() {
	msg, err := script.Parse([]byte("<Message><Header/><Body><CancelRx/></Body></Message>"), script.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = msg.NewRx()
	fmt.Println(err)
	// Output:
	// script: not a NewRx: /Message/Body holds CancelRx
}

// Many senders write no zone: the clock is known, the instant is not.
func ExampleMessage_Header() {
	msg, err := script.Parse([]byte(`<Message version="010" release="006"><Header>
	  <To Qualifier="P">2699999</To><MessageID>M1</MessageID><SentTime>2026-11-02T15:04:05</SentTime>
	</Header><Body><CancelRx/></Body></Message>`), script.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	h := msg.Header()
	_, known := h.SentTime.Instant()
	fmt.Println(msg.Version(), h.To.Qualifier, h.To.ID, h.MessageID)
	fmt.Println(h.SentTime.Text, "instant known:", known)
	// Output:
	// 10.6 P 2699999 M1
	// 2026-11-02T15:04:05 instant known: false
}

// What is odd and can still be read is a finding, with a stable code and the XPath of the place.
func ExampleMessage_Findings() {
	msg, err := script.Parse([]byte(strings.TrimSpace(`
<Message TransactionVersion="20170715">
  <Header><MessageID>M1</MessageID><SentTime>2026-11-02T15:04:05</SentTime></Header>
  <Body><NewRx>
    <MedicationPrescribed><NumberOfRefills>99</NumberOfRefills></MedicationPrescribed>
  </NewRx></Body>
</Message>`)), script.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range msg.Findings() {
		fmt.Printf("%s at %s: %s\n", f.Code, f.Path, f.Text)
	}
	// Output:
	// header.sent_time_zone at /Message/Header/SentTime: SentTime has no zone: the instant is unknown
	// refills.ninety_nine at /Message/Body/NewRx/MedicationPrescribed/NumberOfRefills: 99 refills may stand for PRN; ask the prescriber; left out
}
