// Package stream is the contract of a durable state machine: something that has a life of its own, such as an order, an
// enrolment in automatic refills or a renewal, told as a stream of events that is stored, chained and never changed.
//
// A machine is pure. It says what happened and what must be done; a host (package mailrx) stores the one and does the
// other, exactly once whatever crashes. The smallest useful code is a command put to a machine:
//
//	out := callback.Decide(state, stream.Command{By: actor, Do: callback.Ask{}}, now)
//	for _, event := range out.Events {
//		state = callback.Evolve(state, event)
//	}
//
// # Terms
//
//   - Stream: the records of one machine's life, named by an [ID]: a [Kind] and a name.
//   - Command: what somebody asks. Event: what happened; the name is in the past tense.
//   - Work: what must happen outside: a call of a port, a command to another stream, or the stream's one timer.
//   - Key: a command that comes again under its [Key] is done once. [Print] tells whether it is the same command.
//   - Ref: something in the world that belongs to one stream at a time.
//   - Refusal: the machine will not, and says by which rule. It is a value; errors are for broken machinery.
//   - Record: one stored event. [Seal] chains records by hash, [Verify] finds the first that was touched.
//   - Schema: the version of an event's data. [Codec] reads every schema there has been.
//
// # For implementers of a machine
//
// A machine is a package with a State and four functions, all pure:
//
//	func Decide(s State, c stream.Command, now time.Time) stream.Outcome // what the machine answers
//	func Evolve(s State, event stream.Named) State                        // what an event makes of the state
//	func Rows() []stream.Entry                                            // its events, commands and work
//	func (s State) Summary(id stream.ID) stream.Summary                   // its row in a work list
//
// The zero State is a stream without events. The rules of the house:
//
//   - now is the only clock. Its Location is the pharmacy's zone: cal.In(now, now.Location()) is today at the pharmacy.
//   - Decide never changes anything. It answers with events, or with a refusal and nothing else, or with nothing where
//     there is nothing to do: a command that finds its aim reached already. [Outcome.Check] finds malformed answers.
//   - Evolve decides nothing and refuses nothing: what is stored has happened. An event it does not know leaves the
//     state as it is.
//   - Everything named is a plain struct with a value receiver Name. It holds references, amounts and dates, and no
//     patient text: [NewCodec] refuses a secret.Text in any field.
//   - Work is done at least once under one key, and its answer comes back as a command. A timer is one per stream: a new
//     one replaces the one before.
//   - A changed event gets a new schema and an upgrade function in its row; the old function stays for ever. An upgrade
//     works on the data, not on the type, which moves on.
//   - An event may be [Described]: one line for a timeline, without patient data.
//
// The Example is a whole machine.
//
// # What it leaves out
//
// Storage, leases and retries (package mailrx and its Store port); proof against cutting records off the end, for which
// the last hash must be kept elsewhere; encryption and signatures.
package stream
