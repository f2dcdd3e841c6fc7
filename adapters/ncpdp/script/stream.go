package script

import (
	"errors"
	"io"
	"iter"
	"strings"
)

// Stream reads messages that stand one behind the other in r, as a mailbox or a day's file holds them: XML in every
// encoding that Parse reads and EDIFACT interchanges, mixed, each with its own declaration, mark or UNA or none, with
// nothing but white space between. It is the iterator of a batch: one message is held at a time, its views are read when
// they are asked for, and one buffer serves for all, so memory does not grow with the stream. Each byte is looked at once,
// however little r gives at a time.
//
// A message that Parse refuses is given as its error, whose line counts from the start of that message, and the next one
// follows. A message that was cut off ends where the next XML declaration or interchange (UNA and UIB, or UIB+UNO) begins,
// also inside a tag, a value or a segment. A text that says just that is taken for it, so Parse what is known to be one
// message. Without one it takes along what follows, and so does one that was cut off inside a comment, a CDATA section or an
// instruction, where anything may stand, or in the middle of a character of UTF-16. Past an error of r, past a message
// longer than Limits.Bytes, and where no message ends, nothing follows: such an error is the last.
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

// splitter finds where messages end. It looks at tags and marks alone: what stands in them is for Parse to judge.
type splitter struct {
	r    io.Reader
	lim  Limits
	buf  []byte // what was read and is not given yet
	done error  // what r said last
	last Encoding
}

// ending finds the end of one message in its bytes, which come in pieces.
type ending interface {
	// feed looks at the next piece. Once the end is known the message is n bytes long, counted over all pieces; the end may
	// lie in an earlier piece.
	feed(b []byte) (n int, ok bool)
}

// chunk is how much is read at a time.
const chunk = 32 << 10

// next gives the bytes of one message; they hold until the next call.
func (s *splitter) next() ([]byte, error) {
	if err := s.skipSpace(); err != nil {
		return nil, err
	}
	return s.upTo(s.ending())
}

// upTo reads until end knows where the message ends. end gets each byte once.
func (s *splitter) upTo(end ending) ([]byte, error) {
	for at := 0; ; {
		n, ok := end.feed(s.buf[at:])
		at = len(s.buf)
		if ok {
			data := s.buf[:n]
			s.buf = s.buf[n:]
			return data, nil
		}
		if at > s.lim.Bytes {
			return nil, refuse("", 0, ErrTooLarge, "the message has more bytes than Limits.Bytes")
		}
		if err := s.fill(); err != nil {
			return nil, s.cutOff(err)
		}
	}
}

// ending goes by the first bytes of the message.
func (s *splitter) ending() ending {
	s.atLeast(len("UNA:+./*'"))
	head := string(s.buf[:min(len(s.buf), len("UNA:+./*'"))])
	s.last = UTF8
	if order, wide := utf16Order(head); wide {
		s.last = order
		return newWideEnding(head, order)
	}
	if isEDIFACT(head) {
		return newSegmentEnding(head)
	}
	return &tagEnding{lead: len(head) - len(strings.TrimPrefix(head, byteOrderMark))}
}

// atLeast reads until n bytes are there, or r has no more; what r says then comes again.
func (s *splitter) atLeast(n int) {
	for len(s.buf) < n && s.fill() == nil {
	}
}

func (s *splitter) cutOff(err error) error {
	if errors.Is(err, io.EOF) {
		return refuse("", 0, ErrMalformed, "the stream ends inside a message: it was cut off")
	}
	return err
}

// skipSpace passes white space, which behind UTF-16 is of two bytes.
func (s *splitter) skipSpace() error {
	for {
		s.atLeast(2)
		n := s.space()
		switch {
		case n > 0:
			s.buf = s.buf[n:]
		case len(s.buf) > 0:
			return nil
		default:
			return s.done
		}
	}
}

// space is the length of the white space that the next bytes begin with, one character of it.
func (s *splitter) space() int {
	b := s.buf
	switch {
	case len(b) > 1 && s.last == UTF16LE && isSpace(b[0]) && b[1] == 0, len(b) > 1 && s.last == UTF16BE && b[0] == 0 && isSpace(b[1]):
		return 2
	case len(b) > 0 && isSpace(b[0]):
		return 1
	}
	return 0
}

// fill reads more. What was given away already leaves the buffer.
func (s *splitter) fill() error {
	if s.done == nil && cap(s.buf)-len(s.buf) < chunk {
		s.buf = append(make([]byte, 0, 2*len(s.buf)+2*chunk), s.buf...)
	}
	for range mostEmptyReads {
		if s.done != nil {
			return s.done
		}
		var n int
		n, s.done = s.r.Read(s.buf[len(s.buf) : len(s.buf)+chunk])
		if s.buf = s.buf[:len(s.buf)+n]; n > 0 {
			return nil
		}
	}
	s.done = io.ErrNoProgress
	return s.done
}

// mostEmptyReads is how many times r may give nothing and no error before it is given up, as in package bufio.
const mostEmptyReads = 100
