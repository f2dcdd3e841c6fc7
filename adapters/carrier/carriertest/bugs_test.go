package carriertest

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx/shipping"
)

// bug is a mistake that adapters make. Its number is its place in bugs.
type bug int

const (
	none bug = iota
	codeChanges
	quoteWithoutPrice
	quoteByNumber
	quoteBuys
	labelWithoutImage
	labelForgetsKey
	labelWithoutPrice
	sendsNoReference
	buysTwice
	answersFromCache
	sendsNoWeight
	sendsAnyKey
	sendsAnyService
	ignoresEndedCall
	lostIsFailure
	badGatewayIsFailure
	downIsFailure
	halfIsFailure
	pageIsFailure
	emptyIsLabel
	lateIsFailure
	repeatsLost
	repeatsBadGateway
	repeatsDown
	repeatsHalf
	repeatsLate
	prepareBuys
	prepareIsOurKey
	preparesAnything
	writesAnew
	replayHasNewKey
	lossHasNewKey
	sendsUndrawn
	findsNothing
	findsLast
	findInvents
	trustsMemory
	findBuys
	hidesVoid
	voidOnlySays
	voidTwiceFails
	voidsLast
	voidsAnything
	newLabelIsUnknown
	cachesTracking
	newestFirst
	localTimes
	forgetsNumber
	lastScanWins
	unknownIsEmpty
	authIsUnavailable
	swallowsThrottle
	forgetsRetryAfter
	throttleIsUnknown
	neverRepeats
	downIsNotFound
	halfIsEmpty
	panicsOnPage
	emptyIsNothing
	outlivesContext
	bareErrors
	errorNamesPatient
	errorHoldsURL
	refusalNamesPatient
	nameInURL
	bugCount
)

// bugs says what each bug is, and which cases are meant to catch it.
var bugs = [bugCount]struct {
	name   string
	caught []string
}{
	codeChanges:         {"the code changes", []string{"the code stays the same"}},
	quoteWithoutPrice:   {"a rate without a price is quoted", []string{"a quote has a price"}},
	quoteByNumber:       {"quotes name the carrier's own service number", []string{"the services are quoted by the names that Buy takes"}},
	quoteBuys:           {"a price is found by buying", []string{"asking a price buys nothing"}},
	labelWithoutImage:   {"the image is forgotten", []string{"a label can be printed and tracked"}},
	labelForgetsKey:     {"the label forgets its key", []string{"a label names what was asked"}},
	labelWithoutPrice:   {"the label forgets its price", []string{"a label tells what it costs"}},
	sendsNoReference:    {"the key is not sent", []string{"the key is the carrier's reference"}},
	buysTwice:           {"a purchase is sent twice", []string{"one call of Buy is one purchase"}},
	answersFromCache:    {"a label is kept and given again", []string{"two keys are two labels", "buyers at the same time get their own labels"}},
	sendsNoWeight:       {"a parcel of no weight is sent", []string{"a parcel of no weight is never sent"}},
	sendsAnyKey:         {"a key that is too long is sent", []string{"a key that no reference field holds is never sent"}},
	sendsAnyService:     {"an unknown service is sent as ground", []string{"an unknown service is never sent"}},
	ignoresEndedCall:    {"a purchase is sent after its call ended", []string{"an ended call sends nothing"}},
	lostIsFailure:       {"a lost answer is taken for a failure", []string{"a lost answer is an unknown outcome", "a purchase that never arrived is an unknown outcome"}},
	badGatewayIsFailure: {"502 is taken for a failure", []string{"a bad gateway after a purchase is an unknown outcome"}},
	downIsFailure:       {"503 is taken for a failure", []string{"a service unavailable in answer to a purchase is an unknown outcome"}},
	halfIsFailure:       {"half an answer is taken for a failure", []string{"half an answer is an unknown outcome"}},
	pageIsFailure:       {"an HTML page is taken for a refusal", []string{"an HTML page for a label is an unknown outcome"}},
	emptyIsLabel:        {"an empty answer is taken for a label", []string{"an empty answer for a label is an unknown outcome"}},
	lateIsFailure:       {"a time-out is taken for a failure", []string{"a late answer is an unknown outcome"}},
	repeatsLost:         {"a purchase is repeated after a lost answer", []string{"a purchase is not repeated after a lost answer"}},
	repeatsBadGateway:   {"a purchase is repeated after 502", []string{"a purchase is not repeated after a bad gateway"}},
	repeatsDown:         {"a purchase is repeated after 503", []string{"a purchase is not repeated after a service unavailable"}},
	repeatsHalf:         {"a purchase is repeated after half an answer", []string{"a purchase is not repeated after half an answer"}},
	repeatsLate:         {"a purchase is repeated after a time-out", []string{"a purchase is not repeated after a time-out"}},
	prepareBuys:         {"a purchase is drawn up by making it", []string{"drawing up a purchase buys nothing"}},
	prepareIsOurKey:     {"the carrier's key is ours", []string{"the carrier's key tells nothing of ours"}},
	preparesAnything:    {"a parcel of no weight is drawn up", []string{"what must not be sent is not drawn up"}},
	writesAnew:          {"a prepared purchase is written anew", []string{"a prepared purchase is sent as it was stored"}},
	replayHasNewKey:     {"a replay has a key of its own", []string{"a prepared purchase bought again is the same label"}},
	lossHasNewKey:       {"a replay after a loss has a key of its own", []string{"a lost answer is settled by the same purchase again"}},
	sendsUndrawn:        {"a purchase that nobody drew up is sent", []string{"what Prepare did not draw is never sent"}},
	findsNothing:        {"FindLabel finds nothing", []string{"a label whose answer was lost is found"}},
	findsLast:           {"FindLabel finds the last label", []string{"the label found is the label bought"}},
	findInvents:         {"FindLabel invents a label", []string{"a key never bought is not found"}},
	trustsMemory:        {"FindLabel trusts its memory of what was sent", []string{"a purchase that never arrived is not found"}},
	findBuys:            {"FindLabel buys what it does not find", []string{"looking for a label buys none"}},
	hidesVoid:           {"FindLabel hides that a label is dead", []string{"a dead label is not found alive"}},
	voidOnlySays:        {"Void only says so", []string{"a voided label is dead"}},
	voidTwiceFails:      {"a dead label cannot be voided", []string{"voiding twice is voiding once", "voiding after a lost answer is success"}},
	voidsLast:           {"Void kills the last label", []string{"voiding kills the label asked and no other"}},
	voidsAnything:       {"an unknown label is voided", []string{"voiding an unknown label is not found"}},
	newLabelIsUnknown:   {"a new label has no status", []string{"a new label waits for its parcel"}},
	cachesTracking:      {"the first tracking is kept", []string{"a parcel is followed from station to station"}},
	newestFirst:         {"scans come newest first", []string{"scans stand oldest first"}},
	localTimes:          {"scans are in local time", []string{"a scan has instant, day and code"}},
	forgetsNumber:       {"tracking forgets its number", []string{"tracking names its number"}},
	lastScanWins:        {"the last scan is the status", []string{"a delivery after a return is a return", "a delivery holds"}},
	unknownIsEmpty:      {"an unknown number has an empty story", []string{"an unknown number is not found"}},
	authIsUnavailable:   {"wrong credentials are taken for a carrier that is down", []string{"wrong credentials are told as such"}},
	swallowsThrottle:    {"a throttled answer is swallowed", []string{"too many reads are told as such"}},
	forgetsRetryAfter:   {"Retry-After is forgotten", []string{"a throttled caller learns when to come back"}},
	throttleIsUnknown:   {"a throttled purchase is an unknown outcome", []string{"a throttled purchase bought nothing and can be made again"}},
	neverRepeats:        {"a read is never repeated", []string{"a read is repeated after a passing fault"}},
	downIsNotFound:      {"503 is taken for not found", []string{"a carrier that is down is not one that knows nothing"}},
	halfIsEmpty:         {"half an answer is an empty result", []string{"half an answer to a read is a fault"}},
	panicsOnPage:        {"an HTML page is a panic", []string{"an HTML page in answer to a read is a fault"}},
	emptyIsNothing:      {"an empty object is an empty result", []string{"an empty answer to a read is a fault"}},
	outlivesContext:     {"a call outlives its context", []string{"a call ends with its context"}},
	bareErrors:          {"errors are bare", []string{"a fault says whose it is"}},
	errorNamesPatient:   {"an error names the patient", []string{"no error tells who the patient is"}},
	errorHoldsURL:       {"an error wraps the transport's, with the URL", []string{"no error tells who the patient is"}},
	refusalNamesPatient: {"a refusal names the patient", []string{"no refusal tells who the patient is"}},
	nameInURL:           {"the name is in a URL", []string{"no URL tells who the patient is"}},
}

// closed is a connection that ended without an answer.
func (p *pigeon) closed(ctx context.Context, op Op, err error) error {
	broken := p.broken(ctx, op).(*shipping.Error)
	late := ctx.Err() != nil
	if p.has(lostIsFailure) && !late || p.has(lateIsFailure) && late {
		broken.Class = shipping.ErrUnavailable
	}
	if p.has(errorHoldsURL) {
		broken.Cause = errClosed{"/labels?name=Testa%20Sampleton"}
	}
	return broken
}

const halfText = "the answer broke off"

// half is an answer that cannot be decoded.
func (p *pigeon) half(ctx context.Context, op Op) error {
	broken := p.broken(ctx, op).(*shipping.Error)
	broken.Text = halfText
	if p.has(halfIsFailure) {
		broken.Class = shipping.ErrUnavailable
	}
	if p.has(halfIsEmpty) {
		return nil
	}
	return broken
}

// page is an HTML page.
func (p *pigeon) page(ctx context.Context, op Op) error {
	broken := p.broken(ctx, op).(*shipping.Error)
	if p.has(pageIsFailure) {
		broken.Class = shipping.ErrRefused
	}
	if p.has(panicsOnPage) {
		var rates []int64
		_ = rates[0]
	}
	return broken
}

// swallows reports the bugs that make an empty result of an answer that says nothing.
func (p *pigeon) swallows() bool {
	return p.has(swallowsThrottle) || p.has(halfIsEmpty) || p.has(emptyIsNothing)
}

// fault is an answer that is not 200.
func (p *pigeon) fault(op Op, a answer) error {
	if a.status == 429 && p.has(swallowsThrottle) || a.status == 409 && !p.has(voidTwiceFails) {
		return nil
	}
	e := &shipping.Error{Carrier: "pigeon", Op: string(op), Class: p.class(op, a.status), HTTPStatus: a.status, RetryAfter: a.retryAfter}
	if p.has(forgetsRetryAfter) {
		e.RetryAfter = 0
	}
	return e
}

func (p *pigeon) class(op Op, status int) error {
	switch {
	case status == 401 && !p.has(authIsUnavailable):
		return shipping.ErrAuth
	case status == 404:
		return shipping.ErrNotFound
	case status == 409:
		return shipping.ErrRefused
	case status == 429 && !(op == OpBuy && p.has(throttleIsUnknown)):
		return shipping.ErrThrottled
	case status == 503 && p.has(downIsNotFound) && op != OpBuy:
		return shipping.ErrNotFound
	case op == OpBuy && !(status == 502 && p.has(badGatewayIsFailure)) && !(status == 503 && p.has(downIsFailure)):
		return shipping.ErrOutcomeUnknown
	}
	return shipping.ErrUnavailable
}

// repeatsPurchase reports whether the planted bug sends the purchase again.
func (p *pigeon) repeatsPurchase(ctx context.Context, err error) bool {
	var e *shipping.Error
	if !errors.As(err, &e) {
		return false
	}
	switch p.bug {
	case repeatsLost:
		return e.HTTPStatus == 0 && e.Text == "" && ctx.Err() == nil
	case repeatsBadGateway:
		return e.HTTPStatus == 502
	case repeatsDown:
		return e.HTTPStatus == 503
	case repeatsHalf:
		return e.Text == halfText
	case repeatsLate:
		return ctx.Err() != nil
	}
	return false
}

// named adds the patient to an error where that is the bug.
func (p *pigeon) named(err error, s shipping.Shipment) error {
	var e *shipping.Error
	if p.has(errorNamesPatient) && errors.As(err, &e) {
		e.Text = "cannot ship to " + s.To.Name.Reveal() + ", " + s.To.Street1.Reveal()
	}
	return err
}
