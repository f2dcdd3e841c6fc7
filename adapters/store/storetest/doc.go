// Package storetest is the conformance suite of [mailrx.Store] and of what may come with one: [mailrx.Grouper],
// [mailrx.Lister], [mailrx.People] and [mailrx.Vault]. Whoever writes a store runs it, and is told which sentence of the
// contract does not hold.
//
//	func TestConformance(t *testing.T) {
//		storetest.Run(t, storetest.Harness{
//			Open: func(t testing.TB) storetest.Subject {
//				s := mystore.Open(t.TempDir())
//				t.Cleanup(func() { s.Close() })
//				return storetest.Subject{Store: s, People: s.People(), Vault: s.Vault()}
//			},
//			Reopen: …,
//		})
//	}
//
//	func BenchmarkStep(b *testing.B) { storetest.Bench(b, mystore.Open(b.TempDir())) }
//
// # Terms
//
//   - Batch: one step of one stream. Records, tasks, refs, summary and settlement land together or not at all.
//   - Key: a batch that comes again under its key is written once and answered as it was first. Print tells whether it is
//     the same.
//   - Ref: something in the world that one stream holds at a time: a message ID, a lock.
//   - Task: work to be done outside a stream. It has a due time, and is parked when a person must look at it.
//   - Lease: a task given to a worker until a time. Another may have it then; the store has no clock and learns the
//     time from Due.Now alone.
//   - Token: a number that rises with every lease. It fences: whoever comes with an old one has lost the task.
//   - Settle: to end a lease. Done, again at a time, or parked.
//
// # For implementers
//
// A Store is five methods, each one transaction. What goes wrong most often, in the order of Append:
//
//   - The lease comes first, then the key, then the version, then the refs. A worker that asks again after its answer
//     was lost must learn that its command is done, not that the stream has moved on.
//   - A repeated key settles the task that asked; otherwise the task comes back for ever.
//   - A key is looked up after the stream is locked. Two senders of one command both find no key before.
//   - A Ref has one holder because something unique says so, not because a query found none.
//   - A Task with a known ID is replaced whatever its state: tries and token begin anew, an old lease is lost, and a
//     step may set the very timer that it settles.
//   - Tries and token change in the transaction that gives the task, and token never comes back: not after the task is
//     gone, not after the program starts again.
//   - Instants are whole microseconds of UTC; data is bytes, not text. The chain of hashes tells.
//
// Each [Case] opens a fresh store and runs in parallel with the others, so Open must be quick and stores must not share
// anything. Its name and rule are printed with go test -v, and the rule stands before every complaint. [Features] turn
// off the cases of what a store lacks. They weaken no case; a feature that is declared missing and is there fails the
// run, as does one that is missing and not declared.
//
// # Trust in the suite
//
// The tests of this package run every case against the store in memory, which passes, and against copies of it with one
// planted bug each: two senders of one message both win, a stale lease appends, a timer is doubled, a repeat settles
// nothing … They print the matrix of cases and bugs: every bug is caught by the case that was meant for it, and every
// case catches a bug.
//
// # What it leaves out
//
// What a crash leaves behind is for the store's own tests, which know how to crash it; so are its errors at opening, its
// schema and its speed.
package storetest
