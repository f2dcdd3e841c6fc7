package carriercheck_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carriercheck"
)

// spy is the test of an adapter with a planted bug: it keeps the complaint that ends it.
type spy struct {
	testing.TB
	complaint string
}

type over struct{}

func (s *spy) Helper() {}

func (s *spy) Fatal(args ...any) { s.Fatalf("%s", fmt.Sprint(args...)) }

func (s *spy) Fatalf(format string, args ...any) {
	s.complaint = fmt.Sprintf(format, args...)
	panic(over{})
}

// complaintOf is what a check complains of; "" where it passes.
func complaintOf(t *testing.T, check func(testing.TB)) string {
	t.Helper()
	s := &spy{TB: t}
	func() {
		defer func() {
			if p := recover(); p != nil && p != any(over{}) {
				panic(p)
			}
		}()
		check(s)
	}()
	return s.complaint
}

const answer = `{"one":{"n":"12","f":9.10,"yes":true,"empty":"","list":[{"n":"010"}]}}`

// Every shape is missed by a decoder that knows the answer in one shape only, and by it alone.
func TestADecoderThatIsBlindToAShapeIsFound(t *testing.T) {
	t.Parallel()
	for shape, blind := range map[string]func(text string) bool{
		"objects in arrays of one":  func(text string) bool { return strings.Contains(text, `"one":[{`) },
		"arrays of one as objects":  func(text string) bool { return strings.Contains(text, `"list":{`) },
		"numbers for strings":       func(text string) bool { return strings.Contains(text, `"n":12`) },
		"strings for numbers":       func(text string) bool { return strings.Contains(text, `"f":"9.10"`) },
		"null for the empty string": func(text string) bool { return strings.Contains(text, `null`) },
		"words for flags":           func(text string) bool { return strings.Contains(text, `"true"`) },
		"":                          func(text string) bool { return strings.Contains(text, `"n":10`) },
	} {
		got := complaintOf(t, func(t testing.TB) {
			carriercheck.ReadAlike(t, "answer", []byte(answer), func(body []byte) any { return blind(string(body)) })
		})
		if shape == "" {
			require.Empty(t, got, "a code with a zero before it is no number")
			continue
		}
		require.Contains(t, got, `in the shape "`+shape+`"`)
	}
}

// config is that of an adapter with a planted bug.
type config struct{ Name, Secret, bug string }

func (c config) String() string {
	if c.bug == "prints" {
		return c.Secret
	}
	return "config"
}

func (c config) GoString() string           { return "config" }
func (c config) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

func (c config) MarshalJSON() ([]byte, error) {
	if c.bug == "marshals" {
		return json.Marshal(fmt.Sprintf("%x", c.Secret))
	}
	return []byte(`{}`), nil
}

func open(c config) (*struct{}, error) {
	switch {
	case c.Name == "" && c.bug == "tells":
		return nil, errors.New("Name is missing, and the secret is " + c.Secret)
	case c.Name == "" && c.bug != "forgets":
		return nil, errors.New("Name is missing")
	}
	return &struct{}{}, nil
}

func TestAConfigThatTellsOrForgetsIsFound(t *testing.T) {
	t.Parallel()
	for bug, want := range map[string]string{
		"": "", "forgets": `want an error that says "Name is missing"`, "tells": "the secret stands in an error",
		"prints": `"very-secret" is printed`, "marshals": `"very-secret" is printed in hexadecimal`,
	} {
		good := config{"a name", carriercheck.Secret, bug}
		got := complaintOf(t, func(t testing.TB) {
			carriercheck.NamesWhatIsWrong(t, open, good, map[string]func(*config){"Name is missing": func(c *config) { c.Name = "" }})
			carriercheck.PrintsNoSecret(t, open, good)
		})
		if want == "" {
			require.Empty(t, got)
			continue
		}
		require.Contains(t, got, want, bug)
		require.Contains(t, got, "carriercheck_test.config: ", "whose it is")
	}
}

func TestOneOfFiveHundredCallersThatFailsIsFound(t *testing.T) {
	t.Parallel()
	require.Empty(t, complaintOf(t, func(t testing.TB) { carriercheck.Together(t, func() error { return nil }) }))
	failed := make(chan struct{}, 1)
	failed <- struct{}{}
	require.Contains(t, complaintOf(t, func(t testing.TB) {
		carriercheck.Together(t, func() error {
			select {
			case <-failed:
				return errors.New("the token is expired")
			default:
				return nil
			}
		})
	}), "the token is expired")
}

func TestAValueAtAPath(t *testing.T) {
	t.Parallel()
	require.Equal(t, "010", carriercheck.At(t, answer, "one.list.0.n"))
	require.Nil(t, carriercheck.At(t, answer, "one.none"))
	for _, path := range []string{"one.list.1.n", "one.n.x", "one.none.x"} {
		require.NotEmpty(t, complaintOf(t, func(t testing.TB) { carriercheck.At(t, answer, path) }), path)
	}
}
