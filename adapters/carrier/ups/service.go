package ups

import (
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

// services are those of UPS, by their codes (Rating.yaml, Service.Code, read 2026-07).
var services = postal.Services{Prefix: "ups_", IsCode: isServiceCode, Codes: map[shipping.Service]string{
	NextDayAir: "01", SecondDayAir: "02", Ground: "03", ThreeDaySelect: "12", NextDayAirSaver: "13",
	NextDayAirEarly: "14", SecondDayAirAM: "59", GroundSaver: "93",
}}

// isServiceCode reports whether s is two letters or digits.
func isServiceCode(s string) bool { return len(s) == 2 && postal.Alphanumeric(s) }
