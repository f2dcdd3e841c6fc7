package script_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// FuzzWrite builds whatever can be read anew, in a form of its own, and reads the same tree and the same views out of it.
// Then it asks for every view and answers it with letters: what a letter writes reads back to a view that writes the same
// letter.
func FuzzWrite(f *testing.F) {
	for _, text := range viewDefects {
		f.Add([]byte(text), uint8(0))
	}
	for _, v := range dialects {
		for i, k := range script.Kinds() {
			f.Add([]byte(inbound(v, k)), uint8(i))
		}
	}
	files, _ := filepath.Glob("testdata/*.*")
	for i, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint8(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, form uint8) {
		m, err := script.Parse(data, script.Limits{})
		if err != nil {
			return
		}
		checkBuilt(t, m, forms[int(form)%len(forms)])
		checkLetters(t, m)
	})
}

// checkBuilt writes a copy of the tree in another form and compares all that is read out of it.
func checkBuilt(t *testing.T, m *script.Message, env script.Envelope) {
	root := script.Copy(m.Root())
	again := reread(t)(script.Build(root, env))
	if again == nil {
		return
	}
	require.Equal(t, env, again.Envelope())
	require.Equal(t, root, script.Copy(again.Root()))
	require.Equal(t, m.Kind(), again.Kind())
	require.Equal(t, m.Version(), again.Version())
	require.Equal(t, m.Evidence(), again.Evidence())
	require.Equal(t, m.Header(), again.Header())
	require.Equal(t, viewsOf(m), viewsOf(again))
}

// viewsOf are the views of m.
func viewsOf(m *script.Message) (all []any) {
	ask := func(v any, err error) {
		if err == nil {
			all = append(all, v)
		}
	}
	ask(m.NewRx())
	ask(m.Request())
	ask(m.Response())
	ask(m.Fill())
	ask(m.FillIndicatorChange())
	ask(m.Transfer())
	ask(m.Acknowledgement())
	ask(m.ClinicalInfo())
	ask(m.PriorAuthorization())
	ask(m.REMS())
	return all
}

// reread reads what was written; nil where it could not be written, or became too large.
func reread(t *testing.T) func(data []byte, err error) *script.Message {
	return func(data []byte, err error) *script.Message {
		if err != nil {
			require.Condition(t, func() bool { return errors.Is(err, script.ErrUnwritable) || errors.Is(err, script.ErrNoAnswer) }, "%v", err)
			return nil
		}
		m, err := script.Parse(data, script.Limits{})
		if err != nil {
			require.ErrorIs(t, err, script.ErrTooLarge)
			return nil
		}
		return m
	}
}

func checkLetters(t *testing.T, m *script.Message) {
	l := m.Answer("A1", sentAt)
	reread(t)(l.Acknowledge())
	reread(t)(l.Error(script.AckRefused, nil, "refused"))
	if n, err := m.NewRx(); err == nil {
		reread(t)(l.Request(script.RenewalOf(n, "R1", script.Medication{})))
	}
	if q, err := m.Request(); err == nil {
		reread(t)(l.Response(q.Cancelled("")))
	}
	if a, err := m.Response(); err == nil {
		script.Judge(script.Request{Kind: script.KindRxRenewalRequest}, a)
	}
	for name, write := range letters {
		data, err := write(l, m)
		if errors.Is(err, script.ErrWrongKind) {
			continue
		}
		first := reread(t)(data, err)
		if first == nil {
			continue
		}
		second, err := write(l, first)
		require.NoError(t, err, name)
		require.Equal(t, string(data), string(second), name)
	}
}

// letters read a view of m and write it.
var letters = map[string]func(l script.Letter, m *script.Message) ([]byte, error){
	"NewRx": func(l script.Letter, m *script.Message) ([]byte, error) {
		n, err := m.NewRx()
		if err != nil {
			return nil, err
		}
		return l.NewRx(n)
	},
	"Request": func(l script.Letter, m *script.Message) ([]byte, error) {
		q, err := m.Request()
		if err != nil {
			return nil, err
		}
		return l.Request(q)
	},
	"Response": func(l script.Letter, m *script.Message) ([]byte, error) {
		a, err := m.Response()
		if err != nil {
			return nil, err
		}
		return l.Response(a)
	},
	"Fill": func(l script.Letter, m *script.Message) ([]byte, error) {
		fill, err := m.Fill()
		if err != nil {
			return nil, err
		}
		return l.Fill(fill)
	},
	"Transfer": func(l script.Letter, m *script.Message) ([]byte, error) {
		tr, err := m.Transfer()
		if err != nil {
			return nil, err
		}
		return l.Transfer(tr)
	},
}
