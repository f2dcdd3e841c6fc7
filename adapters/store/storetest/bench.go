package storetest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// The world of Bench: so many streams that no worker waits for a task, and groups as large as the design's figures.
const (
	benchStreams = 512
	benchWorkers = 4
	benchGroup   = 32
)

// Bench measures steps of a store and reports steps/s. A step is what an engine does to a store for one piece of work:
// it leases one task and appends two records, a summary and the next task, and every second time the stream's timer
// too, settling the one it leased. The sub-benchmarks are one worker, four workers, and four workers that lease 32
// tasks at once and append 32 batches in one commit, where the store is a mailrx.Grouper.
func Bench(b *testing.B, s mailrx.Store) {
	b.Run("1 worker", func(b *testing.B) { newWorkshop(b, s).run(1, 1) })
	b.Run("4 workers", func(b *testing.B) { newWorkshop(b, s).run(benchWorkers, 1) })
	if _, ok := s.(mailrx.Grouper); ok {
		b.Run("4 workers, 32 batches a commit", func(b *testing.B) { newWorkshop(b, s).run(benchWorkers, benchGroup) })
	}
}

// workshop is one run of a benchmark: streams of its own and work of its own name.
type workshop struct {
	b       *testing.B
	store   mailrx.Store
	work    stream.Name
	threads map[stream.ID]*thread // each used by whoever has leased its task
}

var workshops atomic.Int64

func newWorkshop(b *testing.B, s mailrx.Store) *workshop {
	n := workshops.Add(1)
	w := &workshop{b: b, store: s, work: stream.Name(fmt.Sprintf("bench.work_%d", n)), threads: map[stream.ID]*thread{}}
	for i := range benchStreams {
		t := newThread(fmt.Sprintf("bench-%d-%d", n, i))
		x := t.batch("open", 1)
		x.Tasks = []mailrx.Task{w.next(t)}
		if _, err := s.Append(b.Context(), x); err != nil {
			b.Fatal(err)
		}
		t.moved(x)
		w.threads[t.id] = t
	}
	b.Cleanup(w.close)
	return w
}

// close takes the tasks away, so that the next run does not lease around them.
func (w *workshop) close() {
	ctx := context.Background() // the benchmark's own has ended
	for {
		ts, err := w.store.Lease(ctx, mailrx.Due{Now: far, For: time.Minute, Max: benchStreams, Names: []stream.Name{w.work}})
		if err != nil || len(ts) == 0 {
			return
		}
		for _, t := range ts {
			if err := w.store.Settle(ctx, t.Lease(), mailrx.Settlement{}); err != nil {
				return
			}
		}
	}
}

// next is the task that follows a step of t.
func (w *workshop) next(t *thread) mailrx.Task {
	task := t.task(fmt.Sprintf("%s/%d/0", t.id, t.version), noon)
	task.Name = w.work
	return task
}

// run lets workers take b.N steps, group of them in one commit.
func (w *workshop) run(workers, group int) {
	w.b.ReportAllocs()
	steps := 0
	if workers == 1 {
		for w.b.Loop() {
			steps += w.steps(group)
		}
	} else {
		steps = w.share(workers, group)
	}
	w.b.ReportMetric(float64(steps)/w.b.Elapsed().Seconds(), "steps/s")
}

// share divides b.N steps among workers and gives how many were done: whole groups.
func (w *workshop) share(workers, group int) int {
	var left, done atomic.Int64
	left.Store(int64(w.b.N))
	w.b.ResetTimer()
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for left.Add(int64(-group)) > int64(-group) && !w.b.Failed() {
				done.Add(int64(w.steps(group)))
			}
		})
	}
	wg.Wait()
	w.b.StopTimer()
	return int(done.Load())
}

// steps leases n tasks, does them and gives how many there were.
func (w *workshop) steps(n int) int {
	ts, err := w.store.Lease(w.b.Context(), mailrx.Due{Now: noon, For: time.Minute, Max: n})
	if err != nil || len(ts) == 0 {
		w.b.Errorf("a lease gave %d tasks, %v", len(ts), err)
		return 0
	}
	if n == 1 {
		if _, err := w.store.Append(w.b.Context(), w.batch(ts[0])); err != nil {
			w.b.Error(err)
		}
		return 1
	}
	xs := make([]mailrx.Batch, len(ts))
	for i, t := range ts {
		xs[i] = w.batch(t)
	}
	rs, err := w.store.(mailrx.Grouper).AppendAll(w.b.Context(), xs)
	if err != nil {
		w.b.Error(err)
	}
	for _, r := range rs {
		if r.Err != nil {
			w.b.Error(r.Err)
		}
	}
	return len(ts)
}

// batch is what the step of a task writes. It moves the thread on at once: whoever leases the task that it sets goes on
// from there.
func (w *workshop) batch(task mailrx.Task) mailrx.Batch {
	t := w.threads[task.Stream]
	x := t.batch(task.Key, 2)
	lease := task.Lease()
	x.Settles = &lease
	x.Tasks = append(x.Tasks, w.next(t))
	if t.version%4 == 1 {
		timer := t.task(t.id.String()+"/timer", noon.AddDate(0, 0, 90))
		timer.Name = w.work
		x.Tasks = append(x.Tasks, timer)
	}
	x.Summary = &stream.Summary{Stream: t.id, Member: "mem-1", Status: "working", Owner: reason.Pharmacy, Since: noon, Updated: noon,
		Version: t.version + 2}
	t.moved(x)
	return x
}
