package script_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sampleCodes are all codes of all findings of each sample, sorted, each once: what is odd about it, and nothing else. Only
// made-up NPIs, state codes and telephone numbers of others are behind most.
var sampleCodes = map[string]string{
	"cosyte-ncpdp/cancelrx-request.xml":                         "npi.invalid",
	"cosyte-ncpdp/cancelrx-response-approved.xml":               "",
	"cosyte-ncpdp/error-response.xml":                           "",
	"cosyte-ncpdp/newrx-basic.xml":                              "npi.invalid",
	"cosyte-ncpdp/newrx-coded-and-strength.xml":                 "drug.database_qualifier npi.invalid",
	"cosyte-ncpdp/newrx-edge-empties.xml":                       "drug.database_qualifier",
	"cosyte-ncpdp/newrx-no-version.xml":                         "version.unknown",
	"cosyte-ncpdp/newrx-sig-text-only.xml":                      "",
	"cosyte-ncpdp/newrx-structured-sig.xml":                     "",
	"cosyte-ncpdp/rxchange-request.xml":                         "npi.invalid request.code",
	"cosyte-ncpdp/rxchange-response-denied.xml":                 "",
	"cosyte-ncpdp/rxrenewal-request.xml":                        "npi.invalid",
	"cosyte-ncpdp/rxrenewal-response-approved-with-changes.xml": "",
	"cosyte-ncpdp/rxrenewal-response-approved.xml":              "",
	"cosyte-ncpdp/rxrenewal-response-denied.xml":                "",
	"cosyte-ncpdp/status-response.xml":                          "",
	"cosyte-ncpdp/surescripts-routing.xml":                      "npi.invalid",
	"cosyte-ncpdp/verify-response.xml":                          "",
	"cosyte-synth/newrx-seed7001.xml":                           "dea.check_digit npi.invalid quantity.unit version.mixed_shape",
	"cosyte-synth/rxchange-seed7003.xml":                        "dea.check_digit npi.invalid quantity.unit request.code version.mixed_shape",
	"cosyte-synth/rxrenewal-seed7002.xml":                       "dea.check_digit npi.invalid quantity.unit version.mixed_shape",
	"dgoradia-ncpdp/sample-newrx-qty-float.xml":                 "dea.check_digit npi.invalid",
	"dgoradia-ncpdp/sample-newrx.xml":                           "dea.check_digit npi.invalid",
	"mcode/error-pims.xml":                                      "version.unknown",
	"mcode/newrx-2017071-request-generator.xml":                 "address.state",
	"mcode/newrx-2022071-request-generator.xml":                 "address.state version.by_shape",
	"mcode/rems-initiation-request-2024011-pims.xml":            "address.state npi.invalid phone.malformed",
	"mcode/rems-request-2024011-pims.xml":                       "address.state npi.invalid phone.malformed",
	"mcode/rxfill-dispensed-pims.xml":                           "address.state npi.invalid phone.malformed",
	"mcode/status-pims.xml":                                     "version.unknown",
	"ncpdp-clinic-api/clinical_info_request_rendered.xml":       "address.state address.zip header.sent_time_zone npi.invalid phone.malformed version.by_shape",
	"ncpdp-clinic-api/sample_clinical_info_response.xml":        "address.state address.zip header.sent_time_zone npi.invalid phone.malformed version.by_shape",
	"ncpdp-clinic-api/sample_newrx_message.xml":                 "address.state address.zip header.sent_time_zone npi.invalid phone.malformed version.by_shape",
	"ncpdp-clinic-api/sample_newrx_message_exhaustive.xml":      "address.state address.zip days_supply.malformed drug.database_qualifier drug.product_qualifier drug.schedule header.sent_time_zone medication.do_not_fill npi.invalid phone.malformed quantity.unit sig.clarifying signature.unverified version.by_shape",
	"nist-erx/cancelrx-10.6.edi":                                "dea.check_digit edifact.unread header.sent_time_zone npi.invalid sig.differs",
	"nist-erx/newrx-10.6-mailorder-structuredsig.xml":           "dea.check_digit header.sent_time_zone npi.invalid",
	"nist-erx/newrx-10.6.edi":                                   "dea.check_digit edifact.unread header.sent_time_zone npi.invalid",
	"rxmembersim/newrx-rxmembersim.xml":                         "header.sent_time_zone refills.malformed substitution.malformed version.mixed_shape",
	"rxmembersim/painitiationrequest-rxmembersim.xml":           "element.unknown header.sent_time_zone",
	"rxmembersim/paresponse-approval-rxmembersim.xml":           "element.unknown header.sent_time_zone",
	"rxmembersim/paresponse-denial-rxmembersim.xml":             "element.unknown header.sent_time_zone",
	"rxmembersim/rxchange-invented-ChangeRequestType.xml":       "element.unknown header.sent_time_zone request.code",
	"rxmembersim/rxrenewal-rxmembersim.xml":                     "header.sent_time_zone medication.element_unknown version.mixed_shape",
	"va-erx-hub/error-602-xsd.xml":                              "",
	"va-erx-hub/error-900-signature.xml":                        "",
	"va-erx-hub/status-000-newrx.xml":                           "",
	"va-erx-hub/status-010-non-newrx.xml":                       "",
	"va-vista/cancelrxresponse-approved-note.xml":               "",
	"va-vista/cancelrxresponse-denied.xml":                      "",
	"va-vista/error-900-descriptioncode.xml":                    "",
	"va-vista/verify-010-accepted-by-pharmacy.xml":              "",
}

func TestEachSampleHasItsFindingsAndNoOthers(t *testing.T) {
	t.Parallel()
	for name, data := range everySample(t) {
		want, listed := sampleCodes[name]
		if !listed {
			continue // another folder is named
		}
		var codes []string
		for _, f := range parse(t, string(data)).Findings() {
			codes = append(codes, string(f.Code))
		}
		slices.Sort(codes)
		require.Equal(t, want, strings.Join(slices.Compact(codes), " "), name)
	}
}
