package storetest

import "slices"

// Cases are the cases of the suite, in the order they are listed. The caller owns the slice.
func Cases() []Case {
	return slices.Concat(logCases, keyCases, refCases, leaseCases, settleCases, taskCases, raceCases,
		groupCases, listCases, peopleCases, vaultCases, durableCases)
}

func needsGrouper(f Features) bool { return !f.NoGrouper }
func needsLister(f Features) bool  { return !f.NoLister }
func needsPeople(f Features) bool  { return !f.NoPeople }
func needsVault(f Features) bool   { return !f.NoVault }
func needsDurable(f Features) bool { return !f.NotDurable }

func needsDurablePeople(f Features) bool { return needsDurable(f) && needsPeople(f) }
func needsDurableVault(f Features) bool  { return needsDurable(f) && needsVault(f) }
func needsDurableLister(f Features) bool { return needsDurable(f) && needsLister(f) }
