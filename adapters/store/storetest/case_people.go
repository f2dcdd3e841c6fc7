package storetest

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// planted is the name that no error may hold.
const planted = "Sampleton"

// person is somebody invented, living in a street of their own.
func person(street string) rx.Patient {
	return rx.Patient{First: rx.NewSecret("Testa"), Last: rx.NewSecret(planted), Born: rx.NewSecret("1961-02-03"),
		Street1: rx.NewSecret(street), City: rx.NewSecret("Sampleville"), State: "OH", ZIP: rx.NewSecret("43004"), Country: "US"}
}

// keep stores a version of a person.
func (c *check) keep(ref rx.PatientRef, p rx.Patient) rx.ShipTo {
	to, err := c.People.Put(c.ctx, ref, p)
	c.ok(err, "putting a person")
	return to
}

// lives complains where the version is not of the person with this street; "": where there is one.
func (c *check) lives(ref rx.PatientRef, version int, street string) {
	p, err := c.People.Get(c.ctx, ref, version)
	switch {
	case street == "":
		c.is(err, mailrx.ErrNotFound, fmt.Sprintf("getting version %d of %s", version, ref))
	case err != nil:
		c.errorf("getting version %d of %s failed: %v", version, ref, err)
	case !bytes.Equal(p.Words(), person(street).Words()):
		c.errorf("version %d of %s has other words than were put", version, ref)
	}
}

var peopleCases = []Case{
	{Name: "a person comes back in every version", Rule: "Put stores a version of a reference, from 1 on; Get gives a version, 0 the newest.", needs: needsPeople, run: func(c *check) {
		for i, street := range []string{"100 Example St", "200 Example St", "300 Example St"} {
			to := c.keep("mem-1", person(street))
			if to.Person != "mem-1" || to.Version != i+1 || to.Hash == "" {
				c.errorf("put number %d gave %+v", i+1, to)
			}
			c.lives("mem-1", 0, street)
		}
		c.lives("mem-1", 1, "100 Example St")
		c.lives("mem-1", 2, "200 Example St")
		c.lives("mem-1", 3, "300 Example St")
	}},
	{Name: "the same words are the same version", Rule: "The words of the newest version again give that version and its hash.", needs: needsPeople, run: func(c *check) {
		c.keep("mem-1", person("100 Example St"))
		second := c.keep("mem-1", person("200 Example St"))
		if got := c.keep("mem-1", person("200 Example St")); got != second {
			c.errorf("the same words again gave version %d, want %d, or another hash", got.Version, second.Version)
		}
		c.lives("mem-1", 3, "")
	}},
	{Name: "whoever moves back has a new version", Rule: "Words of an older version are the newest version when they are put again.", needs: needsPeople, run: func(c *check) {
		c.keep("mem-1", person("100 Example St"))
		c.keep("mem-1", person("200 Example St"))
		if back := c.keep("mem-1", person("100 Example St")); back.Version != 3 {
			c.errorf("moving back gave version %d, want 3", back.Version)
		}
		c.lives("mem-1", 0, "100 Example St")
		c.lives("mem-1", 2, "200 Example St")
	}},
	{Name: "an unknown person is not found", Rule: "Get gives ErrNotFound for a reference or a version that never was.", needs: needsPeople, run: func(c *check) {
		c.keep("mem-1", person("100 Example St"))
		c.lives("mem-2", 0, "")
		c.lives("mem-2", 1, "")
		c.lives("mem-1", 2, "")
		c.lives("mem-1", -1, "")
	}},
	{Name: "an erased person is not found", Rule: "Erase removes every version's words, of that reference alone; Get gives ErrNotFound.", needs: needsPeople, run: func(c *check) {
		c.keep("mem-1", person("100 Example St"))
		c.keep("mem-1", person("200 Example St"))
		c.keep("mem-2", person("100 Example St"))
		c.ok(c.People.Erase(c.ctx, "mem-1"), "erasing a person")
		for v := range 3 {
			c.lives("mem-1", v, "")
		}
		c.lives("mem-2", 1, "100 Example St")
		c.ok(c.People.Erase(c.ctx, "mem-1"), "erasing a person again")
		c.ok(c.People.Erase(c.ctx, "nobody"), "erasing nobody")
	}},
	{Name: "version numbers outlive an erasure", Rule: "Version numbers stay after an erasure: the next words are the next version.", needs: needsPeople, run: func(c *check) {
		before := c.keep("mem-1", person("100 Example St"))
		c.keep("mem-1", person("200 Example St"))
		c.ok(c.People.Erase(c.ctx, "mem-1"), "erasing a person")
		after := c.keep("mem-1", person("100 Example St"))
		if after.Version != 3 || after.Hash == before.Hash {
			c.errorf("the same words after an erasure are version %d, want 3, with a hash of their own", after.Version)
		}
		c.lives("mem-1", 0, "100 Example St")
		c.lives("mem-1", 1, "")
	}},
	{Name: "a hash gives nothing away", Rule: "Each version's hash is salted: the same words of two references have two hashes.", needs: needsPeople, run: func(c *check) {
		one, two := c.keep("mem-1", person("100 Example St")), c.keep("mem-2", person("100 Example St"))
		if one.Hash == two.Hash || one.Hash == person("100 Example St").Hash([16]byte{}) {
			c.errorf("whoever knows the words can tell the hash")
		}
	}},
	{Name: "people put at once get their own versions", Rule: "Puts at once of the same words give one version; of other words, versions of their own without a gap.", needs: needsPeople, run: func(c *check) {
		same := make([]rx.ShipTo, 8)
		c.atOnce(len(same), func(i int) { same[i] = c.keep("mem-1", person("100 Example St")) })
		other := make([]rx.ShipTo, 4)
		c.atOnce(len(other), func(i int) { other[i] = c.keep("mem-2", person(fmt.Sprintf("%d Example St", i))) })
		for i, to := range same {
			if to != same[0] || to.Version != 1 {
				c.errorf("put number %d of the same words gave version %d, want 1, or another hash", i, to.Version)
			}
		}
		seen := map[int]bool{}
		for i, to := range other {
			if seen[to.Version] || to.Version < 1 || to.Version > len(other) {
				c.errorf("put number %d of other words gave version %d, of %d", i, to.Version, len(other))
			}
			seen[to.Version] = true
		}
	}},
	{Name: "an error names nobody", Rule: "An ended call of People is an error that changes nothing and holds no word of the person.", needs: needsPeople, run: func(c *check) {
		ended, cancel := context.WithCancel(c.ctx)
		cancel()
		c.keep("mem-1", person("100 Example St"))
		_, put := c.People.Put(ended, "mem-2", person("200 Example St"))
		_, get := c.People.Get(ended, "mem-1", 1)
		erase := c.People.Erase(ended, "mem-1")
		for name, err := range map[string]error{"Put": put, "Get": get, "Erase": erase} {
			if c.is(err, context.Canceled, name+" in an ended call"); err != nil && strings.Contains(err.Error(), planted) {
				c.errorf("the error of %s names the person", name)
			}
		}
		c.lives("mem-1", 1, "100 Example St")
		c.lives("mem-2", 1, "")
	}},
}
