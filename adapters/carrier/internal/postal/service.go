package postal

import (
	"strings"

	"github.com/mailrx/mailrx/shipping"
)

// Services names the services of a carrier. Some have a name of ours, and every other keeps its code: "ups_07" is code 07.
type Services struct {
	Prefix string                      // of every name: "ups_"
	Codes  map[shipping.Service]string // of the services that have a name
	IsCode func(s string) bool         // whether s can be a code of the carrier
}

// Named is the service of a code; ok is false for what is no code.
func (s *Services) Named(code string) (named shipping.Service, ok bool) {
	for service, c := range s.Codes {
		if c == code {
			return service, true
		}
	}
	return shipping.Service(s.Prefix + code), s.IsCode(code)
}

// Code is the code of a service, the other way round; ok is false for another carrier's service.
func (s *Services) Code(service shipping.Service) (code string, ok bool) {
	if code, ok = s.Codes[service]; ok {
		return code, true
	}
	code, ok = strings.CutPrefix(string(service), s.Prefix)
	return code, ok && s.IsCode(code)
}
