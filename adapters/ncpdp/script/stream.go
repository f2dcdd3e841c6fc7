package script

import (
	"bytes"
	"errors"
	"io"
	"iter"
)

// Stream reads messages that stand one behind the other in r, as a mailbox or a day's file holds them: XML in UTF-8 or an
// encoding that keeps ASCII, each with its own declaration or none, with nothing but white space between. It holds one
// message at a time, so memory does not grow with the stream. A message that Parse refuses is given as its error, whose
// line counts from the start of that message, and the next one follows. Past an error of r, past a message longer than
// Limits.Bytes, and where no message ends, nothing follows: such an error is the last.
func Stream(r io.Reader, lim Limits) iter.Seq2[*Message, error] {
	return func(yield func(*Message, error) bool) {
		s := splitter{r: r, lim: lim.orDefaults()}
		for {
			data, err := s.next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(Parse(data, lim)) {
				return
			}
		}
	}
}

// splitter finds where the outermost element ends. It looks at tags alone: what stands in them is for Parse to judge.
type splitter struct {
	r    io.Reader
	lim  Limits
	buf  []byte // what was read and is not given yet
	done error  // what r said last
}

// chunk is how much is read at a time.
const chunk = 32 << 10

// next gives the bytes of one document; they hold until the next call.
func (s *splitter) next() ([]byte, error) {
	if err := s.skipSpace(); err != nil {
		return nil, err
	}
	var at ending
	for {
		if n, ok := at.find(s.buf); ok {
			data := s.buf[:n]
			s.buf = s.buf[n:]
			return data, nil
		}
		if len(s.buf) > s.lim.Bytes {
			return nil, refuse("", 0, ErrTooLarge, "the message has more bytes than Limits.Bytes")
		}
		if err := s.fill(); err != nil {
			return nil, s.cutOff(err)
		}
	}
}

func (s *splitter) cutOff(err error) error {
	if errors.Is(err, io.EOF) {
		return refuse("", 0, ErrMalformed, "the stream ends inside a message: it was cut off")
	}
	return err
}

func (s *splitter) skipSpace() error {
	for {
		s.buf = bytes.TrimLeft(s.buf, xmlSpace)
		if len(s.buf) > 0 {
			return nil
		}
		if err := s.fill(); err != nil {
			return err
		}
	}
}

// fill reads more. What was given away already leaves the buffer.
func (s *splitter) fill() error {
	if s.done != nil {
		return s.done
	}
	if cap(s.buf)-len(s.buf) < chunk {
		s.buf = append(make([]byte, 0, 2*len(s.buf)+2*chunk), s.buf...)
	}
	n, err := s.r.Read(s.buf[len(s.buf) : len(s.buf)+chunk])
	s.buf = s.buf[:len(s.buf)+n]
	s.done = err
	if n > 0 {
		return nil
	}
	if err == nil {
		return io.ErrNoProgress
	}
	return err
}

// ending goes through a document, and on from where it stood when more is there.
type ending struct {
	at    int
	depth int
}

// find gives the length of the document, once its end is in b.
func (e *ending) find(b []byte) (int, bool) {
	for {
		open := bytes.IndexByte(b[e.at:], '<')
		if open < 0 {
			return 0, false
		}
		from := e.at + open
		size, delta, ok := tagIn(b[from:])
		if !ok {
			e.at = from
			return 0, false
		}
		e.at = from + size
		e.depth += delta
		if e.depth <= 0 && (delta < 0 || delta == 0 && isElement(b[from:])) {
			return e.at, true
		}
	}
}

func isElement(b []byte) bool { return startsName(b[1]) }

// tagIn gives the length of the markup that b begins with, and by how much it changes the depth; ok is false where its
// end is not in b.
func tagIn(b []byte) (size, delta int, ok bool) {
	for _, m := range [...]struct{ open, close string }{
		{commentOpen, commentClose}, {cdataOpen, cdataClose}, {instructionOpen, instructionClose},
	} {
		if len(b) < len(m.open) && bytes.HasPrefix([]byte(m.open), b) {
			return 0, 0, false
		}
		if bytes.HasPrefix(b, []byte(m.open)) {
			n := bytes.Index(b[len(m.open):], []byte(m.close))
			return len(m.open) + n + len(m.close), 0, n >= 0
		}
	}
	n := closing(b)
	switch {
	case n < 0:
		return 0, 0, false
	case b[1] == '/':
		return n + 1, -1, true
	case b[1] == '!', b[n-1] == '/':
		return n + 1, 0, true
	}
	return n + 1, 1, true
}

// closing is where the '>' of a tag stands, outside quotation marks.
func closing(b []byte) int {
	var quote byte
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"', c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}
