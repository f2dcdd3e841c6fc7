package imitation

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
)

// Object is a JSON object.
type Object = map[string]any

// Answer is what a carrier answers. A zero Status is 200; a Body without a Content-Type in Header is JSON.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// JSON is an answer with a body that is written as JSON. It panics where body cannot be: that is a mistake of the
// imitation's author.
func JSON(status int, body any) Answer {
	text, err := json.Marshal(body)
	if err != nil {
		panic("imitation: an answer that is no JSON: " + err.Error())
	}
	return Answer{Status: status, Body: text}
}

func (a Answer) head(w http.ResponseWriter) {
	for name, values := range a.Header {
		w.Header()[name] = values
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(a.Body)))
	if a.Status == 0 {
		a.Status = http.StatusOK
	}
	w.WriteHeader(a.Status)
}

// Write sends the answer.
func (a Answer) Write(w http.ResponseWriter) {
	a.head(w)
	_, _ = w.Write(a.Body)
}

// maxBody is how much of a request is read: as much as a carrier takes.
const maxBody = 1 << 20

// ReadJSON reads the body of a request, 1 MB at most; false where it is no JSON of that kind.
func ReadJSON(r *http.Request, into any) bool {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	return err == nil && json.Unmarshal(body, into) == nil
}
