package secret_test

import (
	"encoding/json"
	"fmt"

	"github.com/mailrx/mailrx/pharmacy/secret"
)

func Example() {
	type patient struct {
		Name secret.Text `json:"name"`
		Born secret.Text `json:"born"`
	}
	p := patient{Name: secret.New("Testa Sampleton")}

	fmt.Printf("%+v\n", p)
	out, _ := json.Marshal(p)
	fmt.Println(string(out))
	fmt.Println(p.Name.Reveal())
	// Output:
	// {Name:[redacted] Born:}
	// {"name":"[redacted]","born":""}
	// Testa Sampleton
}
