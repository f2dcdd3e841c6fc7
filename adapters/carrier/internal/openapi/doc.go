// Package openapi checks every request that an adapter sends against the carrier's own OpenAPI document: a field whose
// name drifts turns a test red. It is a module of its own, for tests alone, because of what the checker needs.
//
//	checker := openapi.Open(t, openapi.UPS)
//	carrier, err := ups.New(ups.Config{BaseURL: base, Transport: checker.Transport(nil), …})
//	… // whatever a test does
//	checker.Report(t)
//
// The documents are the carriers' and lie outside the repository, in the folder ../shared/data/carriers beside it; a
// test is skipped where they are not there.
//
// # What is excepted
//
// The documents have errors of their own, and some calls have no document. Each exception is a row with its reason
// ([Exception], [Carrier.Undocumented]); one that excepts nothing any more fails the report.
//
// # What it leaves out
//
// Answers: the imitations answer in shapes that the documents do not all allow, as the carriers themselves do. Security:
// that credentials are there and right is for the suite in adapters/carrier/carriertest to say.
package openapi
