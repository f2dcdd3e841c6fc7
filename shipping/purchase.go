package shipping

import (
	"log/slog"

	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
)

// Quote is one service's price and date.
type Quote struct {
	Carrier CarrierCode  `json:"carrier"`
	Service Service      `json:"service"`
	Price   money.Amount `json:"price"` // what the account pays: the negotiated price where the carrier gives one
	List    money.Amount `json:"list"`  // the published price; means something only where HasList
	HasList bool         `json:"has_list"`
	Arrives cal.Date     `json:"arrives"` // unset: the carrier does not say
}

// Purchase asks for one label.
type Purchase struct {
	Key      Key
	Shipment Shipment
	Service  Service
	Format   string // of the image: "ZPL"; empty: the carrier's default. One that the carrier lacks is ErrUnsupported
}

// Validate lists every missing or wrong field of the purchase and its shipment; nil where there is none. The error
// is *Invalid and holds no value. A Carrier calls it before any byte is sent.
func (p Purchase) Validate() error {
	var f faults
	if !ValidKey(p.Key) {
		f.add("key", keyFault, MaxKey)
	}
	if p.Service == "" {
		f.add("service", "is missing")
	}
	f.under("shipment", p.Shipment.check)
	return f.err()
}

// Label is a bought label.
type Label struct {
	ID       LabelID        `json:"id"`
	Carrier  CarrierCode    `json:"carrier"`
	Service  Service        `json:"service"`
	Key      Key            `json:"key"`
	Tracking TrackingNumber `json:"tracking"`
	Price    money.Amount   `json:"price"`  // what the account is charged
	Format   string         `json:"format"` // "ZPL", "GIF", "PDF", "PNG"
	Image    Sealed         `json:"-"`      // goes to a printer or a vault, not into a record; the caller owns it
	Voided   bool           `json:"voided"`
}

// LogValue gives the fields one by one, the image by its size.
func (l Label) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("carrier", string(l.Carrier)), slog.String("service", string(l.Service)),
		slog.String("key", string(l.Key)), slog.String("id", l.ID.String()),
		slog.String("tracking", l.Tracking.String()), slog.String("price", l.Price.String()),
		slog.String("format", l.Format), slog.String("image", l.Image.String()), slog.Bool("voided", l.Voided),
	)
}
