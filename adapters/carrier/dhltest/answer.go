package dhltest

import (
	"net/http"
	"strconv"

	"github.com/mailrx/mailrx/adapters/carrier/imitation"
)

type object = imitation.Object

func success(body any) imitation.Answer { return imitation.JSON(http.StatusOK, body) }

// problem is DHL's error: its status stands in it as a string.
func problem(status int, title, detail string) imitation.Answer {
	return imitation.JSON(status, object{
		"instance": "/expressapi", "title": title, "message": title, "detail": detail, "status": strconv.Itoa(status),
	})
}

func bad(detail string) imitation.Answer {
	return problem(http.StatusBadRequest, "Bad request", detail)
}

func notFound(detail string) imitation.Answer {
	return problem(http.StatusNotFound, "Not data found", detail)
}

// headers gives a refusal for a request without the headers that DHL requires.
func headers(r *http.Request) (refused imitation.Answer, wrong bool) {
	reference := r.Header.Get("Message-Reference")
	switch {
	case r.Header.Get("X-Version") == "":
		return bad("Missing mandatory parameters: x-version"), true
	case reference == "" || len(reference) > 36:
		return bad("Parameters not having correct format: Message-Reference (maxLength=36)"), true
	}
	return imitation.Answer{}, false
}
