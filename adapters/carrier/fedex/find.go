package fedex

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/shipping"
)

// FindLabel settles a purchase whose answer was lost: it asks FedEx for the parcels with the customer reference k. It
// never buys.
//
// FedEx tells the number and gives no image again (shipping.FindsNumber). A label that nobody can print is of no use:
// void it and buy again under a new key; where the void is refused, park it for a person.
//
// FedEx lets one reference stand on many labels. Where there are several live ones, the one with the lowest tracking
// number is kept and the others are voided before it is given, so that one purchase has one live label; two callers
// keep the same one. A stray that cannot be voided is an error, and the call may be made again. Nothing is voided that
// FedEx does not show with our reference on it. So call it for a key whose label is not in use yet.
//
// The service is what FedEx tells; the price is not told again and stays zero. A label that is dead has Voided set.
//
// FedEx indexes references with a lag, hours at worst: ErrNotFound soon after the purchase is no proof that there is
// none. It also searches by ship date. Where it will not look at days to come (its documents do not agree), a label
// dated ahead would stay unseen, so finding nothing is ErrUnavailable, which leads to a person, and not ErrNotFound,
// which leads to a second label.
func (c *Carrier) FindLabel(ctx context.Context, k shipping.Key) (shipping.Label, error) {
	o := operation{op: "find", family: "track", method: http.MethodPost, path: "/track/v1/referencenumbers", repeatable: true}
	if !shipping.ValidKey(k) {
		return shipping.Label{}, dialect.FieldFault(o.op, shipping.ErrInvalid, "key", "must be 1 to 35 characters of a-z, 0-9 and hyphen")
	}
	today := cal.In(c.cfg.Now(), c.cfg.Zone)
	stories, err := c.search(ctx, o, k, today.AddDays(datedAhead))
	if refusedDays(err) {
		stories, err = c.searchPast(ctx, o, k, today)
	}
	if err != nil {
		return shipping.Label{}, err
	}
	label, err := c.keepOne(ctx, stories)
	label.Key = k
	return label, err
}

const (
	datedAhead = 10 // days: as far ahead as FedEx dates a label
	searched   = 29 // days: it searches thirty
)

type findRequest struct {
	ReferencesInformation referenceSearch `json:"referencesInformation"`
	IncludeDetailedScans  bool            `json:"includeDetailedScans"`
}

// referenceSearch has the last day under two names: the document's schema wants shipDateEndDate, its prose and its
// example shipDateEnd. It names no type of reference: FedEx may file ours under another type than it was sold under.
type referenceSearch struct {
	Value           string `json:"value"`
	AccountNumber   string `json:"accountNumber"`
	ShipDateBegin   string `json:"shipDateBegin"`
	ShipDateEnd     string `json:"shipDateEnd"`
	ShipDateEndDate string `json:"shipDateEndDate"`
}

// searchPast looks up to today, and up to yesterday where FedEx is not there yet. Nothing there proves nothing.
func (c *Carrier) searchPast(ctx context.Context, o operation, k shipping.Key, today cal.Date) ([]story, error) {
	stories, err := c.search(ctx, o, k, today)
	if refusedDays(err) {
		stories, err = c.search(ctx, o, k, today.AddDays(-1))
	}
	if errors.Is(err, shipping.ErrNotFound) {
		err = fault(o.op, shipping.ErrUnavailable, "FedEx shows no label dated up to today, and does not look further")
	}
	return stories, err
}

func refusedDays(err error) bool {
	var e *shipping.Error
	return errors.As(err, &e) && (e.Code == codeFuture || e.Code == codeRange)
}

// search gives the parcels with our reference that were or will be shipped in thirty days to a last one.
func (c *Carrier) search(ctx context.Context, o operation, k shipping.Key, last cal.Date) ([]story, error) {
	answer, err := c.ask(ctx, o, findRequest{ReferencesInformation: referenceSearch{
		Value: string(k), AccountNumber: c.cfg.Account, ShipDateBegin: last.AddDays(-searched).String(),
		ShipDateEnd: last.String(), ShipDateEndDate: last.String(),
	}})
	if err != nil {
		return nil, onlyReferences(err)
	}
	all, err := decodeReferences(answer, c.cfg.Zone)
	if err != nil {
		return nil, unreadable(o, "the answer holds no parcel")
	}
	return ours(o, all, k)
}

// ours are the parcels with our reference among those that FedEx found. Others alone are no proof that there is none
// of ours: FedEx may have written our reference otherwise.
func ours(o operation, all []story, k shipping.Key) (found []story, err error) {
	others := false
	for _, s := range all {
		switch {
		case s.empty && (s.code == codeNoReference || s.code == codeNoNumber):
		case s.empty:
			return nil, onlyReferences(coded(o.op, s.code))
		case !s.mayBe(k):
			others = true
		case !isNumber(s.number):
			return nil, unreadable(o, "a parcel has no tracking number")
		default:
			found = append(found, s)
		}
	}
	switch {
	case len(found) > 0:
		return found, nil
	case others:
		return nil, fault(o.op, shipping.ErrRefused, "FedEx finds parcels, and shows other references on them: a person must look")
	}
	return nil, coded(o.op, codeNoReference)
}

// onlyReferences: a 404 that says nothing of a reference is a call that is not there, and no answer to ours.
func onlyReferences(err error) error {
	var e *shipping.Error
	if errors.As(err, &e) && e.Class == shipping.ErrNotFound && e.Code != codeNoReference && e.Code != codeNoNumber {
		e.Class, e.Text = shipping.ErrUnavailable, "FedEx has no such call for the moment"
	}
	return err
}

// mayBe reports whether a parcel is not shown with other references than k alone.
func (s story) mayBe(k shipping.Key) bool { return len(s.keys) == 0 || s.has(k) }

func (s story) has(k shipping.Key) bool {
	return slices.ContainsFunc(s.keys, func(key string) bool { return strings.EqualFold(key, string(k)) })
}

// keepOne keeps the live label with the lowest tracking number and voids the strays; a dead one where none is live.
func (c *Carrier) keepOne(ctx context.Context, found []story) (shipping.Label, error) {
	slices.SortFunc(found, func(a, b story) int {
		return cmp.Or(compareBool(a.dead(), b.dead()), cmp.Compare(a.number, b.number))
	})
	kept := found[0]
	for _, stray := range found[1:] {
		if stray.dead() || stray.number == kept.number {
			continue
		}
		if len(kept.keys) == 0 || len(stray.keys) == 0 {
			return shipping.Label{}, coded("find", "TRACKING.DATA.NOTUNIQUE")
		}
		if err := c.Void(ctx, shipping.LabelID(stray.number)); err != nil {
			return shipping.Label{}, carrierhttp.During("find", err)
		}
	}
	return kept.label(), nil
}

func (s story) label() shipping.Label {
	l := shipping.Label{ID: shipping.LabelID(s.number), Carrier: shipping.FedEx, Tracking: shipping.TrackingNumber(s.number),
		Voided: s.dead()}
	if service, ok := services.Named(s.service); ok {
		l.Service = service
	}
	return l
}

func (s story) dead() bool { return s.tracking.Status == shipping.Cancelled }

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
