// Package fake has in-memory ports for tests and examples: a clock that is set by hand, a small drug file, a bank, a
// notifier, prescribers, a shelf and licences. They do what the ports of package mailrx say, once for each key, and can
// be told to fail.
//
//	clock := fake.NewClock(time.Date(2026, 11, 2, 14, 0, 0, 0, time.UTC))
//	bank, err := fake.OpenBank("") // in memory; with a path it survives the process, as a real bank would
//	drugs := fake.Catalogue()
//
// The drugs are real, their RxNorm codes are RxNorm's, and their NDCs are invented: labeler 99999 is nobody's.
package fake
