package script

import "slices"

// Kind is the name of the element in the Body, as sent: which transaction a message is. An unknown name is kept.
type Kind string

// Kinds that a mail-order pharmacy meets most.
const (
	KindNewRx            Kind = "NewRx"            // a new prescription
	KindCancelRx         Kind = "CancelRx"         // the prescriber takes one back
	KindRxRenewalRequest Kind = "RxRenewalRequest" // the pharmacy asks for more refills
	KindRxChangeRequest  Kind = "RxChangeRequest"  // the pharmacy asks for another drug or a clearer order
	KindStatus           Kind = "Status"           // accepted
	KindVerify           Kind = "Verify"           // accepted by the one who had to see it
	KindError            Kind = "Error"            // refused
)

// kinds that the listed transactions of 42 CFR 423.160(b)(1) and samples of working systems show. RefillRequest and
// RefillResponse are the renewal pair of 10.6; both names of the transfer pair are in use.
var kinds = []Kind{
	KindCancelRx, "CancelRxResponse", "ClinicalInfoRequest", "ClinicalInfoResponse", "DrugAdministration", KindError,
	"GetMessage", KindNewRx, "NewRxRequest", "NewRxResponseDenied", "PAAppealRequest", "PAAppealResponse",
	"PACancelRequest", "PACancelResponse", "PAInitiationRequest", "PAInitiationResponse", "PANotification", "PARequest",
	"PAResponse", "REMSInitiationRequest", "REMSInitiationResponse", "REMSRequest", "REMSResponse", "Recertification",
	"RefillRequest", "RefillResponse", "Resupply", KindRxChangeRequest, "RxChangeResponse", "RxFill",
	"RxFillIndicatorChange", "RxHistoryRequest", "RxHistoryResponse", KindRxRenewalRequest, "RxRenewalResponse",
	"RxTransfer", "RxTransferConfirm", "RxTransferInitiationRequest", "RxTransferRequest", "RxTransferResponse",
	KindStatus, KindVerify,
}

// Known tells whether k is in our list. An unknown kind is kept and is no error of the sender's: the list grows.
func (k Kind) Known() bool { return slices.Contains(kinds, k) }
