package order

import "time"

// seekEvery is how often a carrier is asked about a lost purchase, and seekFor how long: past it the carrier's "no such
// label" is final. Our proposal; longer than a purchase can stay under way.
const (
	seekEvery = 5 * time.Minute
	seekFor   = 30 * time.Minute
)

// box is the parcel as a shipping desk must know it.
func (t *turn) box() Box {
	b := Box{ShipTo: t.state.ShipTo, Controlled: t.state.controlled(), ShipOn: t.today(), DeliverBy: t.state.Promise}
	for _, l := range t.state.Lines {
		if l.inBox() {
			b.Products = append(b.Products, Packing{NDC: l.Product, Quantity: l.Rx.Quantity})
		}
	}
	return b
}

func (t *turn) choose() { t.do(ChooseService{Box: t.box()}) }

// service takes the desk's choice. It is on record before anything is bought: whatever becomes of the purchase, we know
// whom to ask.
func (t *turn) service(do ServiceAnswer) {
	switch {
	case t.state.ParcelWaits() != ChooseService{}.Name(): // told again
	case do.Code != "":
		t.holdParcel(Hold{Reason: HoldLabel, Code: do.Code})
	case do.Carrier == "":
		t.holdParcel(Hold{Reason: HoldLabel, Code: "no_carrier"})
	default:
		t.record(Chosen{Carrier: do.Carrier, Service: do.Service, Price: do.Price})
		t.buy()
	}
}

// buy asks for the parcel's label. The key is the parcel's own, however often it is asked for.
func (t *turn) buy() {
	p := t.state.Parcel
	t.do(BuyLabel{Key: p.Key, Box: t.box(), Carrier: p.Carrier, Service: p.Service, CarrierKey: p.CarrierKey, Purchase: p.Purchase})
}

// prepared takes the carrier's own key and the bytes of the purchase, once: what was drawn up first is what is bought.
func (t *turn) prepared(do LabelPrepared) {
	if t.state.ParcelWaits() != (BuyLabel{}).Name() || t.state.Parcel.Purchase != "" || do.Purchase == "" {
		return // told again, or nothing is bought any more
	}
	t.record(Prepared(do))
	t.buy()
}

func (t *turn) seek() {
	p := t.state.Parcel
	t.later(FindLabel{Key: p.Key, Carrier: p.Carrier}, t.now.Add(seekEvery))
}

// label takes the desk's word on a purchase.
func (t *turn) label(do LabelAnswer) {
	buying, seeking := BuyLabel{}.Name(), FindLabel{}.Name()
	switch waits := t.state.ParcelWaits(); {
	case do.Outcome == LabelBought:
		t.bought(do)
	case waits != buying && waits != seeking: // told again, or nothing is sent any more
	case do.Outcome == LabelRefused && waits == buying:
		t.holdParcel(Hold{Reason: HoldLabel, Code: do.Code})
	case do.Outcome != LabelUnknown && do.Outcome != LabelMissing:
		t.holdParcel(Hold{Reason: HoldOutcome, Code: do.Code})
	case waits == buying:
		t.record(OutcomeLost{Since: t.instant()})
		t.seek()
	case t.now.Sub(t.state.Parcel.Unknown) < seekFor:
		t.record(Sought{Again: true})
		t.seek()
	case do.Outcome == LabelMissing: // by now the carrier's word is final
		t.record(Sought{})
		t.buy()
	default:
		t.holdParcel(Hold{Reason: HoldOutcome, Code: do.Code})
	}
}

// bought takes a label. A second one, or one for a box that is not sent, is given back.
func (t *turn) bought(do LabelAnswer) {
	p := t.state.Parcel
	unwanted := p.Labelled() || !t.state.boxed()
	switch {
	case p.Carrier == "" || do.LabelID != "" && do.LabelID == p.LabelID: // never asked, or told again
	case unwanted && t.gaveBack(do.LabelID): // told again
	case unwanted:
		t.giveBack(TakenBack{Label: do.LabelID}, do.LabelID, VoidLabel{Carrier: p.Carrier, LabelID: do.LabelID})
	case do.LabelID == "" || do.Tracking == "": // bought, but which?
		t.holdParcel(Hold{Reason: HoldOutcome, Code: do.Code})
	default:
		t.labelled(do)
	}
}

// labelled records the one label. What the carrier does not say of a label found again stands as it was quoted.
func (t *turn) labelled(do LabelAnswer) {
	t.unbox()
	if do.Cost.IsZero() {
		do.Cost = t.state.Parcel.Cost
	}
	t.record(Labelled{LabelID: do.LabelID, Tracking: do.Tracking, Cost: do.Cost, Label: do.Label, Day: t.today()})
	t.watch()
}
