// Package imitation is what every imitation of a carrier shares: a server on loopback that keeps books, plays a parcel's
// life by a clock, and breaks its answers on demand.
//
//	type Server struct{ *imitation.Site }
//
//	site, err := imitation.New(imitation.Config{Name: "pigeontest", Transit: days, Refused: unauthorized, Throttled: tooMany})
//	site.Handle("POST /labels", site.Serve(imitation.Buy, s.buy)) // one kind of request: faults, token, work, answer
//	base, err := site.Start()
//
// uspstest, upstest, fedextest and dhltest stand on it, and so may an imitation of any other carrier. A [Site] is what
// the suite in adapters/carrier/carriertest steers (Wire) and judges by (Books).
//
// # A parcel's life
//
// It hangs on the day of the label, not on its minute, so a purchase a few minutes later the same morning has the same
// story. Label day D is that of the purchase:
//
//	D, 00:01 or sooner          label created: sooner where it is bought sooner
//	pickup day 18:00            picked up: D if bought before 17:00 on a business day, else the next business day
//	pickup day 22:30            departed
//	next business day 04:10     arrived at a hub
//	last day 08:05, 13:47       out for delivery, delivered: Config.Transit business days after pickup
//
// All times are in the zone of [Config]. [Site.Advance] plays a life by hand instead.
//
// # Faults
//
// [Site.Fail] plans a [Fault] for the next requests of an [Op]. [Site.Calls], [Site.Labels], [Site.Purchases] and
// [Site.LabelsByReference] are what a test judges by, whatever the client believes. [Site.Await] waits for a
// request that hangs.
//
// # What requests ask for
//
// [Site.Change] sells, and [Site.CancelLabel] voids. [Pickups] are collections, and [WholePounds] is the weight that a tariff
// goes by.
//
// # Terms
//
//   - op: the call of shipping.Carrier that a request serves. Requests for a token are of none.
//   - books: the labels sold. They hold no name and no address.
//   - work done: work that the books show.
//
// # What it leaves out
//
// The carrier's own shapes of requests and answers, its codes and its checks: those are the imitation's.
package imitation
