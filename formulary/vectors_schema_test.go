package formulary_test

// The schema of testdata/cost_share.json: amounts, rates and quantities are decimal texts; an absent field has the
// default that its comment names.

type vector struct {
	ID       string         `json:"id"`
	Input    vectorInput    `json:"input"`
	Expected map[string]any `json:"expected"`
}

type vectorInput struct {
	Call   string        `json:"call"`
	Plan   vectorPlan    `json:"plan"`
	State  vectorState   `json:"state"`
	Claims []vectorClaim `json:"claims"`

	Year      int    `json:"year"` // of liability and payment_plan
	Phase     string `json:"phase"`
	DrugClass string `json:"drug_class"`
	Price     string `json:"price"`

	FirstMonth     int      `json:"first_month"`
	IncurredBefore string   `json:"incurred_before"`
	Costs          []string `json:"costs"`

	Payers []struct {
		Paid           string `json:"paid"`
		Responsibility string `json:"patient_responsibility"`
		Method         string `json:"method"`
		OwnBenefit     string `json:"own_benefit"`
		Copay          string `json:"copay"`
	} `json:"payers"`
}

type vectorPlan struct {
	InForce    *vectorDays `json:"in_force"` // the calendar years of the claims
	Suppressed bool        `json:"suppressed"`
	PartD      *struct {
		Year    int    `json:"year"`
		Benefit string `json:"benefit"`
		Deemed  *bool  `json:"deemed_deductible"` // true
	} `json:"part_d"`
	Buckets    []int       `json:"buckets"` // 30, 60, 90
	Rows       []vectorRow `json:"rows"`
	Straddle   string      `json:"straddle"` // full_on_rest
	Deductible *struct {
		Kind       string  `json:"kind"`
		Individual *string `json:"individual"`
		Family     *string `json:"family"`
	} `json:"deductible"`
	OutOfPocket *struct {
		Individual *string `json:"individual"`
		Family     *string `json:"family"`
	} `json:"oop_max"`
	InsulinRows []vectorRow `json:"insulin_rows"`
	DailyRate   bool        `json:"daily_rate"`
	ListCopays  []struct {
		Name    string `json:"name"`
		Channel string `json:"channel"`
		Days    int    `json:"days"`
		Copay   string `json:"copay"`
	} `json:"list_copays"`
	RetailAllowance *struct {
		Fills        int    `json:"fills"`
		After        string `json:"after"`
		ToDeductible bool   `json:"counts_to_deductible"`
		ToOOP        bool   `json:"counts_to_oop"`
	} `json:"retail_allowance"`
	HomeDelivery *struct {
		Kind  string `json:"kind"`
		Fills int    `json:"fills"`
	} `json:"home_delivery"`
	FirstFills *struct {
		Fills   int `json:"fills"`
		MaxDays int `json:"max_days"`
	} `json:"first_fills"`
	SplitFill *struct {
		Parts []struct {
			Days  int    `json:"days"`
			Ratio string `json:"ratio"`
		} `json:"parts"`
	} `json:"split_fill"`
	QuantityLimit *struct {
		Amount string `json:"amount"`
		Window int    `json:"window_days"`
		Basis  string `json:"basis"`
		Step   string `json:"step"`
	} `json:"quantity_limit"`
	DAW *struct {
		Base         string `json:"base"`
		Codes        []int  `json:"codes"`
		ToDeductible bool   `json:"counts_to_deductible"`
		ToOOP        bool   `json:"counts_to_oop"`
	} `json:"daw"`
	Card *struct {
		Balance string `json:"balance"`
		Counts  bool   `json:"counts"`
	} `json:"card"`
}

type vectorDays struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type vectorRow struct {
	Tier       string  `json:"tier"`
	Channel    string  `json:"channel"`
	Network    string  `json:"network"` // standard
	Days       int     `json:"days"`
	Copay      *string `json:"copay"`
	CopayTimes *struct {
		Of    string `json:"of"`
		Times string `json:"times"`
	} `json:"copay_times"`
	Rate      *string `json:"rate"`
	Min       *string `json:"min"`
	Max       *string `json:"max"`
	Option    string  `json:"option"`
	Level     string  `json:"level"`      // initial
	MonthDays int     `json:"month_days"` // 30
}

type vectorSums struct {
	DeductibleMet string `json:"deductible_met"` // 0, as all sums
	OOPMet        string `json:"oop_met"`
}

type vectorState struct {
	vectorSums
	FamilyDeductibleMet string                `json:"family_deductible_met"`
	FamilyOOPMet        string                `json:"family_oop_met"`
	TrOOP               string                `json:"troop"`
	LISCategory         int                   `json:"lis_category"`
	Members             map[string]vectorSums `json:"members"`
}

type vectorClaim struct {
	Date             string `json:"date"`
	RepeatMonthly    int    `json:"repeat_monthly"` // 1
	Member           string `json:"member"`         // A
	Channel          string `json:"channel"`
	Network          string `json:"network"` // standard
	Days             int    `json:"days"`
	Price            string `json:"price"`
	UC               string `json:"uc"`
	MFP              string `json:"mfp"`
	MFPMonth         string `json:"mfp_month"`
	Quantity         string `json:"quantity"`
	PriorRetailFills int    `json:"prior_retail_fills"`
	PriorFills       int    `json:"prior_fills"`
	History          []struct {
		Date     string `json:"date"`
		Quantity string `json:"quantity"`
	} `json:"history"`
	Approved90 bool `json:"approved_90"`
	Election   *struct {
		Choice string `json:"choice"`
		vectorDays
	} `json:"election"`
	DAW          uint8      `json:"daw"`
	GenericPrice string     `json:"generic_price"`
	Exception    bool       `json:"exception_approved"`
	SplitPart    int        `json:"split_part"`
	Drug         vectorDrug `json:"drug"`
}

type vectorDrug struct {
	Tier            string   `json:"tier"`
	RxCUI           string   `json:"rxcui"`
	Maintenance     bool     `json:"maintenance"`
	Lists           []string `json:"lists"`
	Insulin         bool     `json:"insulin"`
	Vaccine         bool     `json:"acip_vaccine"`
	Preventive      bool     `json:"aca_preventive"`
	LISClass        string   `json:"lis_class"`
	SolidOral       *bool    `json:"solid_oral"` // true
	DailyRateExempt bool     `json:"daily_rate_exempt"`
	Formulary       string   `json:"formulary"` // listed
}
