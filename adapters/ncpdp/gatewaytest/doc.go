// Package gatewaytest is the conformance suite of [mailrx.PrescriberGateway]: whoever writes a gateway runs it against a
// loopback partner, and is told which sentence of the contract does not hold.
//
//	func TestConformance(t *testing.T) {
//		gatewaytest.Run(t, gatewaytest.Harness{Open: func(t testing.TB) gatewaytest.Subject {
//			partner := startImitation(t) // on loopback, closed by t.Cleanup
//			store := newStore(t)
//			open := func() mailrx.PrescriberGateway { return newGateway(t, partner.URL, store) }
//			return gatewaytest.Subject{Gateway: open(), Open: open, Wire: partner}
//		}})
//	}
//
// # What must be brought
//
// The gateway, a way to open it anew over the same store (another process), and an imitation of the partner that keeps
// books, tells a repetition by its message id, and breaks answers when [Wire] asks for it. The requests that the suite
// makes are those of [Request]; the gateway must find a patient for them who is called [PlantedName]: no error, and no
// URL, may hold a piece of that person.
//
// # Trust in the suite
//
// The tests of this package run every case against a gateway in memory that is right, which passes, and against copies
// of it with one planted bug each. They print the matrix of cases and bugs: every bug is caught by the case that was meant
// for it, and every case catches a bug.
//
// # What it leaves out
//
// What a request looks like on the wire, what comes in, what becomes of a fax or a call. Speed.
package gatewaytest
