package script_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

const bomb = `<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>` + "<Message>&b;</Message>"

// hostile inputs are refused, or read with findings, in bounded memory.
var hostile = map[string]func() string{
	"200,000 levels":                 func() string { return strings.Repeat("<a>", 200_000) },
	"20 MB of text":                  func() string { return "<Message>" + strings.Repeat("x", 20<<20) + "</Message>" },
	"3 MB in one text":               func() string { return "<Message>" + strings.Repeat("x", 3<<20) + "</Message>" },
	"a million elements":             func() string { return "<Message>" + strings.Repeat("<a/>", 900_000) + "</Message>" },
	"a million attributes":           func() string { return "<Message " + strings.Repeat("a='' ", 700_000) + "/>" },
	"a bomb of entities":             func() string { return bomb },
	"a bomb of entities in a string": func() string { return "<string>" + escaped(bomb) + "</string>" },
	"a comment without an end":       func() string { return "<Message><!--" + strings.Repeat("-", 1<<20) },
	"200,000 levels in a string":     func() string { return "<string>" + escaped(strings.Repeat("<a>", 200_000)) + "</string>" },
	"3 MB of UTF-16":                 func() string { return "\xff\xfe" + strings.Repeat("<\x00", 3<<19) },
	"half of a pair a million times": func() string { return "\xff\xfe" + strings.Repeat("\x00\xd8", 1<<20) },
	"UTF-16 in Windows-1252": func() string {
		return "<?xml version='1.0' encoding='windows-1252'?><a>" + strings.Repeat("\x80", 3<<20)
	},
	"a million messages in SOAP": func() string { return "<Envelope><Body>" + strings.Repeat("<Message/>", 40_000) + "</Body></Envelope>" },
	"a million escaped texts in SOAP": func() string {
		return "<Envelope><Body>" + strings.Repeat("<a>&lt;</a>", 40_000) + "</Body></Envelope>"
	},
	"a million segments":       func() string { return edi("NEWRX", strings.Repeat("DRU+P'", 600_000)) },
	"a segment of 3 MB":        func() string { return edi("ERROR", "STS+900++"+strings.Repeat("x", 3<<20)+"'") },
	"a segment without an end": func() string { return "UNA:+./*'UIB+" + strings.Repeat("x", 3<<20) },
	"a million marks":          func() string { return "UNA:+./*'UIB+" + strings.Repeat("''", 1<<20) },
}

// hostileButRead are inputs that fill every limit and are messages all the same.
var hostileButRead = map[string]func() string{
	"a million repetitions": func() string { return edi("ERROR", "STS+900+"+strings.Repeat("1*", 45_000)+"'") },
	"a million elements":    func() string { return edi("NEWRX", "DRU+P"+strings.Repeat("+1", 400_000)+"'") },
	"a million components":  func() string { return edi("NEWRX", "DRU+P"+strings.Repeat(":1", 400_000)+"'") },
	"many providers":        func() string { return edi("NEWRX", strings.Repeat("PVD+XX+1:ZZ'", 9_000)) },
	"marks not released":    func() string { return edi("ERROR", strings.Repeat("STS+900++it's'", 9_000)) },
	"40,000 doubled payers": func() string { return crowd(15_000) },
	"40,000 unknown names": func() string {
		return "<Message><Body><NewRx>" + strings.Repeat("<Odd/>", 40_000) + "</NewRx></Body></Message>"
	},
	"40,000 signatures": func() string {
		return "<Message><Header><DigitalSignature>" + strings.Repeat("<DigestValue>a</DigestValue>", 40_000) + "</DigitalSignature></Header><Body><NewRx/></Body></Message>"
	},
	"40,000 outcomes": func() string {
		return "<Message><Body><RxChangeResponse><Response>" + strings.Repeat("<Denied/>", 40_000) + "</Response></RxChangeResponse></Body></Message>"
	},
	"24,000 parents of unknown names": func() string {
		return "<Message><Body><NewRx>" + strings.Repeat("<Patient><Odd/></Patient>", 24_000) + "</NewRx></Body></Message>"
	},
	"20,000 unknown names behind 20,000 siblings": func() string {
		return "<Message><Body><NewRx>" + strings.Repeat("<Patient/>", 20_000) + "<Patient>" + strings.Repeat("<Odd/>", 20_000) + "</Patient></NewRx></Body></Message>"
	},
	"300,000 marks not released behind 25,000 segments": func() string {
		return edi("NEWRX", strings.Repeat("DRU+P'", 25_000)+"STS+900++"+strings.Repeat("'x", 300_000)+"'")
	},
	"1 MB of references": func() string {
		return "<Message><Header><MessageID>" + strings.Repeat("&#65;", 200_000) + "</MessageID></Header><Body><NewRx/></Body></Message>"
	},
	"1 MB of CDATA sections": func() string {
		return "<string>" + strings.Repeat("<![CDATA[]]>", 50_000) + escaped(status) + "</string>"
	},
}

// It does not run beside other tests, for it measures what is allocated.
func TestHostileInputIsBounded(t *testing.T) {
	measured := func(name string, most uint64, f func()) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, most, name)
	}
	for name, text := range hostile {
		data := []byte(text())
		measured(name, mostForRefused, func() {
			_, err := script.Parse(data, script.Limits{})
			var syntax *script.SyntaxError
			require.ErrorAs(t, err, &syntax, name)
		})
	}
	for name, text := range hostileButRead {
		data := []byte(text())
		measured(name, 128<<20, func() {
			m, err := script.Parse(data, script.Limits{})
			require.NoError(t, err, name)
			require.LessOrEqual(t, len(m.Findings()), 70, name)
			m.SignatureBlocks()
			require.NoError(t, script.Describe(discard{}, m, script.DescribeOptions{}))
		})
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func TestTwoOfWhatStandsOnceAreNeverOne(t *testing.T) {
	t.Parallel()
	response := func(inside string) string {
		return "<Message><Header><MessageID>1</MessageID><RelatesToMessageID>2</RelatesToMessageID></Header><Body><RxRenewalResponse>" + inside + "</RxRenewalResponse></Body></Message>"
	}
	tests := []struct {
		name, text string
		code       script.Code
	}{
		{"two outcomes", response("<Response><Approved/><Denied/></Response>"), script.CodeOutcomes},
		{"two responses", response("<Response><Approved/></Response><Response><Approved/></Response>"), script.CodeDoubled},
		{"a doubled description", strings.Replace(status, "<Status/>", "<NewRx><MedicationPrescribed><DrugDescription>a</DrugDescription><DrugDescription>b</DrugDescription></MedicationPrescribed></NewRx>", 1), script.CodeDoubled},
		{"a doubled message id", "<Message><Header><MessageID>1</MessageID><MessageID>2</MessageID></Header><Body><Status/></Body></Message>", script.CodeDoubled},
	}
	for _, tt := range tests {
		m := parse(t, tt.text)
		require.Contains(t, codesOf(m.Findings()), tt.code, tt.name)
		require.True(t, tt.code.Holds(), tt.name)
		if a, err := m.Response(); err == nil {
			require.False(t, a.Verdict.Outcome.Yes(), tt.name)
		}
	}
}

func TestEveryCutOffMessageIsRefused(t *testing.T) {
	t.Parallel()
	for _, whole := range []string{status, "<string>" + escaped(status) + "</string>", edifact(t)} {
		for n := range strings.TrimRight(whole, "\n") {
			_, err := script.Parse([]byte(whole[:n]), script.Limits{})
			var syntax *script.SyntaxError
			require.ErrorAs(t, err, &syntax, "%d bytes", n)
			require.Positive(t, min(syntax.Line, syntax.Column))
		}
	}
}
