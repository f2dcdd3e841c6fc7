package fake

import (
	"context"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/drug"
)

// Drugs is a mailrx.Drugs over a list of products.
type Drugs []drug.Product

// Product finds a package by its NDC.
func (d Drugs) Product(_ context.Context, n drug.NDC) (drug.Product, error) {
	for _, p := range d {
		if n.IsSet() && p.NDC == n {
			return p, nil
		}
	}
	return drug.Product{}, mailrx.ErrNotFound
}

// Products finds what carries an RxCUI, in the order of the list.
func (d Drugs) Products(_ context.Context, r drug.RxCUI) ([]drug.Product, error) {
	var out []drug.Product
	for _, p := range d {
		if r != 0 && p.RxCUI == r {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return nil, mailrx.ErrNotFound
	}
	return out, nil
}

// Catalogue is a small drug file: common mail-order generics, and one of each kind that needs care (a controlled drug, a
// refrigerated one, an aerosol). RxCUIs are RxNorm's, from memory and unconfirmed; NDCs are invented.
func Catalogue() Drugs {
	tablet := func(ndc string, rxcui, ingredient drug.RxCUI, name, strength string) drug.Product {
		return drug.Product{NDC: code(ndc), RxCUI: rxcui, Ingredient: ingredient, Name: name, Strength: strength,
			Form: drug.FormTablet, Schedule: drug.NotControlled, Storage: drug.RoomTemperature, Source: drug.Generic,
			Kind: drug.KindDrug, Unit: drug.Tablet, Maintenance: drug.Yes, Specialty: drug.No, Aerosol: drug.No}
	}
	zolpidem := tablet("99999-0601-30", 854873, 39993, "zolpidem tartrate 10 mg oral tablet", "10 mg")
	zolpidem.Schedule, zolpidem.Maintenance = drug.ScheduleIV, drug.No
	insulin := tablet("99999-0701-10", 311041, 274783, "insulin glargine 100 units/mL injection", "100 units/mL")
	insulin.Form, insulin.Storage, insulin.Unit, insulin.Source = drug.FormInjection, drug.Refrigerated, drug.Milliliter, drug.Brand
	inhaler := tablet("99999-0801-01", 745752, 435, "albuterol 90 mcg inhaler", "90 mcg")
	inhaler.Form, inhaler.Unit, inhaler.Aerosol = drug.FormInhaler, drug.Gram, drug.Yes
	return Drugs{
		tablet("99999-0101-90", 314076, 29046, "lisinopril 10 mg oral tablet", "10 mg"),
		tablet("99999-0102-90", 314077, 29046, "lisinopril 20 mg oral tablet", "20 mg"),
		tablet("99999-0201-90", 617310, 83367, "atorvastatin 20 mg oral tablet", "20 mg"),
		tablet("99999-0301-90", 861007, 6809, "metformin hydrochloride 500 mg oral tablet", "500 mg"),
		tablet("99999-0401-90", 197361, 17767, "amlodipine 5 mg oral tablet", "5 mg"),
		tablet("99999-0501-90", 312940, 36437, "sertraline 50 mg oral tablet", "50 mg"),
		zolpidem, insulin, inhaler,
	}
}

func code(s string) drug.NDC {
	n, err := drug.ParseNDC(s)
	if err != nil {
		panic("fake: " + err.Error()) // a mistake in the table above
	}
	return n
}
