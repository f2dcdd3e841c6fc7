// Package mailrx is a mail-order (home-delivery) pharmacy at work: it takes prescriptions in, and brings each fill
// reviewed, covered, paid and dispensed to the member's door, exactly once; then it keeps the member supplied.
//
//	svc, err := mailrx.New(mailrx.Config{
//		Site: site, Zone: zone, From: dock, Store: db, People: db.People(), Vault: db.Vault(), Desk: desk,
//		Coverage: mailrx.LocalCoverage{Plan: plan}, // … and the other ports
//	})
//	r, err := svc.Orders.Receive(ctx, "newrx/"+key, incoming) // a prescription opens an order
//	err = svc.Queue.Run(ctx, time.Second)                     // does what is due, for as long as ctx lives
//
// The Example is a whole pharmacy in one file; examples/homedelivery is the whole story, with SQLite and a carrier, and
// examples/eprescribing the wiring to prescribers and other pharmacies.
//
// # The house, bottom to top
//
// Every import between folders points down. What stands above this package in the list is pure: a function of its
// arguments, without clock, zone, file, network or goroutine; but shipping takes a context, and asks its carriers side by
// side.
//
//	pharmacy/money cal reason place drug secret   the words that all share
//	pharmacy                                      sites, staff, roles, channels
//	pharmacy/rx                                   prescriptions: all problems at once; facts without a patient's words
//	pharmacy/stream                               what a durable machine is: events, work, refusals, a hash chain
//	pharmacy/law    dur  intake                   dated rules of country and states; screening; who may ask what by which channel
//	pharmacy/order  notice                        one order's life; what a member is told
//	formulary/medicare  network                   Part D years as data; which pharmacy is in which network when
//	formulary                                     a plan document, compiled; covered or not, at what price, and why
//	formulary/review                              one case before the plan: authorization, exception, denial, appeals, their clocks
//	refill          auto renewal transfer         supply on hand and refill too soon; automatic refills; the next prescription;
//	                                              prescriptions moved between pharmacies
//	shipping                                      addresses, parcels, what may be mailed; a Desk outside, Carrier inside
//	mailrx                                        this package: the Service, its ports, and the engine that runs steps
//	adapters                                      carriers, stores, message formats, fakes: what plugs into a port
//	examples                                      programs that run with no arguments
//
// # One order's life
//
//	Orders.Receive ─▶ received ─ Review ─▶ in review ─────────────▶ filling ─ Dispense ─▶ packed ─▶ shipped ─▶ delivered
//	                     │                 Stock, Coverage, Payments │                      │  Desk     │  returned, lost
//	                     └──────────────▶  on hold: why, who must act, until when ◀─────────┘           │
//	                                       Resume goes back to where it was                             ▼
//	                                                          captured; the supply counts: Refills, then Renewals
//
// # How one step runs
//
// Orders, enrolments in automatic refills and renewals are streams of events, and each is decided by a pure machine. A
// step takes one command to one stream:
//
//  1. Load the stream and fold its events. A key that stands on record gives its first answer again.
//  2. Ask the machine: events, work and references, or a refusal. A refusal is an answer; it leaves no record.
//  3. Append events, tasks, references, the row of the work list, and the end of the task that asked, in one
//     transaction.
//
// A worker ([Queue]) leases tasks. It calls a port and brings the answer back as a command, or brings a command to
// another stream, in both cases under the task's own key.
//
// # Exactly once
//
// Nothing happens outside the store without a record, made before, that it was about to. Whatever dies, the task is
// still there and is done again under its key, and a port does nothing twice for a key. An answer that comes twice finds
// its key on record and changes nothing; a worker whose lease was lost cannot write at all. A label whose purchase had
// no answer is looked for at the carrier, again and again for half an hour, and is bought anew only when the carrier
// says that it has none. Commands between streams are tasks too, so no transaction spans two streams.
//
// # When things fail
//
// A fault of a port is tried again, after 2, 4, 8 … seconds up to an hour, less up to half of it; a port that panics has
// failed. After [Config.Fault] has heard of 40 tries, 14 to 29 hours, the lines that wait are held, with an owner in the
// work list; work that nobody waits for (a notice, a refund), and a command that another stream refused, is parked:
// [Queue.Parked] lists the stream that sent it. Work of a later version of the program waits, untried, for a worker of
// that version. A worker that is stopped leaves its tasks to the leases' end.
//
// # Privacy
//
// Names, addresses and directions are secret.Text and live in [People]; messages and labels in [Vault]. Records, tasks,
// notes, errors and refs hold our references, codes and hashes; an erasure in the two rooms breaks no chain. Codes that
// come from people or ports are single words, and a sentence is refused or withheld. What a port's own error says is
// passed on to Config.Fault as it came: keep that in mind when you write or log one. The same holds for an
// order.Adjudication of a remote payer, whose reasons and explanation are stored.
//
// # What it leaves out
//
//   - Clinical judgement. A pharmacist reviews every fill and checks every product; nothing goes past one.
//   - Legal advice. Rules cite their source and how sure we are of it (reason.Evidence); a host answers for its use.
//   - Card data. The bank of the host knows the card; the library keeps the bank's reference.
//   - Certification. Codes of NCPDP standards are used as facts; conformance is not claimed.
//   - Who is who. The host finds the member of a message, and gives its own opaque reference (rx.PatientRef).
//   - Permission. The actor of a command is recorded, and the machines check roles; who may claim a role is for the host.
//   - Words. A notice is facts; the host's Notifier writes it, in the member's language and by the member's means.
//   - Screening, transfers to other pharmacies and cases before the plan: their rules and machines are there (pharmacy/dur,
//     refill/transfer, formulary/review); this service does not run them yet. Nor several parcels of one order.
//
// # Where to plug in
//
//   - A carrier: shipping.Carrier, tested by adapters/carrier/carriertest.
//   - A store: [Store], tested by adapters/store/storetest; [Lister] for work lists.
//   - A payer: [Coverage]. A bank: [Payments]. A drug file: [Drugs]. The shelf: [Stock]. Telling members: [Notifier].
//     Where the site is licensed: [Licences]. ports.go has the rules for all.
//   - Prescribers: [PrescriberGateway], tested by adapters/ncpdp/gatewaytest; adapters/ncpdp/gateway is one.
//   - In-memory ones of each, for tests: adapters/fake.
package mailrx
