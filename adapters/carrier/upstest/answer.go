package upstest

import (
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// object is a JSON object. Bodies are written in UPS's shapes: numbers as strings, one element as an object.
type object = imitation.Object

func success(body object) imitation.Answer { return imitation.JSON(http.StatusOK, body) }

func refusal(status int, code, message string) imitation.Answer {
	return imitation.JSON(status, object{"response": object{"errors": []object{{"code": code, "message": message}}}})
}

// emptyFault is how UPS answers 404 and 405: JSON by its type, nothing in it, the code in headers.
func emptyFault(code, description string) imitation.Answer {
	return imitation.Answer{Status: http.StatusNotFound,
		Header: http.Header{"Errorcode": {code}, "Errordescription": {description}}}
}

func responded() object {
	return object{"ResponseStatus": object{"Code": "1", "Description": "Success"}, "TransactionReference": ""}
}
