package notice_test

import (
	"fmt"
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/notice"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

func Example() {
	n := notice.Notice{
		Kind: notice.RefillReminder1, Member: "mem-1", About: stream.ID{Kind: "auto", Name: "k3q"}, Rx: "rx-1",
	}
	fmt.Println(n.Validate())

	n.Date = cal.Of(2026, time.November, 16)
	fmt.Println(n.Validate())

	info, _ := n.Kind.Info()
	fmt.Println(info.Meaning)
	// Output:
	// notice: refill_reminder_1: Date is missing: the day the parcel leaves
	// <nil>
	// an automatic refill will be sent: the first word
}
