package script

import "github.com/mailrx/mailrx/pharmacy/drug"

// Part is one ingredient of a compound.
type Part struct {
	Description string
	NDC         drug.NDC
	Strength    string
	Quantity    drug.Quantity
	Schedule    drug.Schedule
}

func (d *Details) compound(r *reader, e element) {
	d.CompoundForm = r.text(e, "FinalCompoundPharmaceuticalDosageForm")
	for c := e.first(); c.exists(); c = c.next() {
		if c.name() == "CompoundIngredientsLotNotUsed" || c.name() == "CompoundIngredient" {
			d.Parts = append(d.Parts, readPart(r, c))
		}
	}
}

// readPart reads an ingredient, whose fields stand in CompoundIngredient or directly.
func readPart(r *reader, e element) Part {
	inner := r.orSelf(e, "CompoundIngredient")
	return Part{
		Description: r.text(inner, "CompoundIngredientItemDescription", "ItemDescription"),
		NDC:         readNDC(r, inner, "ProductCode", "ItemNumber"),
		Schedule:    readSchedule(r, r.one(inner, "DEASchedule")),
		Strength:    readStrength(r, inner, element{}),
		Quantity:    readAmount(r, r.one(e, "Quantity")),
	}
}

// strictest is the schedule of a compound: a controlled part makes the whole as strict, and other parts say nothing of it.
func strictest(r *reader, s drug.Schedule, compound element) drug.Schedule {
	for c := compound.first(); c.exists(); c = c.next() {
		part := readSchedule(r, r.one(r.orSelf(c, "CompoundIngredient"), "DEASchedule"))
		if part.Controlled() == drug.Yes {
			s = s.Stricter(part)
		}
	}
	return s
}
