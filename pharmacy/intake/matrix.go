package intake

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Row is one line of the matrix (R9.1): by this channel these roles may ask for these acts. Rule holds the source. What
// has no row is refused.
type Row struct {
	Channel pharmacy.Channel
	Roles   []pharmacy.Role
	Acts    []Act
	Guest   bool // without being registered or logged in
	Rule    *reason.Rule
}

var (
	memberSide     = []pharmacy.Role{pharmacy.RoleMember, pharmacy.RoleCaregiver}
	prescriberSide = []pharmacy.Role{pharmacy.RolePrescriber, pharmacy.RolePrescriberAgent}
	otherPharmacy  = []pharmacy.Role{pharmacy.RolePharmacist}
	everything     = []Act{General, AskPrescriber, Refill, Transfer, Status, Profile, Cost, Address, Payment, Consent, Withdraw}
)

var matrix = [...]Row{
	{pharmacy.ChannelERx, prescriberSide, []Act{NewRx, Renew}, false, rowERx},
	{pharmacy.ChannelERx, otherPharmacy, []Act{Transfer}, false, rowTransfer},
	{pharmacy.ChannelPhone, prescriberSide, []Act{NewRx, Renew}, false, rowPhonePrescriber},
	{pharmacy.ChannelPhone, otherPharmacy, []Act{Transfer}, false, rowTransfer},
	{pharmacy.ChannelPhone, memberSide, everything, false, rowPhoneMember},
	{pharmacy.ChannelWeb, memberSide, everything, false, rowOnline},
	{pharmacy.ChannelApp, memberSide, everything, false, rowOnline},
	{pharmacy.ChannelWeb, memberSide, []Act{General, Refill}, true, rowGuest},
	{pharmacy.ChannelApp, memberSide, []Act{General, Refill}, true, rowGuest},
	{pharmacy.ChannelFax, prescriberSide, []Act{NewRx, Renew}, false, rowFax},
	{pharmacy.ChannelMail, memberSide, []Act{NewRx, Refill}, false, rowMail},
	{pharmacy.ChannelAuto, []pharmacy.Role{pharmacy.RoleSystem}, []Act{Refill}, false, rowAuto},
}

// Matrix is the table of who may ask for what by which channel. The caller owns the slice, not what its rows hold.
func Matrix() []Row { return slices.Clone(matrix[:]) }

// Channels are those by which a role may ask for an act, guests left aside; nil where there is none.
func Channels(role pharmacy.Role, a Act) []pharmacy.Channel {
	var ways []pharmacy.Channel
	for i := range matrix {
		row := &matrix[i]
		if !row.Guest && row.allows(role, a) {
			ways = append(ways, row.Channel)
		}
	}
	return ways
}

func (r *Row) allows(role pharmacy.Role, a Act) bool {
	return slices.Contains(r.Roles, role) && slices.Contains(r.Acts, a)
}

// find is the row of a request; nil where there is none. Somebody online who is not logged in is a guest.
func find(r *Request) *Row {
	guest := r.guest()
	for i := range matrix {
		row := &matrix[i]
		if row.Channel == r.Channel && row.Guest == guest && row.allows(r.By, r.Act) {
			return row
		}
	}
	return nil
}
