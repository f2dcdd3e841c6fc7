package dur

import (
	"time"
	"unicode/utf8"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// OverrideID is our name of an override record.
type OverrideID string

// DocumentRef is our opaque name of a text that is kept with the documents. The text itself never stands in a record: it
// may name a person.
type DocumentRef string

// Override is what a pharmacist decided about a finding of one fill (R6.4). Records are only ever added: a mistake is mended
// by one that corrects it. The alert is named by rule and ingredients. It holds no patient's words, and survives JSON
// unchanged. How long it is kept is R11.1.
type Override struct {
	ID         OverrideID     `json:"id"`
	Corrects   OverrideID     `json:"corrects,omitempty"` // the record that this one takes the place of
	Fill       FillID         `json:"fill"`               // the fill that it decides about
	Knowledge  string         `json:"knowledge"`          // version of the knowledge that found it
	Rule       string         `json:"rule"`               // code of the rule that fired
	A          drug.RxCUI     `json:"a,omitzero"`
	B          drug.RxCUI     `json:"b,omitzero"`
	DoseA      int64          `json:"dose_a,omitzero"` // micrograms a day; 0 is unknown
	DoseB      int64          `json:"dose_b,omitzero"`
	Prescriber rx.NPI         `json:"prescriber,omitzero"`
	Severity   Severity       `json:"severity,omitzero"`
	Triple     Triple         `json:"triple"`
	Change     Change         `json:"change,omitzero"`
	Note       DocumentRef    `json:"note,omitempty"` // the pharmacist's words
	By         pharmacy.Actor `json:"by"`
	Licence    string         `json:"licence"` // the pharmacist's, as issued
	At         time.Time      `json:"at"`
	Contact    Contact        `json:"contact,omitzero"`   // with the prescriber
	Emergency  DocumentRef    `json:"emergency,omitzero"` // why the prescriber could not be waited for; empty: no emergency
	Counselled drug.Answer    `json:"counselled,omitzero"`
}

// Contact is a talk with the prescriber's side: who, when and how.
type Contact struct {
	Who pharmacy.Actor   `json:"who"`
	At  time.Time        `json:"at"`
	How pharmacy.Channel `json:"how"`
}

// Made reports whether the contact is complete.
func (c Contact) Made() bool {
	spoken := c.Who.Role == pharmacy.RolePrescriber || c.Who.Role == pharmacy.RolePrescriberAgent
	return spoken && c.Who.ID != "" && !c.At.IsZero() && c.How.Known()
}

// Override begins a record of f: what the finding knows is filled in, the pharmacist's part is not.
func (f *Finding) Override(id OverrideID, knowledge string) Override {
	o := Override{ID: id, Knowledge: knowledge, A: f.A, B: f.B, DoseA: f.DoseA, DoseB: f.DoseB, Prescriber: f.Prescriber,
		Fill: f.Fill, Severity: f.Severity, Triple: Triple{Conflict: f.Conflict}}
	if f.Rule != nil {
		o.Rule = string(f.Rule.Code)
	}
	return o
}

// Validate is Faults of the record by itself: what R6.4 wants in it, and its codes; nil where it is complete. Whether it
// is enough for a finding is Release's answer.
func (o *Override) Validate() error {
	var fs Faults
	fs.need(o.ID != "", "id", ruleRecordMissing)
	fs.need(o.Fill != "", "fill", ruleRecordMissing)
	fs.need(o.Knowledge != "", "knowledge", ruleRecordMissing)
	fs.need(o.Rule != "", "rule", ruleRecordMissing)
	fs.need(o.By.IsSet(), "by", ruleRecordMissing)
	fs.need(o.By.Role == pharmacy.RolePharmacist || !o.By.IsSet(), "by.role", ruleRole)
	fs.need(o.Licence != "", "licence", ruleRecordMissing)
	fs.need(!o.At.IsZero(), "at", ruleRecordMissing)
	fs.need(o.Triple.Service != PrescriberConsulted || o.Contact.Made(), "contact", ruleRecordMissing)
	fs.need(o.Contact.Who.Role == pharmacy.RoleUnknown || o.Contact.Who.Role.Known(), "contact.who.role", ruleCodeUnknown)
	fs.need(o.Contact.How == pharmacy.ChannelUnknown || o.Contact.How.Known(), "contact.how", ruleCodeUnknown)
	o.texts(&fs)
	if err := o.Triple.Validate(o.Change); err != nil {
		fs = append(fs, err.(Faults)...)
	}
	return fs.err()
}

// texts asks that what is written is what will be read again: UTF-8.
func (o *Override) texts(fs *Faults) {
	for _, f := range [...]struct{ path, text string }{
		{"id", string(o.ID)}, {"corrects", string(o.Corrects)}, {"fill", string(o.Fill)}, {"knowledge", o.Knowledge}, {"rule", o.Rule},
		{"prescriber", string(o.Prescriber)}, {"note", string(o.Note)}, {"by.id", o.By.ID}, {"licence", o.Licence},
		{"contact.who.id", o.Contact.Who.ID}, {"emergency", string(o.Emergency)},
	} {
		fs.need(utf8.ValidString(f.text), f.path, ruleRecordText)
	}
}

// asked reports whether the prescriber's side was asked, and the record says who, when and how.
func (o *Override) asked() bool { return o.Triple.Service == PrescriberConsulted && o.Contact.Made() }

// fits reports whether the record speaks of this finding.
func (o *Override) fits(f *Finding) bool {
	return f.Rule != nil && o.Rule == string(f.Rule.Code) && o.A == f.A && o.B == f.B && o.Triple.Conflict == f.Conflict
}

// sameFill reports whether the record was made for the fill of this finding, in these doses, and for nothing graver than it
// knew of.
func (o *Override) sameFill(f *Finding) bool {
	return o.Fill != "" && o.Fill == f.Fill && o.DoseA == f.DoseA && o.DoseB == f.DoseB && f.Severity <= o.Severity
}
