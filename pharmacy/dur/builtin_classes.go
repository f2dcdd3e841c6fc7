package dur

import (
	"slices"

	"github.com/mailrx/mailrx/pharmacy/drug"
	"github.com/mailrx/mailrx/pharmacy/reason"
)

// Classes of the built-in knowledge.
const (
	aceInhibitors     ClassID = "ace_inhibitors"
	arbs              ClassID = "angiotensin_receptor_blockers"
	reninInhibitors   ClassID = "renin_inhibitors"
	penicillins       ClassID = "penicillins"
	cephalosporins    ClassID = "cephalosporins"
	sulfonamides      ClassID = "sulfonamide_antibiotics"
	nsaids            ClassID = "nsaids"
	maois             ClassID = "mao_inhibitors"
	ssris             ClassID = "ssris"
	tricyclics        ClassID = "tricyclic_antidepressants"
	amphetamines      ClassID = "amphetamines"
	triptans          ClassID = "triptans"
	protonPumps       ClassID = "proton_pump_inhibitors"
	proteases         ClassID = "hiv_protease_inhibitors"
	cyp3a4Inhibitors  ClassID = "strong_cyp3a4_inhibitors"
	cyp3a4Inducers    ClassID = "cyp3a4_inducers"
	cyp1a2Inhibitors  ClassID = "cyp1a2_inhibitors"
	cyp3a4Statins     ClassID = "statins_by_cyp3a4"
	statinRaisers     ClassID = "cyp3a4_or_protease_inhibitors"
	ergots            ClassID = "ergots"
	thiopurines       ClassID = "thiopurines"
	qtProlonging      ClassID = "qt_prolonging"
	codeineLike       ClassID = "codeine_and_tramadol"
	tetracyclineClass ClassID = "tetracyclines"
)

// builtinClasses is who belongs where: common knowledge of pharmacology, from memory. The classes are not complete; they
// hold the members whose numbers are in the table of ingredients.
func builtinClasses() []Class {
	class := func(id ClassID, members ...drug.RxCUI) Class {
		return Class{ID: id, Members: members, Note: Note{Source: "pharmacology, from memory", Evidence: reason.Unconfirmed}}
	}
	return slices.Concat([]Class{
		class(aceInhibitors, benazepril, captopril, enalapril, fosinopril, lisinopril, moexipril, perindopril, quinapril, ramipril,
			trandolapril),
		class(arbs, azilsartan, candesartan, eprosartan, irbesartan, losartan, olmesartan, telmisartan, valsartan),
		class(reninInhibitors, aliskiren),
		class(penicillins, amoxicillin, ampicillin, dicloxacillin, nafcillin, oxacillin, penicillinG, penicillinV, piperacillin),
		class(cephalosporins, cefadroxil, cefdinir, ceftriaxone, cefuroxime, cephalexin),
		class(sulfonamides, sulfadiazine, sulfamethoxazole),
		class(nsaids, aspirin, celecoxib, diclofenac, etodolac, ibuprofen, indomethacin, ketorolac, meloxicam, nabumetone, naproxen),
		class(tetracyclineClass, doxycycline, tetracycline),
	}, interactionClasses(class), opioidClasses(class))
}

func interactionClasses(class func(ClassID, ...drug.RxCUI) Class) []Class {
	proteaseInhibitors := []drug.RxCUI{atazanavir, darunavir, fosamprenavir, indinavir, lopinavir, nelfinavir, ritonavir, saquinavir}
	strong := []drug.RxCUI{clarithromycin, cobicistat, indinavir, itraconazole, ketoconazole, lopinavir, nefazodone, nelfinavir,
		posaconazole, ritonavir, saquinavir, voriconazole}
	raisers := slices.Concat(proteaseInhibitors, strong)
	slices.Sort(raisers)
	return []Class{
		class(maois, isocarboxazid, linezolid, methyleneBlue, phenelzine, rasagiline, selegiline, tranylcypromine),
		class(ssris, citalopram, escitalopram, fluoxetine, fluvoxamine, paroxetine, sertraline),
		class(tricyclics, amitriptyline, amoxapine, clomipramine, desipramine, doxepin, imipramine, nortriptyline, protriptyline,
			trimipramine),
		class(amphetamines, amphetamine, dextroamphetamine, lisdexamfetamine, methamphetamine, methylphenidate),
		class(triptans, almotriptan, eletriptan, frovatriptan, naratriptan, rizatriptan, sumatriptan, zolmitriptan),
		class(protonPumps, dexlansoprazole, esomeprazole, lansoprazole, omeprazole, pantoprazole, rabeprazole),
		class(proteases, proteaseInhibitors...), class(cyp3a4Inhibitors, strong...), class(statinRaisers, slices.Compact(raisers)...),
		class(cyp3a4Inducers, carbamazepine, phenobarbital, phenytoin, rifabutin, rifampin, stJohnsWort),
		class(cyp1a2Inhibitors, ciprofloxacin, fluvoxamine),
		class(cyp3a4Statins, atorvastatin, lovastatin, simvastatin),
		class(ergots, dihydroergotamine, ergotamine),
		class(thiopurines, azathioprine, mercaptopurine),
		class(qtProlonging, amiodarone, chlorpromazine, citalopram, clarithromycin, disopyramide, dofetilide, dronedarone,
			erythromycin, haloperidol, ibutilide, methadone, moxifloxacin, pimozide, procainamide, quinidine, sotalol,
			thioridazine, ziprasidone),
	}
}

// opioidClasses leaves loperamide out: it acts on opioid receptors and is no analgesic.
func opioidClasses(class func(ClassID, ...drug.RxCUI) Class) []Class {
	return []Class{
		class(Opioids, buprenorphine, butorphanol, codeine, fentanyl, hydrocodone, hydromorphone, levorphanol, meperidine,
			methadone, morphine, oxycodone, oxymorphone, pentazocine, tapentadol, tramadol),
		class(Benzodiazepines, alprazolam, chlordiazepoxide, clobazam, clonazepam, clorazepate, diazepam, estazolam, flurazepam,
			lorazepam, midazolam, oxazepam, quazepam, temazepam, triazolam),
		class(codeineLike, codeine, tramadol),
	}
}

// builtinGroups is duplication groups (R6.1, a table of our own). The renin-angiotensin group is wider than its classes:
// an ACE inhibitor beside a receptor blocker is a duplication too.
func builtinGroups() []Group {
	group := func(id, words string, classes ...ClassID) Group {
		return Group{ID: id, Classes: classes, Severity: Moderate, Note: Note{Words: words, Source: "R6.1", Evidence: reason.Proposal}}
	}
	return []Group{
		group("ace_inhibitors", "two ACE inhibitors", aceInhibitors),
		group("renin_angiotensin", "two drugs on the renin-angiotensin system", aceInhibitors, arbs, reninInhibitors),
		group("nsaids", "two anti-inflammatory drugs", nsaids),
		group("ssris", "two antidepressants of one kind", ssris),
		group("statins", "two statins", cyp3a4Statins),
		group("proton_pumps", "two acid blockers of one kind", protonPumps),
		group("benzodiazepines", "two benzodiazepines", Benzodiazepines),
		group("opioids", "two opioids", Opioids),
		group("triptans", "two triptans", triptans),
	}
}

// builtinCrosses is which allergies reach over to which classes.
func builtinCrosses() []Cross {
	within := func(c ClassID, words string) Cross {
		return Cross{Allergy: c, Drug: c, Severity: Major, Note: label(words)}
	}
	return []Cross{
		within(penicillins, "an allergy to one penicillin is taken for an allergy to all"),
		within(cephalosporins, "an allergy to one cephalosporin may reach others"),
		within(sulfonamides, "an allergy to one sulfonamide antibiotic is taken for an allergy to all"),
		within(nsaids, "a reaction to aspirin or another anti-inflammatory drug may come with all of them"),
		{Allergy: penicillins, Drug: cephalosporins, Severity: Moderate,
			Note: label("some who react to penicillin react to a cephalosporin: ask how the reaction was")},
	}
}
