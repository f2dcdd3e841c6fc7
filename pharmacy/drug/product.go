package drug

import "strings"

// Product is one package that can be dispensed, as a drug file knows it. It holds facts about the drug only, no prices.
// A zero field is unknown. It is comparable and survives JSON unchanged.
type Product struct {
	NDC         NDC      `json:"ndc,omitzero"`
	RxCUI       RxCUI    `json:"rxcui,omitzero"`      // the clinical drug (SCD or SBD)
	Ingredient  RxCUI    `json:"ingredient,omitzero"` // one open fill per member and ingredient
	Name        string   `json:"name,omitzero"`
	Strength    string   `json:"strength,omitzero"` // "10 mg"
	Form        Form     `json:"form,omitzero"`
	Schedule    Schedule `json:"schedule,omitzero"`
	Storage     Storage  `json:"storage,omitzero"`
	Source      Source   `json:"source,omitzero"`
	Kind        Kind     `json:"kind,omitzero"`
	Code        string   `json:"code,omitzero"` // UPC or HRI digits where Kind is KindSupply
	Unit        Unit     `json:"unit,omitzero"`
	Maintenance Answer   `json:"maintenance,omitzero"` // taken for months or years: the drugs that mail order is for
	Specialty   Answer   `json:"specialty,omitzero"`   // dispensed by a specialty pharmacy under most plans
	Aerosol     Answer   `json:"aerosol,omitzero"`     // pressurised: a hazard by air
}

// Priced says whether a plan's price can be worked out from p: Yes for a drug that has a code. Supplies and compounds
// are carried through an order, and their price is Unknown: it hangs on benefits (a supply's medical cover, a compound's
// parts) that the library does not hold. It is never No.
func (p Product) Priced() Answer {
	if p.Kind == KindDrug && (p.NDC.IsSet() || p.RxCUI != 0) {
		return Yes
	}
	return Unknown
}

// Validate lists every fault of p at once, as ProductFaults; nil where there is none. Unknown facts are no faults, with
// three exceptions: the kind, the name, and the code that the kind needs.
func (p Product) Validate() error {
	var f ProductFaults
	f.need(p.Name != "", "name", "missing")
	f.need(p.Unit.wellFormed(), "unit", "no NCI code such as C48542")
	f.kind(p)
	f.inRange(p)
	if len(f) == 0 {
		return nil
	}
	return f
}

// ProductFault is one fault of a product: the field's JSON name, and what is wrong with it.
type ProductFault struct{ Field, Text string }

// ProductFaults is the error of a faulty product, in the order of the checks. The drug file's keeper can mend them.
type ProductFaults []ProductFault

// Error lists the faults in one line.
func (f ProductFaults) Error() string {
	var b strings.Builder
	b.WriteString("drug: product:")
	for i, fault := range f {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(" " + fault.Field + ": " + fault.Text)
	}
	return b.String()
}

func (f *ProductFaults) need(ok bool, field, text string) {
	if !ok {
		*f = append(*f, ProductFault{field, text})
	}
}

func (f *ProductFaults) kind(p Product) {
	switch p.Kind {
	case KindDrug:
		f.need(p.NDC.IsSet(), "ndc", "missing: a drug is known by it")
		f.need(p.Code == "", "code", "a drug has an NDC, not a UPC or HRI number")
	case KindSupply:
		f.need(len(p.Code) >= 8 && len(p.Code) <= 14 && allDigits(p.Code), "code", "a supply needs its UPC or HRI number, 8 to 14 digits")
		f.need(p.Schedule.Controlled() != Yes, "schedule", "a supply is not controlled")
	case KindCompound:
		f.need(!p.NDC.IsSet() && p.Code == "", "ndc", "a compound has no code of its own")
	default:
		f.need(false, "kind", "missing: drug, supply or compound")
	}
}

func (f *ProductFaults) inRange(p Product) {
	const text = "not a defined value"
	f.need(p.Form <= FormOther, "form", text)
	f.need(p.Schedule <= ScheduleV, "schedule", text)
	f.need(p.Storage <= Frozen, "storage", text)
	f.need(p.Source <= Biosimilar, "source", text)
	f.need(p.Maintenance <= Yes, "maintenance", text)
	f.need(p.Specialty <= Yes, "specialty", text)
	f.need(p.Aerosol <= Yes, "aerosol", text)
}
