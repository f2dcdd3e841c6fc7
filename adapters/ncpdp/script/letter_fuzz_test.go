package script_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

// FuzzLetter changes a message that holds everything: each two bytes of steps choose a node and what becomes of it. Whatever
// a view then reads, its letter writes, and reading that gives the same view; or the error says what cannot be written.
func FuzzLetter(f *testing.F) {
	var full [][]byte
	for _, v := range []script.Version{script.V10_6, script.V2017071} {
		for _, view := range everyLetter(v == script.V10_6) {
			out, err := say(letter(v), view)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(uint8(len(full)), []byte{20, 0, 40, 1, 60, 2, 80, 3}, " 6145550199x1 ")
			full = append(full, out)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, steps []byte, text string) {
		m, err := script.Parse(full[int(which)%len(full)], script.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(steps) && i < 16 && m != nil; i += 2 {
			m = changed(m, int(steps[i]), steps[i+1], text)
		}
		if m != nil {
			survives(t, m)
		}
	})
}

// changed is m with one change; nil where it is refused.
func changed(m *script.Message, which int, what byte, text string) *script.Message {
	var all []script.Node
	nodesIn(m.BodyNode(), &all)
	n := all[which*7919%len(all)]
	e := m.Edit()
	switch what % 6 {
	case 0, 1:
		e.SetText(n, text)
	case 2:
		e.Remove(n)
	case 3:
		e.InsertAfter(n, script.Copy(n))
	case 4:
		e.Replace(n, script.Leaf(n.Name(), text))
	case 5:
		e.InsertBefore(n, script.Copy(all[int(what)*31%len(all)]))
	}
	again, err := e.Message()
	if err != nil {
		return nil
	}
	return again
}

func nodesIn(n script.Node, all *[]script.Node) {
	for c := n.First(); c.Exists(); c = c.Next() {
		*all = append(*all, c)
		nodesIn(c, all)
	}
}

func survives(t *testing.T, m *script.Message) {
	t.Helper()
	want := said(t, m)
	if want == nil {
		return
	}
	out, err := say(like(m), want)
	if errors.Is(err, script.ErrUnwritable) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	again, err := script.Parse(out, script.Limits{})
	if err != nil {
		t.Fatalf("%v: %q", err, out)
	}
	if got := said(t, again); !reflect.DeepEqual(want, got) {
		t.Fatalf("another view: %s", out)
	}
}
