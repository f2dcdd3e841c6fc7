package carriertest

import "slices"

// Cases are the cases of the suite, in the order they are listed. The caller owns the slice.
func Cases() []Case {
	return slices.Concat(quoteCases, buyCases, lostCases, prepareCases, findCases, voidCases, trackCases, faultCases, privacyCases)
}

func needsFind(f Features) bool       { return !f.NoFindLabel }
func needsPrepare(f Features) bool    { return !f.NoPrepare }
func needsVoid(f Features) bool       { return !f.NoVoid }
func needsReference(f Features) bool  { return !f.NoReference }
func needsRetryAfter(f Features) bool { return !f.NoRetryAfter }
func needsFindAndVoid(f Features) bool {
	return needsFind(f) && needsVoid(f)
}
