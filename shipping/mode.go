package shipping

// Mode is how a service moves a parcel. The zero value is unknown, which is not "surface".
type Mode uint8

// The modes. A service that may fly is Air.
const (
	ModeUnknown Mode = iota
	Surface
	Air
)

// modes of the services that we name. By the carriers' own service guides; ups_3_day_select is ground transport.
var modes = map[Service]Mode{
	"usps_ground_advantage":      Surface,
	"usps_priority_mail":         Air,
	"usps_priority_mail_express": Air,
	"ups_ground":                 Surface,
	"ups_ground_saver":           Surface,
	"ups_3_day_select":           Surface,
	"ups_2nd_day_air":            Air,
	"ups_2nd_day_air_am":         Air,
	"ups_next_day_air":           Air,
	"ups_next_day_air_saver":     Air,
	"ups_next_day_air_early":     Air,
	"fedex_ground":               Surface,
	"fedex_home_delivery":        Surface,
	"fedex_express_saver":        Air,
	"fedex_2_day":                Air,
	"fedex_standard_overnight":   Air,
	"fedex_priority_overnight":   Air,
	"dhl_express_worldwide":      Air,
	"dhl_express_12_00":          Air,
}

// ModeOf is how a service moves a parcel; ModeUnknown for a service that has no row.
func ModeOf(s Service) Mode { return modes[s] }
