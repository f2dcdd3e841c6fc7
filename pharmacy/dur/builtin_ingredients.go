package dur

import "github.com/mailrx/mailrx/pharmacy/drug"

// Ingredients of the built-in knowledge by RxCUI. Those in builtinSecondHand were read in public tables that quote RxNorm (the
// CPIC consortium's list of drugs, CDC's supplement of opioid conversion factors); the others are from memory and
// unconfirmed: compare them with RxNorm before you rely on them.
const (
	acetaminophen     drug.RxCUI = 161
	alprazolam        drug.RxCUI = 596
	aliskiren         drug.RxCUI = 325646
	almotriptan       drug.RxCUI = 279645
	amiodarone        drug.RxCUI = 703
	amitriptyline     drug.RxCUI = 704
	amlodipine        drug.RxCUI = 17767
	amoxapine         drug.RxCUI = 722
	amoxicillin       drug.RxCUI = 723
	amphetamine       drug.RxCUI = 725
	ampicillin        drug.RxCUI = 733
	aspirin           drug.RxCUI = 1191
	atazanavir        drug.RxCUI = 343047
	atorvastatin      drug.RxCUI = 83367
	azathioprine      drug.RxCUI = 1256
	azilsartan        drug.RxCUI = 1091643
	benazepril        drug.RxCUI = 18867
	buprenorphine     drug.RxCUI = 1819
	butorphanol       drug.RxCUI = 1841
	candesartan       drug.RxCUI = 214354
	captopril         drug.RxCUI = 1998
	carbamazepine     drug.RxCUI = 2002
	cefadroxil        drug.RxCUI = 2177
	cefdinir          drug.RxCUI = 25037
	ceftriaxone       drug.RxCUI = 2193
	cefuroxime        drug.RxCUI = 2194
	celecoxib         drug.RxCUI = 140587
	cephalexin        drug.RxCUI = 2231
	chlordiazepoxide  drug.RxCUI = 2356
	chlorpromazine    drug.RxCUI = 2403
	ciprofloxacin     drug.RxCUI = 2551
	citalopram        drug.RxCUI = 2556
	clarithromycin    drug.RxCUI = 21212
	clobazam          drug.RxCUI = 21241
	clomipramine      drug.RxCUI = 2597
	clonazepam        drug.RxCUI = 2598
	clorazepate       drug.RxCUI = 2353
	cobicistat        drug.RxCUI = 1306284
	codeine           drug.RxCUI = 2670
	darunavir         drug.RxCUI = 460132
	desipramine       drug.RxCUI = 3247
	dexlansoprazole   drug.RxCUI = 816346
	dextroamphetamine drug.RxCUI = 3288
	diazepam          drug.RxCUI = 3322
	diclofenac        drug.RxCUI = 3355
	dicloxacillin     drug.RxCUI = 3356
	digoxin           drug.RxCUI = 3407
	dihydroergotamine drug.RxCUI = 3418
	disopyramide      drug.RxCUI = 3541
	dofetilide        drug.RxCUI = 49247
	doxepin           drug.RxCUI = 3638
	doxycycline       drug.RxCUI = 3640
	dronedarone       drug.RxCUI = 233698
	eletriptan        drug.RxCUI = 231049
	enalapril         drug.RxCUI = 3827
	eprosartan        drug.RxCUI = 83515
	ergotamine        drug.RxCUI = 4025
	erythromycin      drug.RxCUI = 4053
	escitalopram      drug.RxCUI = 321988
	esomeprazole      drug.RxCUI = 283742
	estazolam         drug.RxCUI = 4077
	etodolac          drug.RxCUI = 24605
	febuxostat        drug.RxCUI = 73689
	fentanyl          drug.RxCUI = 4337
	finasteride       drug.RxCUI = 25025
	fluoxetine        drug.RxCUI = 4493
	flurazepam        drug.RxCUI = 4501
	fluvoxamine       drug.RxCUI = 42355
	fosamprenavir     drug.RxCUI = 358262
	fosinopril        drug.RxCUI = 50166
	frovatriptan      drug.RxCUI = 228783
	haloperidol       drug.RxCUI = 5093
	hydrocodone       drug.RxCUI = 5489
	hydromorphone     drug.RxCUI = 3423
	ibuprofen         drug.RxCUI = 5640
	ibutilide         drug.RxCUI = 41289
	imipramine        drug.RxCUI = 5691
	indinavir         drug.RxCUI = 114289
	indomethacin      drug.RxCUI = 5781
	irbesartan        drug.RxCUI = 83818
	irinotecan        drug.RxCUI = 51499
	isocarboxazid     drug.RxCUI = 6011
	isotretinoin      drug.RxCUI = 6064
	itraconazole      drug.RxCUI = 28031
	ketoconazole      drug.RxCUI = 6135
	ketorolac         drug.RxCUI = 35827
	lansoprazole      drug.RxCUI = 17128
	levorphanol       drug.RxCUI = 6378
	levothyroxine     drug.RxCUI = 10582
	linezolid         drug.RxCUI = 190376
	lisdexamfetamine  drug.RxCUI = 700810
	lisinopril        drug.RxCUI = 29046
	loperamide        drug.RxCUI = 6468
	lopinavir         drug.RxCUI = 195088
	lorazepam         drug.RxCUI = 6470
	losartan          drug.RxCUI = 52175
	lovastatin        drug.RxCUI = 6472
	meloxicam         drug.RxCUI = 41493
	meperidine        drug.RxCUI = 6754
	mercaptopurine    drug.RxCUI = 103
	metformin         drug.RxCUI = 6809
	methadone         drug.RxCUI = 6813
	methamphetamine   drug.RxCUI = 6816
	methotrexate      drug.RxCUI = 6851
	methyleneBlue     drug.RxCUI = 6878
	methylphenidate   drug.RxCUI = 6901
	metronidazole     drug.RxCUI = 6922
	midazolam         drug.RxCUI = 6960
	moexipril         drug.RxCUI = 30131
	morphine          drug.RxCUI = 7052
	moxifloxacin      drug.RxCUI = 139462
	nabumetone        drug.RxCUI = 31448
	nafcillin         drug.RxCUI = 7233
	naproxen          drug.RxCUI = 7258
	naratriptan       drug.RxCUI = 141366
	nefazodone        drug.RxCUI = 31565
	nelfinavir        drug.RxCUI = 134527
	nortriptyline     drug.RxCUI = 7531
	olmesartan        drug.RxCUI = 321064
	omeprazole        drug.RxCUI = 7646
	oxacillin         drug.RxCUI = 7773
	oxazepam          drug.RxCUI = 7781
	oxycodone         drug.RxCUI = 7804
	oxymorphone       drug.RxCUI = 7814
	pantoprazole      drug.RxCUI = 40790
	paroxetine        drug.RxCUI = 32937
	penicillinG       drug.RxCUI = 7980
	penicillinV       drug.RxCUI = 7984
	pentazocine       drug.RxCUI = 8001
	perindopril       drug.RxCUI = 54552
	phenelzine        drug.RxCUI = 8123
	phenobarbital     drug.RxCUI = 8134
	phenytoin         drug.RxCUI = 8183
	pimozide          drug.RxCUI = 8331
	piperacillin      drug.RxCUI = 8339
	posaconazole      drug.RxCUI = 282446
	procainamide      drug.RxCUI = 8700
	procarbazine      drug.RxCUI = 8702
	propranolol       drug.RxCUI = 8787
	protriptyline     drug.RxCUI = 8886
	quazepam          drug.RxCUI = 35185
	quinapril         drug.RxCUI = 35208
	quinidine         drug.RxCUI = 9068
	rabeprazole       drug.RxCUI = 114979
	ramelteon         drug.RxCUI = 596205
	ramipril          drug.RxCUI = 35296
	rasagiline        drug.RxCUI = 134748
	rifabutin         drug.RxCUI = 55672
	rifampin          drug.RxCUI = 9384
	ritonavir         drug.RxCUI = 85762
	rizatriptan       drug.RxCUI = 88014
	saquinavir        drug.RxCUI = 83395
	selegiline        drug.RxCUI = 9639
	sertraline        drug.RxCUI = 36437
	simvastatin       drug.RxCUI = 36567
	sotalol           drug.RxCUI = 9947
	spironolactone    drug.RxCUI = 9997
	stJohnsWort       drug.RxCUI = 258326
	sulfadiazine      drug.RxCUI = 10171
	sulfamethoxazole  drug.RxCUI = 10180
	sumatriptan       drug.RxCUI = 37418
	tapentadol        drug.RxCUI = 787390
	telmisartan       drug.RxCUI = 73494
	temazepam         drug.RxCUI = 10355
	tetracycline      drug.RxCUI = 10395
	thioridazine      drug.RxCUI = 10502
	tizanidine        drug.RxCUI = 57258
	tramadol          drug.RxCUI = 10689
	trandolapril      drug.RxCUI = 38454
	tranylcypromine   drug.RxCUI = 10734
	triazolam         drug.RxCUI = 10767
	trimipramine      drug.RxCUI = 10834
	valproicAcid      drug.RxCUI = 11118
	valsartan         drug.RxCUI = 69749
	voriconazole      drug.RxCUI = 121243
	warfarin          drug.RxCUI = 11289
	ziprasidone       drug.RxCUI = 115698
	zolmitriptan      drug.RxCUI = 135775
	zolpidem          drug.RxCUI = 39993
)

// builtinUnconfirmed is the ingredients whose numbers are from memory.
var builtinUnconfirmed = []named{
	{acetaminophen, "acetaminophen"},
	{alprazolam, "alprazolam"},
	{aliskiren, "aliskiren"},
	{almotriptan, "almotriptan"},
	{amiodarone, "amiodarone"},
	{amlodipine, "amlodipine"},
	{amoxapine, "amoxapine"},
	{amoxicillin, "amoxicillin"},
	{amphetamine, "amphetamine"},
	{ampicillin, "ampicillin"},
	{azilsartan, "azilsartan"},
	{benazepril, "benazepril"},
	{buprenorphine, "buprenorphine"},
	{butorphanol, "butorphanol"},
	{candesartan, "candesartan"},
	{cefadroxil, "cefadroxil"},
	{cefdinir, "cefdinir"},
	{ceftriaxone, "ceftriaxone"},
	{cefuroxime, "cefuroxime"},
	{cephalexin, "cephalexin"},
	{chlordiazepoxide, "chlordiazepoxide"},
	{chlorpromazine, "chlorpromazine"},
	{clarithromycin, "clarithromycin"},
	{clonazepam, "clonazepam"},
	{clorazepate, "clorazepate"},
	{cobicistat, "cobicistat"},
	{darunavir, "darunavir"},
	{dextroamphetamine, "dextroamphetamine"},
	{dicloxacillin, "dicloxacillin"},
	{dihydroergotamine, "dihydroergotamine"},
	{disopyramide, "disopyramide"},
	{dofetilide, "dofetilide"},
	{doxycycline, "doxycycline"},
	{dronedarone, "dronedarone"},
	{eletriptan, "eletriptan"},
	{enalapril, "enalapril"},
	{eprosartan, "eprosartan"},
	{ergotamine, "ergotamine"},
	{estazolam, "estazolam"},
	{etodolac, "etodolac"},
	{febuxostat, "febuxostat"},
	{finasteride, "finasteride"},
	{flurazepam, "flurazepam"},
	{fosamprenavir, "fosamprenavir"},
	{fosinopril, "fosinopril"},
	{frovatriptan, "frovatriptan"},
	{ibuprofen, "ibuprofen"},
	{ibutilide, "ibutilide"},
	{indinavir, "indinavir"},
	{indomethacin, "indomethacin"},
	{irbesartan, "irbesartan"},
	{isocarboxazid, "isocarboxazid"},
	{isotretinoin, "isotretinoin"},
	{itraconazole, "itraconazole"},
	{ketoconazole, "ketoconazole"},
	{ketorolac, "ketorolac"},
	{levorphanol, "levorphanol"},
	{levothyroxine, "levothyroxine"},
	{linezolid, "linezolid"},
	{lisdexamfetamine, "lisdexamfetamine"},
	{lisinopril, "lisinopril"},
	{loperamide, "loperamide"},
	{lopinavir, "lopinavir"},
	{lorazepam, "lorazepam"},
	{losartan, "losartan"},
	{lovastatin, "lovastatin"},
	{meloxicam, "meloxicam"},
	{meperidine, "meperidine"},
	{methamphetamine, "methamphetamine"},
	{metronidazole, "metronidazole"},
	{moexipril, "moexipril"},
	{nabumetone, "nabumetone"},
	{nafcillin, "nafcillin"},
	{naproxen, "naproxen"},
	{naratriptan, "naratriptan"},
	{nefazodone, "nefazodone"},
	{nelfinavir, "nelfinavir"},
	{olmesartan, "olmesartan"},
	{oxacillin, "oxacillin"},
	{penicillinG, "penicillin G"},
	{penicillinV, "penicillin V"},
	{pentazocine, "pentazocine"},
	{perindopril, "perindopril"},
	{phenobarbital, "phenobarbital"},
	{piperacillin, "piperacillin"},
	{posaconazole, "posaconazole"},
	{procainamide, "procainamide"},
	{procarbazine, "procarbazine"},
	{quazepam, "quazepam"},
	{quinapril, "quinapril"},
	{ramelteon, "ramelteon"},
	{ramipril, "ramipril"},
	{rasagiline, "rasagiline"},
	{rifabutin, "rifabutin"},
	{rifampin, "rifampin"},
	{ritonavir, "ritonavir"},
	{rizatriptan, "rizatriptan"},
	{saquinavir, "saquinavir"},
	{selegiline, "selegiline"},
	{sotalol, "sotalol"},
	{stJohnsWort, "St. John's wort"},
	{sulfamethoxazole, "sulfamethoxazole"},
	{sumatriptan, "sumatriptan"},
	{telmisartan, "telmisartan"},
	{temazepam, "temazepam"},
	{tetracycline, "tetracycline"},
	{tizanidine, "tizanidine"},
	{trandolapril, "trandolapril"},
	{triazolam, "triazolam"},
	{valsartan, "valsartan"},
	{ziprasidone, "ziprasidone"},
	{zolmitriptan, "zolmitriptan"},
	{zolpidem, "zolpidem"},
}

// builtinSecondHand is the ingredients whose numbers were read.
var builtinSecondHand = []named{
	{amitriptyline, "amitriptyline"},
	{aspirin, "aspirin"},
	{atazanavir, "atazanavir"},
	{atorvastatin, "atorvastatin"},
	{azathioprine, "azathioprine"},
	{captopril, "captopril"},
	{carbamazepine, "carbamazepine"},
	{celecoxib, "celecoxib"},
	{ciprofloxacin, "ciprofloxacin"},
	{citalopram, "citalopram"},
	{clobazam, "clobazam"},
	{clomipramine, "clomipramine"},
	{codeine, "codeine"},
	{desipramine, "desipramine"},
	{dexlansoprazole, "dexlansoprazole"},
	{diazepam, "diazepam"},
	{diclofenac, "diclofenac"},
	{digoxin, "digoxin"},
	{doxepin, "doxepin"},
	{erythromycin, "erythromycin"},
	{escitalopram, "escitalopram"},
	{esomeprazole, "esomeprazole"},
	{fentanyl, "fentanyl"},
	{fluoxetine, "fluoxetine"},
	{fluvoxamine, "fluvoxamine"},
	{haloperidol, "haloperidol"},
	{hydrocodone, "hydrocodone"},
	{hydromorphone, "hydromorphone"},
	{imipramine, "imipramine"},
	{irinotecan, "irinotecan"},
	{lansoprazole, "lansoprazole"},
	{mercaptopurine, "mercaptopurine"},
	{metformin, "metformin"},
	{methadone, "methadone"},
	{methotrexate, "methotrexate"},
	{methyleneBlue, "methylene blue"},
	{methylphenidate, "methylphenidate"},
	{midazolam, "midazolam"},
	{morphine, "morphine"},
	{moxifloxacin, "moxifloxacin"},
	{nortriptyline, "nortriptyline"},
	{omeprazole, "omeprazole"},
	{oxazepam, "oxazepam"},
	{oxycodone, "oxycodone"},
	{oxymorphone, "oxymorphone"},
	{pantoprazole, "pantoprazole"},
	{paroxetine, "paroxetine"},
	{phenelzine, "phenelzine"},
	{phenytoin, "phenytoin"},
	{pimozide, "pimozide"},
	{propranolol, "propranolol"},
	{protriptyline, "protriptyline"},
	{quinidine, "quinidine"},
	{rabeprazole, "rabeprazole"},
	{sertraline, "sertraline"},
	{simvastatin, "simvastatin"},
	{spironolactone, "spironolactone"},
	{sulfadiazine, "sulfadiazine"},
	{tapentadol, "tapentadol"},
	{thioridazine, "thioridazine"},
	{tramadol, "tramadol"},
	{tranylcypromine, "tranylcypromine"},
	{trimipramine, "trimipramine"},
	{valproicAcid, "valproic acid"},
	{voriconazole, "voriconazole"},
	{warfarin, "warfarin"},
}

// named is an ingredient with its name.
type named struct {
	rxcui drug.RxCUI
	name  string
}
