package formulary

import "github.com/mailrx/mailrx/pharmacy/drug"

// Exceptions is how the plan pays what it has excepted for one member. The exceptions themselves come with a request,
// as Authorizations.
type Exceptions struct {
	// UnlistedTier is the number of the tier at which a drug that is not listed is paid. In Part D it is a tier that
	// listed drugs have too: there is none for excepted drugs alone (42 CFR 423.578(c)(4), unconfirmed).
	UnlistedTier int         `json:"unlistedTier"`
	Mail         drug.Answer `json:"mail,omitzero"`        // whether such a drug can be had by mail; unset: the plan does not say
	NoneFrom     []int       `json:"noneFrom,omitempty"`   // tiers whose drugs are not moved to a lower one: the specialty tier
	NoBrandsTo   []int       `json:"noBrandsTo,omitempty"` // tiers to which no brand and no biosimilar is moved: they hold generics only
}
