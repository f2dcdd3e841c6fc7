package uspstest

import (
	"net/http"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

// object is a JSON object, in USPS's shapes.
type object = imitation.Object

func success(body object) imitation.Answer { return imitation.JSON(http.StatusOK, body) }

// refusal is how USPS says no: the status in its code, the code beneath, and the field where there is one.
func refusal(status int, code, message, parameter string) imitation.Answer {
	return imitation.JSON(status, object{"apiVersion": "v3", "error": faultBody(status, code, message, parameter)})
}

func faultBody(status int, code, message, parameter string) object {
	e := object{"title": http.StatusText(status), "detail": message, "code": code}
	if parameter != "" {
		e["source"] = object{"parameter": parameter, "example": ""}
	}
	return object{"code": code, "message": message, "errors": []object{e}}
}

// unauthorized has a bare word for its source, as living answers do and the documents do not.
var unauthorized = imitation.JSON(http.StatusUnauthorized, object{"apiVersion": "v3", "error": object{
	"code": "401", "message": "Unauthorized",
	"errors": []object{{"title": "Unauthorized", "status": "401", "detail": "The access token is missing or not well formed.", "source": "Access Token"}},
}})

func notJSON() imitation.Answer {
	return refusal(http.StatusBadRequest, "400", "The request is not well formed", "")
}

func notWritten() imitation.Answer {
	return refusal(http.StatusInternalServerError, "500", "The books cannot be written", "")
}
