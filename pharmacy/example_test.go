package pharmacy_test

import (
	"encoding/json"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy"
)

func Example() {
	site := pharmacy.Site{ID: "stl", Name: "Example Mail Pharmacy", State: "MO", Zone: "America/Chicago"}
	fmt.Println(site.Validate())

	by := pharmacy.Staff{ID: "st-7", Role: pharmacy.RolePharmacist, State: "MO"}.Actor()
	out, _ := json.Marshal(by)
	fmt.Println(by, string(out))

	_, err := pharmacy.ParseChannel("pigeon")
	fmt.Println(err)
	// Output:
	// <nil>
	// pharmacist/st-7 {"role":"pharmacist","id":"st-7"}
	// pharmacy: "pigeon" is no channel
}
