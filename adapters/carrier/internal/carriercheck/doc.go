// Package carriercheck is for tests: what the adapters of this module must show alike, and the fixtures that they show it
// with. A carrier's test says what is its own, which is a name, a service, a table, and the check does the rest:
//
//	var stand = carriercheck.Stand{Purchase: purchase(nil), Open: opened, Carrier: made}
//
//	func TestAThousandFaultScriptsLeaveOneLabelAPurchase(t *testing.T) {
//		t.Parallel()
//		carriercheck.FaultScripts(t, stand)
//	}
//
// # What there is
//
//   - [Stand]: an adapter before its imitation. [FaultScripts], [Strays], [OneToken], [Quotas] and [NothingIsLeft] are what
//     the suite in carriertest does not ask, for it knows no restarts, no tokens and no quotas. [Returned] and [Streets]
//     ask for what some carriers can besides, as [Formats] does of a [Printer].
//   - [Imitated]: an imitation, and the behaviour that all of them have from package imitation ([Imitation]). [Desk] is one
//     of them open, with a clock that the test sets.
//   - [Canned]: an API of one answer. [Ends], [NothingIsSent], [NoSuchNumber] and [Priced] ask what an adapter makes of it
//     and what it sends.
//   - [ReadAlike], [Samples], [StatusTable], [PeerScans]: an adapter's decoders, before shapes of JSON, recorded answers
//     and tables of other people. What is not beside the module is skipped.
//   - [NamesWhatIsWrong], [PrintsNoSecret], [SpeaksTo]: an adapter's Config. [Golden]: its requests.
//
// # Terms
//
//   - stand: the adapter and its imitation as a test sets them up.
//   - end: how a purchase ended on the wire, and the class of error that it must have.
//   - mishap: a fault that befalls one request.
//
// # What it leaves out
//
// The contract of shipping.Carrier, which is carriertest's: an author outside this module runs that. The words of a
// carrier, its codes and fields: those stand in the carrier's own tests. It depends on the standard library and on packages
// of ours alone, and every complaint begins with the carrier's code.
package carriercheck
