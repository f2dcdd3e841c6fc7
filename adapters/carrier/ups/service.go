package ups

import (
	"strings"

	"github.com/mailrx/mailrx/adapters/carrier/internal/postal"
	"github.com/mailrx/mailrx/shipping"
)

// The services that we name. A service with another code keeps it: "ups_07" is code 07.
const (
	NextDayAirEarly shipping.Service = "ups_next_day_air_early"
	NextDayAir      shipping.Service = "ups_next_day_air"
	NextDayAirSaver shipping.Service = "ups_next_day_air_saver"
	SecondDayAirAM  shipping.Service = "ups_2nd_day_air_am"
	SecondDayAir    shipping.Service = "ups_2nd_day_air"
	ThreeDaySelect  shipping.Service = "ups_3_day_select"
	Ground          shipping.Service = "ups_ground"
	GroundSaver     shipping.Service = "ups_ground_saver"
)

// serviceCodes are the codes of UPS (Rating.yaml, Service.Code, read 2026-07).
var serviceCodes = []struct {
	service shipping.Service
	code    string
}{
	{NextDayAir, "01"}, {SecondDayAir, "02"}, {Ground, "03"}, {ThreeDaySelect, "12"}, {NextDayAirSaver, "13"},
	{NextDayAirEarly, "14"}, {SecondDayAirAM, "59"}, {GroundSaver, "93"},
}

const servicePrefix = "ups_"

// serviceOf names a code of UPS; ok is false for what is no code.
func serviceOf(code string) (s shipping.Service, ok bool) {
	for _, row := range serviceCodes {
		if row.code == code {
			return row.service, true
		}
	}
	return shipping.Service(servicePrefix + code), len(code) == 2 && postal.Alphanumeric(code)
}

// codeOf is the code of a service, the other way round.
func codeOf(s shipping.Service) (code string, ok bool) {
	for _, row := range serviceCodes {
		if row.service == s {
			return row.code, true
		}
	}
	code, ok = strings.CutPrefix(string(s), servicePrefix)
	return code, ok && len(code) == 2 && postal.Alphanumeric(code)
}
