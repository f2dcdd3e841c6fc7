package carriertest

import "github.com/mailrx/mailrx/shipping"

var voidCases = []Case{
	{
		Name:  "a voided label is dead",
		Rule:  "Void makes a label dead",
		needs: needsVoid,
		run: func(c *check) {
			c.voided(c.buy(1))
			c.labels(0, "after Void")
		},
	},
	{
		Name:  "voiding twice is voiding once",
		Rule:  "A label that is dead already is success",
		needs: needsVoid,
		run: func(c *check) {
			l := c.buy(1)
			c.voided(l)
			c.voided(l)
		},
	},
	{
		Name:  "voiding kills the label asked and no other",
		Rule:  "Void makes the label of the id dead",
		needs: needsVoid,
		run: func(c *check) {
			first, second := c.buy(1), c.buy(2)
			c.voided(first)
			c.labels(1, "after Void of one label of two")
			c.voided(second)
			c.labels(0, "after Void of both, one after the other")
		},
	},
	{
		Name:  "voiding after a lost answer is success",
		Rule:  "Void is the same when done twice: asked again after a lost answer, it is success",
		needs: needsVoid,
		run: func(c *check) {
			l := c.buy(1)
			c.Wire.Fail(OpVoid, DropAfterWork, 1)
			_ = c.Carrier.Void(c.ctx, l.ID) // repeated inside, or not
			c.voided(l)
			c.labels(0, "after a Void whose first answer was lost")
		},
	},
	{
		Name:  "voiding an unknown label is not found",
		Rule:  "Void of an id that the carrier does not know is ErrNotFound",
		needs: needsVoid,
		run: func(c *check) {
			bought := c.buy(1)
			c.is(c.Carrier.Void(c.ctx, unknownID(bought.ID)), shipping.ErrNotFound, "Void of an unknown id")
			c.labels(1, "after Void of an unknown id")
		},
	},
}

// voided voids l, which must succeed.
func (c *check) voided(l shipping.Label) {
	if err := c.Carrier.Void(c.ctx, l.ID); err != nil {
		c.errorf("Void of %v gave %v", l.ID, err)
	}
}

// unknownID is an id of the same shape as a known one, with its last character changed.
func unknownID(known shipping.LabelID) shipping.LabelID {
	return shipping.LabelID(otherEnd(known.Reveal()))
}

func otherEnd(s string) string {
	if len(s) == 0 {
		return "0"
	}
	end := "9"
	if s[len(s)-1] == '9' {
		end = "8"
	}
	return s[:len(s)-1] + end
}
