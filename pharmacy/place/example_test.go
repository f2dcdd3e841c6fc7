package place_test

import (
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/place"
)

func Example() {
	state, _ := place.ParseState("mo")
	zip, _ := place.ParseZIP("631669967")
	fmt.Println(state.Name(), zip, state.Contiguous())

	abroad, _ := place.ParseState("AE")
	fmt.Println(abroad.Name(), abroad.Military())

	_, err := place.ParseZIP("501") // no leading zeros are guessed
	fmt.Println(err)
	// Output:
	// Missouri 63166-9967 true
	// Armed Forces Europe true
	// place: a ZIP code is 5 digits, 9 digits, or 5 digits, a hyphen and 4
}
