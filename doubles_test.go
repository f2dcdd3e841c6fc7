package mailrx_test

import (
	"context"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/place"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// noLicences knows nothing.
type noLicences struct{}

func (noLicences) May(context.Context, pharmacy.SiteID, place.State, cal.Date) (drug.Answer, error) {
	return drug.Unknown, nil
}

// forgetful is a drug file that has dropped every package.
type forgetful struct{ mailrx.Drugs }

func (forgetful) Product(context.Context, drug.NDC) (drug.Product, error) {
	return drug.Product{}, mailrx.ErrNotFound
}

// remade is a drug file whose packages are another one's, changed.
type remade struct {
	mailrx.Drugs
	change func(*drug.Product)
}

func (d remade) Product(ctx context.Context, n drug.NDC) (drug.Product, error) {
	p, err := d.Drugs.Product(ctx, n)
	d.change(&p)
	return p, err
}

// erased keeps nobody.
type erased struct{ mailrx.People }

func (erased) Get(context.Context, rx.PatientRef, int) (rx.Patient, error) {
	return rx.Patient{}, mailrx.ErrNotFound
}
