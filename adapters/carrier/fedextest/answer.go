package fedextest

import (
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// object is a JSON object. Bodies are written in FedEx's shapes.
type object = imitation.Object

const transaction = "00000000-0000-4000-8000-000000000001"

// success wraps what FedEx answers.
func success(output object) imitation.Answer {
	return imitation.JSON(http.StatusOK, object{"transactionId": transaction, "output": output})
}

func refusal(status int, code, message string) imitation.Answer {
	return imitation.JSON(status, object{"transactionId": transaction, "errors": []object{{"code": code, "message": message}}})
}

func notJSON() imitation.Answer {
	return refusal(http.StatusBadRequest, "BAD.REQUEST.ERROR", "The request is not well formed")
}
