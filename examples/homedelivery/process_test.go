package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/fake"
)

var allPoints = flag.Bool("all-points", false, "kill real processes at every point, not at a spread of them")

// TestMain lets the test binary be the program itself, so that a test can start and kill it as a process.
func TestMain(m *testing.M) {
	if os.Getenv("HOMEDELIVERY_PROCESS") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// process runs the program and gives its exit code and what it printed.
func process(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...)
	cmd.Env = append(os.Environ(), "HOMEDELIVERY_PROCESS=1")
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return exit.ExitCode(), stdout.String(), stderr.String()
	}
	require.NoError(t, err)
	return 0, stdout.String(), stderr.String()
}

// TestAKilledProcessIsCarriedOnByTheNext kills real processes on a SQLite file, and counts in the books of the carrier
// and the bank, which lie beside it.
func TestAKilledProcessIsCarriedOnByTheNext(t *testing.T) {
	t.Parallel()
	golden, err := os.ReadFile(filepath.Join("testdata", "timeline.golden"))
	require.NoError(t, err)
	points, _ := newWorld(t).live(t, 0)
	every := max(1, points/24)
	switch {
	case *allPoints:
		every = 1
	case testing.Short():
		every = points / 4
	}
	for n := 1; n <= points; n += every {
		db := filepath.Join(t.TempDir(), "pharmacy.db")
		code, _, _ := process(t, "-db", db, "-kill-after", strconv.Itoa(n))
		require.Equal(t, killed, code, "point %d", n)
		code, out, errs := process(t, "-db", db)
		require.Zero(t, code, "point %d: %s", n, errs)
		require.Equal(t, "State: "+db+"\n\n"+string(golden), story(out), "killed at point %d of %d", n, points)
		bank, err := fake.OpenBank(db + ".bank.json")
		require.NoError(t, err)
		balanced(t, booksOf(t, db+".ups.json"), bank)
	}
}

// TestBadInputIsOneClearLineAndChangesNothing is each kind of bad input: what, where, who can mend it.
func TestBadInputIsOneClearLineAndChangesNothing(t *testing.T) {
	t.Parallel()
	db := filepath.Join(t.TempDir(), "pharmacy.db")
	code, _, errs := process(t, "-db", db, "-kill-after", "40")
	require.Equal(t, killed, code, errs)
	for name, bad := range badInputs(t) {
		t.Run(name, func(t *testing.T) {
			before := files(t, db)
			code, out, errs := process(t, append(bad.args, "-db", db)...)
			require.Equal(t, 1, code)
			require.NotContains(t, out, "Day")
			require.Equal(t, 1, bytes.Count([]byte(errs), []byte("\n")), "one line: %s", errs)
			for _, word := range bad.says {
				require.Contains(t, errs, word)
			}
			require.NotContains(t, errs, "Sampleton", "no patient data")
			require.Equal(t, before, files(t, db), "the database is as it was")
		})
	}
}

func TestASlipOnTheCommandLineIsRefused(t *testing.T) {
	t.Parallel()
	for word, args := range map[string][]string{
		"is no flag":          {"pharmacy.db"},
		"counted from 1":      {"-kill-after", "-1"},
		"ended after":         {"-kill-after", "9999"},
		"next to act: plan\n": {"-plan", edited(t, samplePlan, `"to": "2027-12-31",`, `"to": "2026-10-31",`)},
	} {
		code, _, errs := process(t, args...)
		require.NotZero(t, code, word)
		require.Contains(t, errs, word)
	}
}

// edited is a file with the sample, in which new stands for old.
func edited(t *testing.T, sample []byte, old, new string) string {
	t.Helper()
	require.Equal(t, 1, bytes.Count(sample, []byte(old)), "%q stands once in the sample", old)
	path := filepath.Join(t.TempDir(), "edited")
	require.NoError(t, os.WriteFile(path, bytes.Replace(sample, []byte(old), []byte(new), 1), 0o600))
	return path
}

type badInput struct {
	args []string
	says []string
}

// badInputs makes the files of each case out of the samples.
func badInputs(t *testing.T) map[string]badInput {
	t.Helper()
	dir := t.TempDir()
	file := func(name string, sample []byte, old, new string) string {
		require.Equal(t, 1, bytes.Count(sample, []byte(old)), "%s: %q stands once in the sample", name, old)
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, bytes.Replace(sample, []byte(old), []byte(new), 1), 0o600))
		return path
	}
	cost := `{"tier": 1, "channel": "preferred-mail", "days": "31-90", "copay": "30.00"}`
	return map[string]badInput{
		"a broken XML file": {
			[]string{"-script", file("broken.xml", sampleScript, "</NewRx>", "</NewRy>")}, []string{"broken.xml", "line", "column"}},
		"a message that is no NewRx": {
			[]string{"-script", file("cancel.xml", bytes.ReplaceAll(sampleScript, []byte("NewRx>"), []byte("CancelRx>")), "<CancelRx>", "<CancelRx>")},
			[]string{"cancel.xml", "CancelRx", "NewRx"}},
		"an unknown drug": {
			[]string{"-script", file("drug.xml", bytes.Replace(sampleScript, []byte("99999010190"), []byte("99999990190"), 1), "<Code>314076</Code>", "<Code>999999999</Code>")},
			[]string{"drug.xml", "99999-9901-90", "pharmacy"}},
		"a missing quantity": {
			[]string{"-script", file("quantity.xml", sampleScript, "<Value>90</Value>", "")}, []string{"quantity.xml", "quantity", "prescriber"}},
		"a plan with overlapping rows": {
			[]string{"-plan", file("plan.json", samplePlan, cost, cost+",\n    "+cost)}, []string{"plan.json", "/costShares/", "plan"}},
		"a file that is not there": {
			[]string{"-script", filepath.Join(dir, "nowhere.xml")}, []string{"nowhere.xml"}},
	}
}

// files is every byte beside the database: its own, the bank's and the carrier's.
func files(t *testing.T, db string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(db + "*")
	require.NoError(t, err)
	out := map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		out[filepath.Base(name)] = string(data)
	}
	return out
}
