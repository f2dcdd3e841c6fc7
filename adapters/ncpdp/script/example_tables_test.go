package script_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// An answer is due within a day of the request. The host has the clock, and asks; a time without a zone is no instant, and
// then nobody can tell.
func ExampleOverdue() {
	for _, sent := range []string{"2026-11-23T15:00:00Z", "2026-11-23T10:30:00-05:00", "2026-11-23T15:00:00"} {
		m := must(`<Message><Header><MessageID>EX-REQ-1</MessageID><SentTime>` + sent + `</SentTime></Header>
  <Body><RxRenewalRequest/></Body></Message>`)
		at, known := m.Header().SentTime.Instant()
		if !known {
			fmt.Println(sent, "- unknown")
			continue
		}
		now := time.Date(2026, time.November, 24, 15, 15, 0, 0, time.UTC)
		fmt.Println(sent, "- overdue:", script.Overdue(at, now))
	}
	// Output:
	// 2026-11-23T15:00:00Z - overdue: true
	// 2026-11-23T10:30:00-05:00 - overdue: false
	// 2026-11-23T15:00:00 - unknown
}

// A host keeps the code of a rule with what it refused, and finds the words again: what is wrong, who can mend it, and what
// the rule rests on.
func ExampleRules() {
	const kept = "outcome.pending_again"
	for _, rule := range script.Rules() {
		if rule.Code == kept {
			fmt.Printf("%s: %s (%s; %s)\n", rule.Code, rule.Text, rule.Who, rule.Evidence)
		}
	}
	// Output:
	// outcome.pending_again: a request may be answered with pending once; then a final answer follows (prescriber; second-hand)
}

// A code is explained in our words, and each row says what it rests on. What is in no table stays as sent.
func ExampleExplain() {
	tables := [][]script.Word{script.QuantityQualifiers(), script.ValidationReasons()}
	for _, code := range []string{"38", "QT", "GM", "??"} {
		fmt.Printf("%s: %q\n", code, script.Explain(code, tables...))
	}
	for _, w := range script.QuantityQualifiers() {
		fmt.Println(w.Code, "-", w.Evidence)
	}
	// Output:
	// 38: "original quantity"
	// QT: "quantity transferred"
	// GM: "validated; which proof it stands for is not known to us"
	// ??: ""
	// 38 - second-hand
	// 40 - one source
	// 87 - one source
	// QS - second-hand
	// QT - one source
}
