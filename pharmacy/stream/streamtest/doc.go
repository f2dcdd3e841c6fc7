// Package streamtest holds the table of a state machine, what each command comes to in each state, to the documentation of
// its package.
//
//	table := streamtest.Table{Columns: []string{"-", "E", "S"}}
//	table.Note("stop", "E", "S") // for every pair, from the code
//	table.StandsIn(t, "doc.go", *update)
//
// # Terms
//
//   - Column: a state in a letter, "-" being a stream that does not exist.
//   - What came: the letter of the state it led to, "." where nothing happened, "x" a refusal. A cell may list several.
//
// The table stands between two lines of the package comment, [Begin] and [End]. [Read] gives it back, so that a random
// walk can be held to it too: what a walk meets and the table does not list is a state that the table's author forgot.
//
// It leaves out how a state is reached and which commands there are: each machine's own test knows.
package streamtest
