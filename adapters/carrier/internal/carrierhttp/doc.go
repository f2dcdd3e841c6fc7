// Package carrierhttp is the one maker of HTTP clients for carriers: it decides what may be sent twice.
//
//	c, err := carrierhttp.New(carrierhttp.Config{Base: "https://onlinetools.ups.com"})
//	resp, err := c.Do(ctx, carrierhttp.Request{Method: "GET", Path: "/api/…", Repeatable: true, Quota: "ups:track"})
//
// # What may be repeated
//
// A [Request] is repeated by what it is, never by its method. A repeatable one (a read, a rate, a void) is sent again
// after a broken connection, a 5xx or a 429. Any other is a purchase, and is sent again in two cases only: the request
// provably never left (no connection was had), or the carrier turned it away unread (429; 401 once, with a fresh
// token). Every other loss is a [Failure] with Sent set, for the caller to settle by looking. The library underneath,
// go-retryablehttp, sends any POST five times by default; a test here counts both.
//
// # Waiting
//
// Waits are drawn uniformly below a doubling ceiling (full jitter). A Retry-After, in seconds or as a date, is waited
// out where it is within MaxWait and the caller's deadline; else the answer goes back at once with RetryAfter set. A
// 429 pauses its quota for all callers, for MaxWait at most: then the next call finds out, so that one absurd header
// does not close a quota for a day. Limits are a [Limiter], which a fleet may share.
//
// # Breaking off
//
// A quota whose attempts fail ten times in a row, by a lost connection or a 5xx, is shut for 15 s: a call fails at once,
// with nothing sent, and its caller may take the next carrier. Then one attempt is let through and decides.
//
// # Tokens
//
// [Tokens] keeps one OAuth token: one request for any number of callers, early renewal, one forced renewal for a token
// that was refused, and failures held for 2 s.
//
// # Terms
//
//   - attempt: one request on the wire, with its own time limit; the answer is read whole within it.
//   - quota: what one limit of the carrier covers, such as one family of calls of one account.
//   - sent: the carrier may have acted on the last attempt. Not sent is proven, never presumed.
//
// # What it leaves out
//
// No metrics. No redirect is followed, no proxy is taken from the environment, nothing is logged,
// and no error holds a URL or a word of the carrier.
package carrierhttp
