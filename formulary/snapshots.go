package formulary

import (
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// ErrVersion says that a version cannot be held. It comes wrapped with what is wrong.
var ErrVersion = errors.New("formulary: version")

// Version is a plan and the first day on which it is the one that counts. It counts until the day before the next
// version; whether the plan itself is in force is the plan's to say.
type Version struct {
	From cal.Date // unset: the plan's first day
	Plan *Plan
}

// Snapshots holds the versions of one plan and answers as of any date. The zero value holds none. All methods may be
// called at once from any number of goroutines: who asks while versions are changed gets the old ones or the new ones,
// never a mixture. Do not copy it after its first use.
type Snapshots struct{ held atomic.Pointer[[]Version] }

// Replace puts new versions in place of all that are held, in any order. It changes nothing where it gives an error,
// ErrVersion: where a plan is missing, two versions begin on one day, or one begins outside the days of its plan.
func (s *Snapshots) Replace(versions ...Version) error {
	sorted, err := sortedVersions(versions)
	if err != nil {
		return err
	}
	s.held.Store(&sorted)
	return nil
}

// Add holds one more version. Where one begins on the same day already, it takes its place: that is a correction, and
// decisions of before it keep the digest of the plan that made them.
func (s *Snapshots) Add(v Version) error {
	one, err := sortedVersions([]Version{v})
	if err != nil {
		return err
	}
	for {
		was := s.held.Load()
		var now []Version
		if was != nil {
			now = slices.Clone(*was)
		}
		at, found := slices.BinarySearchFunc(now, one[0].From, func(v Version, d cal.Date) int { return v.From.Compare(d) })
		if found {
			now[at] = one[0]
		} else {
			now = slices.Insert(now, at, one[0])
		}
		if s.held.CompareAndSwap(was, &now) {
			return nil
		}
	}
}

func sortedVersions(versions []Version) ([]Version, error) {
	out := slices.Clone(versions)
	for i := range out {
		v := &out[i]
		if v.Plan == nil {
			return nil, fmt.Errorf("%w: number %d has no plan", ErrVersion, i)
		}
		if !v.From.IsSet() {
			v.From = v.Plan.in.From
		}
		if !v.Plan.in.Contains(v.From) {
			return nil, fmt.Errorf("%w: %s begins on %s, and the plan is not in force then", ErrVersion, v.Plan.id, v.From)
		}
	}
	slices.SortFunc(out, func(a, b Version) int { return a.From.Compare(b.From) })
	for i := 1; i < len(out); i++ {
		if out[i].From == out[i-1].From {
			return nil, fmt.Errorf("%w: two begin on %s", ErrVersion, out[i].From)
		}
	}
	return out, nil
}

// All is a copy of the versions held, by their first days.
func (s *Snapshots) All() []Version {
	if held := s.held.Load(); held != nil {
		return slices.Clone(*held)
	}
	return nil
}

// On is the version that counts on a day, the last that begins on it or before. ok is false where the day is unset or
// before every version, and where the plan of that version is no longer in force.
func (s *Snapshots) On(day cal.Date) (p *Plan, ok bool) {
	held := s.held.Load()
	if held == nil || !day.IsSet() {
		return nil, false
	}
	for i := len(*held) - 1; i >= 0; i-- {
		if v := &(*held)[i]; !day.Before(v.From) {
			return v.Plan, v.Plan.in.Contains(day)
		}
	}
	return nil, false
}

// Decide answers r under the version that counts on its date; see DecideInto.
func (s *Snapshots) Decide(r *Request) (d Decision) {
	s.DecideInto(r, &d)
	return d
}

// DecideInto answers r into d under the version that counts on the date of service, whatever d held before. It fails
// closed: where none is in force on that day the answer is Unknown, never the answer of another version. It allocates
// nothing. [Decision.PlanDigest] says which version answered.
func (s *Snapshots) DecideInto(r *Request, d *Decision) {
	if p, ok := s.On(r.Date); ok {
		p.DecideInto(r, d)
		return
	}
	d.reset(nil, r)
	c := claim{r: r, d: d, row: none, ndc: none, status: Covered}
	c.checkRequest()
	c.fail(RuleVersion, Unknown, dayNumber(r.Date), 0, reason.Date)
	d.Status = c.status
}
