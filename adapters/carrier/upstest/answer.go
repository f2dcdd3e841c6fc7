package upstest

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// object is a JSON object. Bodies are written in UPS's shapes: numbers as strings, one element as an object.
type object = map[string]any

// answer is what UPS answers: a status and a body.
type answer struct {
	status int
	body   []byte
}

func success(body object) answer { return answer{http.StatusOK, encode(body)} }

func refusal(status int, code, message string) answer {
	return answer{status, encode(object{"response": object{"errors": []object{{"code": code, "message": message}}}})}
}

func encode(body object) []byte {
	text, err := json.Marshal(body)
	if err != nil {
		panic("upstest: an answer that is no JSON: " + err.Error())
	}
	return text
}

func (a answer) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// emptyFault is how UPS answers 404 and 405: JSON by its type, nothing in it, the code in headers.
func emptyFault(w http.ResponseWriter, code, description string) {
	w.Header().Set("errorcode", code)
	w.Header().Set("errordescription", description)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
}

func responded() object {
	return object{"ResponseStatus": object{"Code": "1", "Description": "Success"}, "TransactionReference": ""}
}
