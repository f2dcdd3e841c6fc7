// Package carriertest is the conformance suite of [shipping.Carrier]: whoever writes a carrier runs it against a
// loopback imitation of the carrier's API, and is told which sentence of the contract does not hold.
//
//	func TestConformance(t *testing.T) {
//		carriertest.Run(t, carriertest.Harness{
//			Service: "pigeon_ground",
//			Open: func(t testing.TB) carriertest.Subject {
//				imitation := startImitation(t) // on loopback, closed by t.Cleanup
//				return carriertest.Subject{
//					Carrier:  newCarrier(t, imitation.URL, "the right secret"),
//					Stranger: newCarrier(t, imitation.URL, "another secret"),
//					Wire:     imitation,
//					Books:    imitation,
//				}
//			},
//		})
//	}
//
// # What must be brought
//
// Two things: the carrier, and an imitation of its API that keeps books as the real one does. A label bought there can
// be tracked, voided and found again; an answer can be lost after the work is done. The suite steers the imitation
// through [Wire], which breaks answers on their way, and reads it through [Books]. Both count for themselves: what the
// imitation says was bought is the judge, whatever the carrier under test returns.
//
// A request belongs to one [Op]: the call of the port that it serves. Requests for a token belong to none: they meet
// no fault and are not counted. Where a call of the port needs several requests, each is of that Op.
//
// # How a case runs
//
// Each [Case] opens a fresh subject, in parallel with the others, and has [Patience] to end. Its name and rule are
// printed with go test -v, and the rule stands before every complaint. The parcel is [Shipment], or [ShipmentAbroad] for a
// carrier that delivers abroad only, with a planted person: no error and no URL may hold a piece of that person.
//
// The carrier under test should wait milliseconds, not seconds, between repeats of a read, so configure its backoff.
// [Throttle] asks for an hour: no carrier may sit that out, it returns at once and says so in RetryAfter.
//
// # Features
//
// [Features] turn off the cases of what a carrier does not have. They weaken no case. A feature that is declared
// missing and is there fails the run.
//
// # Trust in the suite
//
// The tests of this package run every case against a carrier in memory that is right, which passes, and against
// copies of it with one planted bug each (a purchase repeated after a lost answer, a lost answer taken for a failure, a
// forgotten key, a name in an error …). They print the matrix of cases and bugs: every bug is caught by the case that
// was meant for it, and every case catches a bug.
//
// # What it leaves out
//
// Whether a request is what the real carrier wants: that is for its own OpenAPI document to say. Speed.
package carriertest
