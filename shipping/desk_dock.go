package shipping

import (
	"context"
	"errors"
)

// CheckAddress asks the carriers, in order of preference, whether they deliver to an address, until one of them knows.
// A carrier that cannot tell, or that fails, is passed over. Where none knows it gives the answer AddressUnknown of the
// first that could be asked, else every fault; ErrUnsupported where no carrier of the desk checks addresses. An address
// with a missing field is *Invalid, and nobody is asked. AddressAnswer.Judge says what follows.
func (d *Desk) CheckAddress(ctx context.Context, a Address) (AddressAnswer, error) {
	if err := a.Validate(); err != nil {
		return AddressAnswer{}, err
	}
	var faults []error
	var unknown *AddressAnswer
	for _, c := range d.carriers {
		checker, ok := c.(AddressChecker)
		if !ok {
			continue
		}
		answer, err := checker.CheckAddress(ctx, a)
		switch {
		case err != nil:
			faults = append(faults, err)
		case answer.Verdict != AddressUnknown:
			return answer, nil
		case unknown == nil:
			unknown = &answer
		}
	}
	switch {
	case unknown != nil:
		return *unknown, nil
	case faults != nil:
		return AddressAnswer{}, errors.Join(faults...)
	}
	return AddressAnswer{}, &Error{Op: "address", Class: ErrUnsupported, Text: "no carrier of the desk checks addresses"}
}

// Manifest closes a day's parcels and gives the form that the driver scans. It is not repeated: after
// ErrOutcomeUnknown a person looks. *Invalid before anything is sent; ErrUnsupported where the carrier wants none.
func (d *Desk) Manifest(ctx context.Context, c CarrierCode, r ManifestRequest) (Manifest, error) {
	carrier, err := d.carrier("manifest", c)
	if err != nil {
		return Manifest{}, err
	}
	if err := r.Validate(); err != nil {
		return Manifest{}, err
	}
	manifester, ok := carrier.(Manifester)
	if !ok {
		return Manifest{}, lacks(c, "manifest", "has no manifests")
	}
	m, err := manifester.Manifest(ctx, r)
	if err != nil {
		return Manifest{}, sent(ctx, c, "manifest", err)
	}
	return m, nil
}

// SchedulePickup asks for one collection. It is not repeated: after ErrOutcomeUnknown a person looks. *Invalid before
// anything is sent; ErrUnsupported where the carrier is not asked to collect.
func (d *Desk) SchedulePickup(ctx context.Context, c CarrierCode, r PickupRequest) (Pickup, error) {
	carrier, err := d.carrier("pickup", c)
	if err != nil {
		return Pickup{}, err
	}
	if err := r.Validate(); err != nil {
		return Pickup{}, err
	}
	scheduler, ok := carrier.(PickupScheduler)
	if !ok {
		return Pickup{}, lacks(c, "pickup", "is not asked to collect")
	}
	p, err := scheduler.SchedulePickup(ctx, r)
	if err != nil {
		return Pickup{}, sent(ctx, c, "pickup", err)
	}
	return p, nil
}

// CancelPickup calls a collection off; one that is off already is success. Errors are the carrier's.
func (d *Desk) CancelPickup(ctx context.Context, c CarrierCode, p Pickup) error {
	carrier, err := d.carrier("pickup", c)
	if err != nil {
		return err
	}
	scheduler, ok := carrier.(PickupScheduler)
	if !ok {
		return lacks(c, "pickup", "is not asked to collect")
	}
	return scheduler.CancelPickup(ctx, p)
}
