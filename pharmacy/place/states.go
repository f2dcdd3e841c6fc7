package place

type kind uint8

const (
	contiguous kind = iota + 1
	outlying        // Alaska and Hawaii
	territory
	associated
	military
)

type row struct {
	code State
	name string
	kind kind
}

// lookup finds the row of a code, or the zero row. The table is sorted, so a search of six steps finds it.
func lookup(s State) row {
	low, high := 0, len(states)
	for low < high {
		mid := (low + high) / 2
		switch {
		case states[mid].code == s:
			return states[mid]
		case states[mid].code < s:
			low = mid + 1
		default:
			high = mid
		}
	}
	return row{}
}

// States is every code of the table, in order of the code. The slice is the caller's.
func States() []State {
	codes := make([]State, 0, len(states))
	for _, r := range states {
		codes = append(codes, r.code)
	}
	return codes
}

// states is USPS Publication 28, appendix B (from general knowledge, unconfirmed), sorted by code.
var states = [...]row{
	{"AA", "Armed Forces Americas", military},
	{"AE", "Armed Forces Europe", military},
	{"AK", "Alaska", outlying},
	{"AL", "Alabama", contiguous},
	{"AP", "Armed Forces Pacific", military},
	{"AR", "Arkansas", contiguous},
	{"AS", "American Samoa", territory},
	{"AZ", "Arizona", contiguous},
	{"CA", "California", contiguous},
	{"CO", "Colorado", contiguous},
	{"CT", "Connecticut", contiguous},
	{"DC", "District of Columbia", contiguous},
	{"DE", "Delaware", contiguous},
	{"FL", "Florida", contiguous},
	{"FM", "Federated States of Micronesia", associated},
	{"GA", "Georgia", contiguous},
	{"GU", "Guam", territory},
	{"HI", "Hawaii", outlying},
	{"IA", "Iowa", contiguous},
	{"ID", "Idaho", contiguous},
	{"IL", "Illinois", contiguous},
	{"IN", "Indiana", contiguous},
	{"KS", "Kansas", contiguous},
	{"KY", "Kentucky", contiguous},
	{"LA", "Louisiana", contiguous},
	{"MA", "Massachusetts", contiguous},
	{"MD", "Maryland", contiguous},
	{"ME", "Maine", contiguous},
	{"MH", "Marshall Islands", associated},
	{"MI", "Michigan", contiguous},
	{"MN", "Minnesota", contiguous},
	{"MO", "Missouri", contiguous},
	{"MP", "Northern Mariana Islands", territory},
	{"MS", "Mississippi", contiguous},
	{"MT", "Montana", contiguous},
	{"NC", "North Carolina", contiguous},
	{"ND", "North Dakota", contiguous},
	{"NE", "Nebraska", contiguous},
	{"NH", "New Hampshire", contiguous},
	{"NJ", "New Jersey", contiguous},
	{"NM", "New Mexico", contiguous},
	{"NV", "Nevada", contiguous},
	{"NY", "New York", contiguous},
	{"OH", "Ohio", contiguous},
	{"OK", "Oklahoma", contiguous},
	{"OR", "Oregon", contiguous},
	{"PA", "Pennsylvania", contiguous},
	{"PR", "Puerto Rico", territory},
	{"PW", "Palau", associated},
	{"RI", "Rhode Island", contiguous},
	{"SC", "South Carolina", contiguous},
	{"SD", "South Dakota", contiguous},
	{"TN", "Tennessee", contiguous},
	{"TX", "Texas", contiguous},
	{"UT", "Utah", contiguous},
	{"VA", "Virginia", contiguous},
	{"VI", "Virgin Islands", territory},
	{"VT", "Vermont", contiguous},
	{"WA", "Washington", contiguous},
	{"WI", "Wisconsin", contiguous},
	{"WV", "West Virginia", contiguous},
	{"WY", "Wyoming", contiguous},
}
