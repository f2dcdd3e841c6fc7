package streamtest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// The lines of a package comment between which a table stands.
const (
	Begin = "// The table is generated from the code:\n//\n"
	End   = "//\n// Here the table ends."
)

// Table is what each command comes to in each state. Columns are the states in order; the zero value of the rest is an
// empty table. It is not safe for concurrent use while Note is called.
type Table struct {
	Columns []string
	cells   map[[2]string][]string
	rows    []string
}

// Note adds what came of a command in a state, once.
func (t *Table) Note(command, column, came string) {
	if t.cells == nil {
		t.cells = map[[2]string][]string{}
	}
	if !slices.Contains(t.rows, command) {
		t.rows = append(t.rows, command)
	}
	if at := [2]string{command, column}; !slices.Contains(t.cells[at], came) {
		t.cells[at] = append(t.cells[at], came)
	}
}

// Lists reports whether the table has it that came may come of a command in a state.
func (t *Table) Lists(command, column, came string) bool {
	return slices.Contains(t.cells[[2]string{command, column}], came)
}

// Commands is the rows of the table, by name. The slice is the caller's.
func (t *Table) Commands() []string { return slices.Sorted(slices.Values(t.rows)) }

// String is the table as a package comment has it: a row for each command, by name, and what came in order of the letters.
func (t *Table) String() string {
	grid := [][]string{append([]string{"command"}, t.Columns...)}
	for _, command := range t.Commands() {
		line := []string{command}
		for _, column := range t.Columns {
			line = append(line, strings.Join(slices.Sorted(slices.Values(t.cells[[2]string{command, column}])), ""))
		}
		grid = append(grid, line)
	}
	first, rest := widths(grid)
	var b strings.Builder
	for _, line := range grid {
		text := fmt.Sprintf("//\t%-*s", first, line[0])
		for _, cell := range line[1:] {
			text += fmt.Sprintf(" %-*s", rest, cell)
		}
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	return b.String()
}

// widths is the width of the first column, and of the others.
func widths(grid [][]string) (first, rest int) {
	for _, line := range grid {
		first = max(first, len(line[0]))
		for _, cell := range line[1:] {
			rest = max(rest, len(cell))
		}
	}
	return first, rest
}

// StandsIn fails tb where file has another table than t; with update the file is rewritten instead.
func (t *Table) StandsIn(tb testing.TB, file string, update bool) {
	tb.Helper()
	head, have, tail := cut(tb, file)
	want := t.String()
	switch {
	case have == want:
	case update:
		if err := os.WriteFile(file, []byte(head+Begin+want+End+tail), 0o644); err != nil {
			tb.Fatal(err)
		}
	default:
		tb.Errorf("%s has another table than the code: run the test with -update\n%s", file, want)
	}
}

// Read is the table of a file. A cell's letters stand without spaces between them.
func Read(tb testing.TB, file string) *Table {
	tb.Helper()
	_, have, _ := cut(tb, file)
	lines := strings.Split(strings.TrimSuffix(have, "\n"), "\n")
	t := &Table{Columns: words(lines[0])[1:]}
	for _, line := range lines[1:] {
		fields := words(line)
		if len(fields) != len(t.Columns)+1 {
			tb.Fatalf("%s: the row of %s has %d cells, want %d", file, fields[0], len(fields)-1, len(t.Columns))
		}
		for i, cell := range fields[1:] {
			for _, letter := range cell {
				t.Note(fields[0], t.Columns[i], string(letter))
			}
		}
	}
	return t
}

func words(line string) []string { return strings.Fields(strings.TrimPrefix(line, "//")) }

// cut is a file before, between and after the marker lines.
func cut(tb testing.TB, file string) (head, table, tail string) {
	tb.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	head, rest, begun := strings.Cut(string(text), Begin)
	table, tail, ended := strings.Cut(rest, End)
	if !begun || !ended {
		tb.Fatalf("%s: the lines %q and %q stand around the table", file, Begin, End)
	}
	return head, table, tail
}
