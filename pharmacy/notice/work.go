package notice

import "github.com/mailrx/mailrx/pharmacy/stream"

// Name makes a Notice a piece of work that any machine can hand out: the host tells the member, once for each key.
func (Notice) Name() stream.Name { return "notice.tell" }

// Rows is the codec table of this package.
func Rows() []stream.Entry { return []stream.Entry{stream.Row[Notice](1)} }
