package formulary

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/mailrx/mailrx/formulary/medicare"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Explain writes what a call-center agent could read aloud: the answer, what it costs, every reason with who can act
// on it, and how the answer came about. It says nothing about a person. The error is the writer's.
func (d *Decision) Explain(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: %s.\n", d.Status.words(), d.subject())
	d.explainPrice(&b)
	if reasons := d.Reasons(); reasons != nil {
		b.WriteString("Why not:\n")
		for _, s := range reasons {
			fmt.Fprintf(&b, "  - %s (%s)\n", s.Text(), whoCanAct(s.Rule))
		}
	}
	if remedies := d.Remedies(); remedies != nil {
		b.WriteString("What would make it payable:\n")
		for _, r := range remedies {
			fmt.Fprintf(&b, "  - %s\n", r.Text)
		}
	}
	if d.Next.IsSet() {
		fmt.Fprintf(&b, "It can be asked again from %s.\n", d.Next)
	}
	d.explainSteps(&b)
	_, err := w.Write(b.Bytes())
	return err
}

// subject is "lisinopril 10 mg tablet, tier 1 (Generic), 90 days' supply at a standard mail pharmacy on 2026-11-24,
// under Sample Mail Plan 2026".
func (d *Decision) subject() string {
	parts := []string{d.drugWords()}
	if d.Trace.plan != nil {
		if at, ok := d.Trace.plan.tierAt(int(d.Tier)); ok {
			parts = append(parts, fmt.Sprintf("tier %d (%s)", d.Tier, d.Trace.plan.tiers[at].name))
		}
	}
	fill := "a fill"
	if d.Trace.asked.days > 0 {
		fill = fmt.Sprintf("%d days' supply", d.Trace.asked.days)
	}
	fill += " at " + d.Trace.asked.channel.words()
	if d.Trace.asked.date.IsSet() {
		fill += " on " + d.Trace.asked.date.String()
	}
	parts = append(parts, fill)
	if d.Trace.plan != nil {
		parts = append(parts, "under "+d.Trace.plan.name)
	}
	return strings.Join(parts, ", ")
}

func (d *Decision) drugWords() string {
	switch {
	case d.DrugName() != "":
		return d.DrugName()
	case d.Trace.asked.ndc.IsSet():
		return "the drug with NDC " + d.Trace.asked.ndc.String()
	case d.Trace.asked.rxcui != 0:
		return "the drug with RxCUI " + d.Trace.asked.rxcui.String()
	}
	return "an unnamed drug"
}

func (d *Decision) explainPrice(b *bytes.Buffer) {
	if !d.Priced {
		return
	}
	pays := "pays"
	if d.Status != Covered {
		pays = "would pay, once that is settled,"
	}
	fmt.Fprintf(b, "The member %s $%s of a price of $%s; the plan's part is $%s.\n", pays, d.Member, d.Price, d.Plan)
	if len(d.Parts()) > 2 {
		d.explainParts(b)
	}
	if _, name := d.FlatList(); name != "" {
		fmt.Fprintf(b, "The list %q applies.\n", name)
	}
}

// partWords are the parts in a sentence.
var partWords = [partCount]string{"", "copay", "coinsurance", "paid by the plan", "towards the deductible", "brand difference",
	"beyond the retail allowance", "paid by the copay card", "paid by others", "written off by contract", "low-income subsidy",
	"paid by the manufacturer", "paid by CMS"}

func (d *Decision) explainParts(b *bytes.Buffer) {
	var said []string
	for _, p := range d.Parts() {
		said = append(said, fmt.Sprintf("$%s %s", p.Amount, partWords[p.Kind]))
	}
	fmt.Fprintf(b, "The price is made up of %s.\n", strings.Join(said, ", "))
}

func (d *Decision) explainSteps(b *bytes.Buffer) {
	said := false
	for _, s := range d.Trace.Steps() {
		if s.Failed {
			continue
		}
		if !said {
			b.WriteString("What was looked at:\n")
			said = true
		}
		fmt.Fprintf(b, "  - %s\n", s.Text())
	}
}

func whoCanAct(r *reason.Rule) string {
	said := "the " + r.Who.String() + " can act"
	if r.Who == reason.Nobody {
		said = "nobody can act"
	}
	if r.Reject != "" {
		said += ", reject " + string(r.Reject)
	}
	return said
}

// decisionJSON is the form of a decision in output.
type decisionJSON struct {
	Plan    planJSON        `json:"plan"`
	Asked   askedJSON       `json:"asked"`
	Status  Status          `json:"status"`
	Drug    string          `json:"drug,omitempty"`
	Tier    uint8           `json:"tier,omitempty"`
	List    string          `json:"list,omitempty"`
	Price   Known           `json:"price,omitzero"`
	Member  Known           `json:"member,omitzero"`
	Pays    Known           `json:"planPays,omitzero"`
	Parts   []Part          `json:"parts,omitempty"`
	Adds    *deltasJSON     `json:"adds,omitempty"`
	Phase   medicare.Phase  `json:"phaseAfter,omitempty"`
	Next    cal.Date        `json:"next,omitzero"`
	Rejects []reason.Reject `json:"rejects,omitempty"`
	Steps   []reason.Step   `json:"steps"`
	Dropped int             `json:"dropped,omitempty"`
}

// deltasJSON is what a fill adds to the accumulators.
type deltasJSON struct {
	Deductible      money.Amount `json:"deductible"`
	OutOfPocket     money.Amount `json:"outOfPocket"`
	TrueOutOfPocket money.Amount `json:"trueOutOfPocket"`
}

type planJSON struct {
	ID     string `json:"id"`
	Digest Digest `json:"digest"`
}

type askedJSON struct {
	Date        cal.Date   `json:"date,omitzero"`
	NDC         drug.NDC   `json:"ndc,omitzero"`
	RxCUI       drug.RxCUI `json:"rxcui,omitzero"`
	Thousandths *int64     `json:"quantityThousandths,omitempty"`
	DaysSupply  int32      `json:"daysSupply,omitempty"`
	Channel     string     `json:"channel,omitempty"`
}

// MarshalJSON gives the whole answer for storage and for people: plan and digest, what was asked, status, amounts as
// text, parts, reject codes and every step. Same plan, same request: same bytes. It is output only, for a rule is
// known by its pointer; what must be acted on later is decided again under the plan with that digest.
func (d Decision) MarshalJSON() ([]byte, error) {
	out := decisionJSON{Status: d.Status, Drug: d.DrugName(), Tier: d.Tier, Next: d.Next, Parts: d.Parts(),
		Rejects: d.Rejects(), Steps: d.Trace.Steps(), Dropped: d.Trace.Dropped(), Asked: d.Trace.asked.json()}
	if d.Trace.plan != nil {
		out.Plan = planJSON{d.Trace.plan.id, d.Trace.plan.digest}
	}
	out.List, _ = d.FlatList()
	if d.Priced {
		out.Price, out.Member, out.Pays = Dollars(d.Price), Dollars(d.Member), Dollars(d.Plan)
		adds := deltasJSON(d.Deltas)
		out.Adds, out.Phase = &adds, d.Phase
	}
	return json.Marshal(out)
}

func (a asked) json() askedJSON {
	out := askedJSON{Date: a.date, NDC: a.ndc, RxCUI: a.rxcui, DaysSupply: a.days, Channel: a.channel.String()}
	if a.quantity {
		out.Thousandths = &a.thousandths
	}
	return out
}
