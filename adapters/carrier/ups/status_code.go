package ups

import "github.com/mailrx/mailrx/shipping"

// statusCodes are the numeric status codes of UPS by what they mean for a parcel (UPS tracking code pages, read
// 2026-07; the meaning is ours). Rows that are easily read wrong:
//
//   - 161 says delivered, to an Access Point: the parcel waits there and is not in the member's hands. 144 alike.
//   - 143 is handed to a third party: no proof that the member has it.
//   - 033, 118 and 119 are returns asked for or confirmed, on their way back: returned, as the member will not get it.
//   - 127 to 130 are of an investigation, which comes after a delivery too and moves nothing.
//   - 068 is in lost and found; 140 is a claim paid: both lost.
//   - 147 and 149 are seized or destroyed: an exception for a person to look at.
//
// A code that is not here is unknown, never a guess from its neighbours.
var statusCodes = byCode(map[shipping.Status][]string{
	shipping.LabelCreated: {
		"003", "044", "045", "077", "079", "080", "157", "166",
	},
	shipping.Accepted: {
		"038", "074", "160", "167", "168", "169",
	},
	shipping.InTransit: {
		"005", "010", "012", "014", "016", "025", "039", "047", "057", "071", "073", "075", "084", "087",
		"092", "134", "137", "138", "143", "158", "159", "164", "165",
	},
	shipping.OutForDelivery: {
		"006", "021", "037", "072", "078", "089", "091", "146", "162",
	},
	shipping.AvailableForPickup: {
		"017", "040", "144", "161",
	},
	shipping.Delivered: {
		"011", "026",
	},
	shipping.Exception: {
		"013", "019", "022", "023", "024", "029", "030", "032", "046", "048", "049", "050", "051", "052",
		"053", "055", "058", "059", "060", "061", "062", "064", "065", "066", "069", "070", "076", "083",
		"085", "086", "090", "093", "104", "123", "124", "125", "126", "131", "132", "135", "139", "141",
		"145", "147", "149",
	},
	shipping.ReturnedToSender: {
		"033", "034", "035", "036", "067", "081", "118", "119",
	},
	shipping.Lost: {
		"068", "140",
	},
	shipping.Cancelled: {
		"007", "043",
	},
	shipping.Info: {
		"018", "020", "027", "028", "041", "042", "054", "056", "063", "082", "088", "094", "095", "096",
		"097", "098", "099", "100", "101", "102", "103", "105", "106", "107", "108", "109", "110", "111",
		"112", "113", "114", "115", "116", "117", "120", "121", "122", "127", "128", "129", "130", "133",
		"136", "142", "153", "154", "155", "156",
	},
	shipping.StatusUnknown: {
		"000", "148", "163",
	},
})

func byCode(rows map[shipping.Status][]string) map[string]shipping.Status {
	table := map[string]shipping.Status{}
	for status, codes := range rows {
		for _, code := range codes {
			table[code] = status
		}
	}
	return table
}
