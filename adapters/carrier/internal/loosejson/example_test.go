package loosejson_test

import (
	"fmt"

	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
)

// One service or several, an amount as a number or as text: the reader is the same.
func Example() {
	for _, body := range []string{
		`{"rated":{"service":"03","amount":"9.12"}}`,
		`{"rated":[{"service":3,"amount":9.12},{"service":"02"}]}`,
	} {
		root, err := loosejson.Parse([]byte(body))
		if err != nil {
			fmt.Println(err)
			return
		}
		for rated := range root.Get("rated").Elements() {
			fmt.Printf("%q %q\n", rated.Get("service").Text(), rated.Get("amount").Text())
		}
	}
	// Output:
	// "03" "9.12"
	// "3" "9.12"
	// "02" ""
}
