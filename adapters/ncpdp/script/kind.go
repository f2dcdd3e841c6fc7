package script

import (
	"slices"
	"strings"
)

// Kind is the name of the element in the Body, as sent: which transaction a message is. An unknown name is kept.
type Kind string

// The kinds that have a view here or are written here.
const (
	KindNewRx                Kind = "NewRx"                       // a new prescription
	KindNewRxRequest         Kind = "NewRxRequest"                // the pharmacy asks for a new prescription
	KindNewRxResponseDenied  Kind = "NewRxResponseDenied"         // the prescriber will not write it
	KindCancelRx             Kind = "CancelRx"                    // the prescriber takes one back
	KindCancelRxResponse     Kind = "CancelRxResponse"            // whether that was still possible
	KindRxRenewalRequest     Kind = "RxRenewalRequest"            // the pharmacy asks for more refills
	KindRxRenewalResponse    Kind = "RxRenewalResponse"           // the prescriber's answer
	KindRefillRequest        Kind = "RefillRequest"               // RxRenewalRequest in 10.6
	KindRefillResponse       Kind = "RefillResponse"              // RxRenewalResponse in 10.6
	KindRxChangeRequest      Kind = "RxChangeRequest"             // the pharmacy asks for another drug or a clearer order
	KindRxChangeResponse     Kind = "RxChangeResponse"            // the prescriber's answer
	KindRxFill               Kind = "RxFill"                      // the pharmacy tells whether it was dispensed
	KindFillIndicatorChange  Kind = "RxFillIndicatorChange"       // the prescriber changes which fills to be told of
	KindTransferRequest      Kind = "RxTransferRequest"           // one pharmacy asks another for its prescriptions
	KindTransferInitiation   Kind = "RxTransferInitiationRequest" // the same, in the words of 42 CFR 423.160
	KindTransferResponse     Kind = "RxTransferResponse"          // the prescriptions, or why not
	KindTransfer             Kind = "RxTransfer"                  // the same, in the words of 42 CFR 423.160
	KindTransferConfirm      Kind = "RxTransferConfirm"           // they have arrived: the old pharmacy may close them
	KindStatus               Kind = "Status"                      // accepted
	KindVerify               Kind = "Verify"                      // accepted by the one who had to see it
	KindError                Kind = "Error"                       // refused
	KindGetMessage           Kind = "GetMessage"                  // what lies in the mailbox, please
	KindClinicalInfoRequest  Kind = "ClinicalInfoRequest"         // the pharmacy asks for diagnosis, laboratory values …
	KindClinicalInfoResponse Kind = "ClinicalInfoResponse"        // the prescriber's answer
	KindRTPBRequest          Kind = "RTPBRequest"                 // what would it cost; a price check in a root of its own, kept
	KindRTPBResponse         Kind = "RTPBResponse"                // its answer, kept
)

// kinds that the listed transactions of 42 CFR 423.160(b)(1) and samples of working systems show. RefillRequest and
// RefillResponse are the renewal pair of 10.6; both names of the transfer pair are in use.
var kinds = []Kind{
	KindCancelRx, KindCancelRxResponse, KindClinicalInfoRequest, KindClinicalInfoResponse, "DrugAdministration", KindError,
	KindGetMessage, KindNewRx, KindNewRxRequest, KindNewRxResponseDenied, "PAAppealRequest", "PAAppealResponse",
	"PACancelRequest", "PACancelResponse", "PAInitiationRequest", "PAInitiationResponse", "PANotification", "PARequest",
	"PAResponse", "REMSInitiationRequest", "REMSInitiationResponse", "REMSRequest", "REMSResponse", "Recertification",
	KindRefillRequest, KindRefillResponse, "Resupply", KindRxChangeRequest, KindRxChangeResponse, KindRxFill,
	KindFillIndicatorChange, "RxHistoryRequest", "RxHistoryResponse", KindRxRenewalRequest, KindRxRenewalResponse,
	KindTransfer, KindTransferConfirm, KindTransferInitiation, KindTransferRequest, KindTransferResponse,
	KindStatus, KindVerify, KindRTPBRequest, KindRTPBResponse,
}

// Known tells whether k is in our list. An unknown kind is kept and is no error of the sender's: the list grows.
func (k Kind) Known() bool { return slices.Contains(kinds, k) }

// Kinds lists the kinds that we know by name. The slice is the caller's.
func Kinds() []Kind { return slices.Clone(kinds) }

// Acknowledges tells the kinds that end an exchange: nothing is answered to them, or two systems would thank each other
// for ever.
func (k Kind) Acknowledges() bool { return k == KindStatus || k == KindVerify || k == KindError }

// PriorAuthorization tells the known kinds of the exchange between prescriber and payer, whose names begin with PA.
func (k Kind) PriorAuthorization() bool { return k.Known() && strings.HasPrefix(string(k), "PA") }

// REMS tells the known kinds about a risk programme for a drug, whose names begin with REMS.
func (k Kind) REMS() bool { return k.Known() && strings.HasPrefix(string(k), "REMS") }

// Answer is the kind that answers a request of kind k; empty where k is none that Message.Request reads. A NewRxRequest is
// answered by NewRxResponseDenied where the answer is no, and by a NewRx of its own where it is yes.
func (k Kind) Answer() Kind {
	switch k {
	case KindRxRenewalRequest:
		return KindRxRenewalResponse
	case KindRefillRequest:
		return KindRefillResponse
	case KindRxChangeRequest:
		return KindRxChangeResponse
	case KindCancelRx:
		return KindCancelRxResponse
	case KindNewRxRequest:
		return KindNewRxResponseDenied
	}
	return ""
}
