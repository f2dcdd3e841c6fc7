package ups

import (
	"context"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/mailrx/mailrx/adapters/carrier/internal/carrierhttp"
	"github.com/mailrx/mailrx/adapters/carrier/internal/loosejson"
	"github.com/mailrx/mailrx/shipping"
)

// tokenOperation: asking twice gives two tokens and harms nobody.
var tokenOperation = operation{op: "token", family: "token", method: http.MethodPost, path: "/security/v1/oauth/token", repeatable: true}

// fetchToken asks for a token with the client credentials, kept in the closure and nowhere that prints.
func fetchToken(client *carrierhttp.Client, id, secret string) func(context.Context) (carrierhttp.Token, error) {
	basic := "Basic " + base64.StdEncoding.EncodeToString([]byte(id+":"+secret))
	r := carrierhttp.Request{
		Method: tokenOperation.method, Path: tokenOperation.path, Repeatable: true, Quota: "ups:token",
		Body: []byte("grant_type=client_credentials"),
		Header: http.Header{
			"Authorization": {basic},
			"Accept":        {"application/json"},
			"Content-Type":  {"application/x-www-form-urlencoded"},
		},
	}
	return func(ctx context.Context) (carrierhttp.Token, error) {
		resp, err := client.Do(ctx, r)
		if err != nil {
			return carrierhttp.Token{}, dialect.NoAnswer(tokenOperation.call(), err)
		}
		if resp.Status != http.StatusOK {
			return carrierhttp.Token{}, dialect.Refusal(tokenOperation.call(), resp)
		}
		return decodeToken(resp.Body)
	}
}

// decodeToken reads the token and its life, seconds in a string: "14399".
func decodeToken(body []byte) (carrierhttp.Token, error) {
	root, _ := loosejson.Parse(body)
	token := root.Get("access_token").Text()
	if token == "" || strings.ContainsFunc(token, unprintable) {
		return carrierhttp.Token{}, fault(tokenOperation.op, shipping.ErrUnavailable, "the answer holds no token")
	}
	seconds, err := strconv.ParseInt(root.Get("expires_in").Text(), 10, 64)
	if err != nil || seconds <= 0 {
		seconds = 600 // not said: short is safe, a 401 renews it
	}
	life := time.Duration(min(seconds, 24*60*60)) * time.Second
	return carrierhttp.Token{Value: token, Life: life}, nil
}

func unprintable(r rune) bool { return r <= ' ' || r > '~' }
