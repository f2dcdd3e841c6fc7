package network_test

import (
	"fmt"
	"os"
	"time"

	"github.com/mailrx/mailrx/formulary/network"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

func directory() *network.Directory {
	data, err := os.ReadFile("testdata/directory.json")
	if err != nil {
		panic(err)
	}
	dir, err := load(data)
	if err != nil {
		panic(err)
	}
	return dir
}

// Is this pharmacy in the network on the day of the fill?
func ExampleDirectory_In() {
	dir := directory()
	on := cal.Of(2026, time.November, 24)

	a := dir.In("sample-choice", 9900011, network.Retail, on)
	fmt.Println(a.Status, a.Membership.Standing, "long supplies:", a.Membership.NinetyDay)

	a = dir.In("sample-choice", 9900066, network.Mail, on)
	fmt.Println(a.Status, a.Trace.Rejects())
	for _, r := range a.Trace.Reasons() {
		fmt.Println("-", r.Text())
	}

	a = dir.In("sample-choice", 1234567, network.Retail, on)
	fmt.Println(a.Status, a.Trace.Reasons()[0].Text())
	// Output:
	// in-network preferred long supplies: yes
	// not-in-network [40]
	// - the pharmacy has no contract with the network for this channel
	// - a mail order outside the network is not covered
	// unknown the directory has no such pharmacy, so it cannot say
}

// The three stores of the network that are nearest to a ZIP code.
func ExampleDirectory_Locate() {
	dir := directory()
	r, err := dir.Locate(network.Query{
		Network: "sample-choice", On: cal.Of(2026, time.November, 24),
		ZIP: "02108", Near: network.Point{Lat: 42.3576, Lon: -71.0651}, // its centroid, which the caller looked up
		Limit: 3,
	})
	if err != nil {
		panic(err)
	}
	for _, f := range r.Found {
		p, _ := dir.LookUp(f.ID)
		fmt.Printf("%.1f mi  %s (%s)\n", f.Miles, p.Name, f.Membership.Standing)
	}
	fmt.Println(r.Note())
	// Output:
	// 0.1 mi  Example Drug on Beacon (preferred)
	// 1.3 mi  Example Corner Pharmacy (standard)
	// 2.5 mi  Example Drug in Cambridge (standard)
	// Distances are straight lines from the middle of ZIP code 02108.
}

// Is the help line open, and if not, when does it open?
func ExampleHours_Open() {
	dir := directory()
	line, _ := dir.HelpLine("pharmacist")
	hours, _ := dir.Hours(line.Card)
	newYork, err := time.LoadLocation(line.Card.Zone)
	if err != nil {
		panic(err)
	}
	at := time.Date(2026, time.November, 20, 17, 30, 0, 0, newYork) // a Friday
	fmt.Println(line.Name, line.Card.Phone, "TTY", line.Card.TTY, line.Card.Languages)
	fmt.Println("open:", hours.Open(at, newYork))
	next, _ := hours.Next(at, newYork)
	fmt.Println("opens:", next.In(newYork).Format("Monday 15:04"))
	// Output:
	// Ask a pharmacist 800-555-0101 TTY 711 [en]
	// open: false
	// opens: Monday 09:00
}

// A store that is open at an instant; where nobody knows, the answer is unknown.
func ExampleDirectory_Open() {
	dir := directory()
	zones := network.Zones{}
	for _, name := range dir.Zones() {
		zones[name], _ = time.LoadLocation(name)
	}
	at := time.Date(2026, time.November, 26, 15, 0, 0, 0, time.UTC) // Thanksgiving
	fmt.Println(dir.Open(9900011, at, zones), dir.Open(9900022, at, zones), dir.Open(9900033, at, zones))
	// Output: no yes unknown
}

// Do enough members live near a store of the network?
func ExampleCheckAccess() {
	f := network.CheckAccess(cal.Of(2026, time.November, 24), network.AccessCounts{
		Suburban: network.AreaCount{Near: 899, Total: 1000},
		Rural:    network.AreaCount{Near: 71, Total: 100},
	})
	fmt.Println("met:", f.Answer)
	for _, s := range f.Trace.Steps() {
		fmt.Println("-", s.Text())
	}
	// Output:
	// met: no
	// - of suburban members 89.9% live within 5 miles of a network pharmacy, 90% must
	// - of rural members 71% live within 15 miles, 70% must
}

// Who must be told that a pharmacy leaves the network, and by when?
func ExampleChanges() {
	dir := directory()
	today := cal.Of(2026, time.November, 24)
	changes, _ := network.Changes(network.View{Directory: dir, On: today},
		network.View{Directory: dir, On: today.AddMonths(2)}, "sample-choice")
	for _, c := range changes {
		fmt.Println(c.Pharmacy, c.Kind, c.On)
		n := network.NoticeOf(c, cal.Of(2026, time.October, 2), today, false)
		if n.Due == drug.Yes {
			fmt.Println("  tell who filled there on 2026-10-02 by", n.By)
		}
	}
	// Output:
	// 9900022 rises 2027-01-01
	// 9900022 gains-approval 2027-01-01
	// 9900033 leaves 2027-01-01
	//   tell who filled there on 2026-10-02 by 2026-12-02
}

// Does Part D pay for a store outside the network, for a traveller who falls ill?
func ExampleOutside() {
	earlier := []cal.Date{cal.Of(2026, time.September, 25), cal.Of(2026, time.October, 25)}
	on := cal.Of(2026, time.November, 24)
	once := network.Outside(network.Visit{Channel: network.Retail, Reachable: drug.No, Routine: network.Routine(on, nil)})
	again := network.Outside(network.Visit{Channel: network.Retail, Reachable: drug.No, Routine: network.Routine(on, earlier)})
	fmt.Println(once.Answer)
	fmt.Println(again.Answer, again.Trace.Reasons()[0].Text())
	// Output:
	// yes
	// no the member fills outside the network as a routine
}

// Does a help line meet its targets?
func ExampleCheckCalls() {
	f := network.CheckCalls(network.Calls{Offered: 100, Quick: 84, Dropped: 6, AverageHold: 95 * time.Second})
	fmt.Println(f.Answer, f.Trace.Reasons()[0].Text())
	// Output: no 6% of calls are dropped, 5% at most may be
}

// A document with faults is refused whole, and every fault is named.
func ExampleCompile() {
	doc, err := network.ParseDocument([]byte(`{"version": 1, "id": "sample",
		"networks": [{"id": "choice", "name": "Choice", "from": "2026-01-01", "to": "2026-12-31"}],
		"pharmacies": [{"ncpdp": "9900011", "name": "Example Drug", "point": {"lat": 142.36, "lon": -71.06}}],
		"participations": [{"network": "other", "pharmacy": "9900011", "channel": "retail", "standing": "standard"}]}`))
	if err != nil {
		panic(err)
	}
	_, err = network.Compile(doc)
	fmt.Println(err)
	// Output:
	// network: document: 2 faults
	//   /pharmacies/0/point: the coordinates are no place where a pharmacy stands: latitude is −90 to 90, longitude −180 to 180 (network.doc_point, the plan can mend it)
	//   /participations/0/network: the entry refers to something that is not there: "other" (network.doc_orphan, the plan can mend it)
}
