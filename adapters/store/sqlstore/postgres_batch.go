package sqlstore

import (
	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// sentBatch is a batch as the function mailrx_append reads it. Bytes travel in base64; what is absent is left out.
type sentBatch struct {
	Kind   string       `json:"kind"`
	Name   string       `json:"name"`
	Expect int          `json:"expect"`
	Key    string       `json:"key,omitempty"`
	Print  []byte       `json:"print"`
	Log    []sentRecord `json:"log"`
	Tasks  []sentTask   `json:"tasks,omitempty"`
	Take   []sentRef    `json:"take,omitempty"`
	Free   []sentRef    `json:"free,omitempty"`
	Task   *string      `json:"task,omitempty"` // of the lease that it settles
	Token  int64        `json:"token,omitempty"`
	Row    *sentRow     `json:"row,omitempty"`
}

type sentRecord struct {
	Version int    `json:"version"`
	At      int64  `json:"at"`
	Event   string `json:"event"`
	Schema  int    `json:"schema"`
	Data    []byte `json:"data"`
	Role    int    `json:"role"`
	Actor   string `json:"actor"`
	Key     string `json:"key"`
	Print   []byte `json:"print"`
	Prev    []byte `json:"prev"`
	Hash    []byte `json:"hash"`
}

type sentTask struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Name   string `json:"name"`
	Work   string `json:"work"`
	Schema int    `json:"schema"`
	Data   []byte `json:"data"`
	Key    string `json:"key"`
	Due    int64  `json:"due"`
	Note   string `json:"note"`
	Parked bool   `json:"parked"`
}

type sentRef struct {
	Kind  string `json:"k"`
	Value string `json:"v"`
}

type sentRow struct {
	Member  string `json:"member"`
	Status  string `json:"status"`
	Hold    string `json:"hold"`
	Owner   int    `json:"owner"`
	Since   int64  `json:"since"`
	Updated int64  `json:"updated"`
	Version int    `json:"version"`
}

func sent(bs []mailrx.Batch) []sentBatch {
	out := make([]sentBatch, len(bs))
	for i := range bs {
		b := &bs[i]
		out[i] = sentBatch{
			Kind: string(b.Stream.Kind), Name: b.Stream.Name, Expect: b.Expect, Key: string(b.Key), Print: b.Print[:],
			Log: sentLog(b.Log), Tasks: sentTasks(b.Tasks), Take: sentRefs(b.Take), Free: sentRefs(b.Free), Row: summaryRow(b.Summary),
		}
		if l := b.Settles; l != nil {
			out[i].Task, out[i].Token = &l.Task, l.Token
		}
	}
	return out
}

func sentLog(log []stream.Record) []sentRecord {
	out := make([]sentRecord, len(log))
	for i := range log {
		r := &log[i]
		out[i] = sentRecord{
			Version: r.Version, At: micros(r.At), Event: string(r.Name), Schema: r.Schema, Data: blob(r.Data),
			Role: int(r.Actor.Role), Actor: r.Actor.ID, Key: string(r.Key), Print: r.Print[:], Prev: r.Prev[:], Hash: r.Hash[:],
		}
	}
	return out
}

// sentTasks keeps the last of the tasks with one ID: a statement cannot replace what it has written itself.
func sentTasks(ts []mailrx.Task) []sentTask {
	last := make(map[string]int, len(ts))
	for i, t := range ts {
		last[t.ID] = i
	}
	out := make([]sentTask, 0, len(last))
	for i, t := range ts {
		if last[t.ID] != i {
			continue
		}
		out = append(out, sentTask{
			ID: t.ID, Kind: string(t.Stream.Kind), Name: t.Stream.Name, Work: string(t.Name), Schema: t.Schema, Data: blob(t.Data),
			Key: string(t.Key), Due: micros(t.Due), Note: t.Note, Parked: t.Parked,
		})
	}
	return out
}

func sentRefs(rs []stream.Ref) []sentRef {
	out := make([]sentRef, len(rs))
	for i, r := range rs {
		out[i] = sentRef(r)
	}
	return out
}

func summaryRow(s *stream.Summary) *sentRow {
	if s == nil {
		return nil
	}
	return &sentRow{
		Member: s.Member, Status: s.Status, Hold: s.Hold, Owner: int(s.Owner), Since: micros(s.Since), Updated: micros(s.Updated),
		Version: s.Version,
	}
}
