package usps

import (
	"slices"
	"strings"

	"github.com/mailrx/mailrx/shipping"
)

// The services that we name. A service with another mail class keeps it: "usps_parcel_select" is PARCEL_SELECT.
const (
	GroundAdvantage     shipping.Service = "usps_ground_advantage"
	PriorityMail        shipping.Service = "usps_priority_mail"
	PriorityMailExpress shipping.Service = "usps_priority_mail_express"
)

// The mail classes of those (domestic-labels.yaml 3.9.13, mailClass, read 2026-06).
const (
	classGround   = "USPS_GROUND_ADVANTAGE"
	classPriority = "PRIORITY_MAIL"
	classExpress  = "PRIORITY_MAIL_EXPRESS"
)

const (
	servicePrefix = "usps_"
	returnSuffix  = "_RETURN_SERVICE" // of a mail class, for the way back
)

// renamed are mail classes that USPS still writes here and there, and what they have become.
var renamed = map[string]string{
	"FIRST-CLASS_PACKAGE_SERVICE": classGround,
	"PARCEL_SELECT_LIGHTWEIGHT":   "PARCEL_SELECT",
}

// serviceOf names a mail class of USPS; ok is false for what is none.
func serviceOf(class string) (s shipping.Service, ok bool) {
	if now := renamed[class]; now != "" {
		class = now
	}
	name := strings.ToLower(class)
	return shipping.Service(servicePrefix + strings.TrimPrefix(name, servicePrefix)), isMailClass(class)
}

// ofUSPS are the mail classes whose own name begins with the carrier's.
var ofUSPS = []string{"GROUND_ADVANTAGE", "CONNECT_LOCAL", "CONNECT_REGIONAL", "CONNECT_MAIL", "CONNECT_NEXT_DAY", "CONNECT_SAME_DAY"}

// mailClassOf is the mail class of a service, the other way round.
func mailClassOf(s shipping.Service) (class string, ok bool) {
	name, ok := strings.CutPrefix(string(s), servicePrefix)
	class = strings.ToUpper(name)
	if name != strings.ToLower(name) || !ok {
		return "", false
	}
	if slices.Contains(ofUSPS, class) {
		class = "USPS_" + class
	}
	return class, isMailClass(class)
}

// isMailClass reports whether s is letters, underscores and hyphens, as a mail class is.
func isMailClass(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && c != '_' && c != '-' {
			return false
		}
	}
	return s != "" && len(s) <= 50
}

// formats of label images, the default first, and how USPS calls them.
var formats = []string{"PDF", "PNG", "JPG", "GIF", "TIFF", "SVG", "ZPL", "ZPL300", "EPL"}

var imageTypes = map[string]string{
	"PDF": "PDF", "PNG": "PNG", "JPG": "JPG", "GIF": "GIF", "TIFF": "TIFF", "SVG": "SVG",
	"ZPL": "ZPL203DPI", "ZPL300": "ZPL300DPI", "EPL": "EPL300DPI",
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
