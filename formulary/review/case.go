package review

import (
	"time"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Kind of the stream: one for each case.
const Kind stream.Kind = "review"

// CaseID names a case. It is the host's own and opaque.
type CaseID string

// StreamOf is the stream of a case.
func StreamOf(id CaseID) stream.ID { return stream.Derive(Kind, string(id)) }

// Case is what is asked of the plan, in codes and references: condition, clinical facts and documents are Items.
type Case struct {
	ID      CaseID        `json:"id"`
	Member  rx.PatientRef `json:"member"`
	Rx      rx.ID         `json:"rx,omitempty"`     // empty: asked before there is a prescription
	Order   stream.ID     `json:"order,omitzero"`   // the order that stands on hold for it; unset: none
	Renews  CaseID        `json:"renews,omitempty"` // the case whose approval this one is to follow; empty: none
	Drug    drug.RxCUI    `json:"drug"`
	Program Program       `json:"program"`
	Subject Subject       `json:"subject"`
	Tier    int           `json:"tier,omitempty"` // of a tiering exception: the tier asked for, by its number in the plan; 0: the answer names it

	Wants    []string      `json:"wants,omitempty"`   // codes of what the plan's criteria want to know
	Second   bool          `json:"second,omitempty"`  // the commercial plan has two internal levels
	Contract ContractHours `json:"contract,omitzero"` // what the plan promised beside the law
	Deemed   drug.Answer   `json:"deemed,omitzero"`   // Marketplace exception: state law grants it where no answer comes in time
	Course   time.Time     `json:"course,omitzero"`   // ERISA: when the course of treatment that is to go on ends
	RxEnds   cal.Date      `json:"rx_ends,omitzero"`  // last day of the prescription with its refills; unset: not known
	Lasts    cal.Date      `json:"lasts_to,omitzero"` // Renews: last day of the approval before, which is used while it lives
}

// levels is the ladder of the case.
func (c Case) levels() []Level { return ladder(c.Program, c.Subject, c.Second) }

// maxContract is the longest promise that is taken for one: a year.
const maxContract = 366 * 24

// wellFormed reports whether the case is one: named, of a member, a drug, a program and a subject, in codes.
func (c Case) wellFormed() bool {
	named := c.ID != "" && c.Member != "" && c.Drug != 0 && c.Program.Known() && c.Subject.Known()
	short := wellFormed(string(c.ID)) && wellFormed(string(c.Member)) && wellFormed(string(c.Rx)) && wellFormed(string(c.Renews))
	hours := promise(c.Contract.Standard) && promise(c.Contract.Expedited)
	return named && short && hours && c.Subject.tier(c.Tier) && codes(c.Wants) && (!c.Order.IsSet() || c.Order.Valid())
}

// maxTier is the highest number that a plan document gives a tier.
const maxTier = 99

// tier reports whether a tier may be said of the subject: 0 is none.
func (s Subject) tier(n int) bool { return n == 0 || s == TieringException && 1 <= n && n <= maxTier }

func promise(hours int) bool { return 0 <= hours && hours <= maxContract }
