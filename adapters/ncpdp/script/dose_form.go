package script

import (
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// doseForms are NCI codes of dose forms, as FDA lists them in public for labels (SPL), with what packing and screening need
// of each. That SCRIPT means the same by them is unconfirmed but for the tablets C42998 and C42927, which samples show. The
// list is far from whole: a code that is not in it is kept (Details.FormCode), and its form is unknown.
var doseForms = map[string]drug.Form{
	nciTabletForm:  drug.FormTablet,
	"C42893":       drug.FormTablet, // chewable
	"C42897":       drug.FormTablet, // coated
	"C42905":       drug.FormTablet, // delayed release
	"C42927":       drug.FormTablet, // extended release
	"C42930":       drug.FormTablet, // film coated, extended release
	"C42931":       drug.FormTablet, // film coated
	"C42999":       drug.FormTablet, // orally disintegrating
	nciCapsuleForm: drug.FormCapsule,
	"C42902":       drug.FormCapsule, // delayed release
	"C42916":       drug.FormCapsule, // extended release
	"C42912":       drug.FormLiquid,  // elixir
	"C42986":       drug.FormLiquid,  // solution
	"C42994":       drug.FormLiquid,  // suspension
	"C42996":       drug.FormLiquid,  // syrup
	"C42945":       drug.FormInjection,
	"C42946":       drug.FormInjection,
	"C42960":       drug.FormInhaler, // aerosol, metered
	"C28944":       drug.FormTopical, // cream
	"C42934":       drug.FormTopical, // gel
	"C42966":       drug.FormTopical, // ointment
	"C42968":       drug.FormOther,   // patch
	"C42923":       drug.FormOther,   // patch, extended release
}

// NCI codes of the two forms that have one for the form as such.
const (
	nciTabletForm  = "C42998"
	nciCapsuleForm = "C25158"
)

func formOf(code string) drug.Form { return doseForms[code] }

// readForm is the code of the dose form as sent. 2017071 sets it inside Strength, 10.6 beside it.
func readForm(r *reader, medication, coded element) string {
	if form := r.coded(r.one(strengthAt(r, medication, coded), "StrengthForm")); form != "" {
		return form
	}
	return r.text(coded, "StrengthFormCode", "FormCode")
}

// formCode is the code to write: the one that was sent, which says more, or that of the form as such.
func (p *pen) formCode(d rx.Drug, sent string) string {
	switch {
	case sent != "" && d.Form != drug.FormUnknown && formOf(sent) != drug.FormUnknown && formOf(sent) != d.Form:
		p.refuse("DrugCoded/Strength/StrengthForm", "Drug.Form and Details.FormCode are two dose forms")
	case sent != "":
		return sent
	case d.Form == drug.FormTablet:
		return nciTabletForm
	case d.Form == drug.FormCapsule:
		return nciCapsuleForm
	}
	return ""
}
