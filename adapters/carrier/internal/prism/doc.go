// Package prism is for tests: a second judge of the requests that an adapter sends, made of the carrier's documents by
// other people's code. Somebody starts Prism on them and names it in the environment; [Judge] sends it a copy of every
// request, and keeps what it finds wrong.
//
//	node prism-carrier.js 4200 ups/openapi/serve/*.yaml
//	MAILRX_PRISM_UPS=http://127.0.0.1:4200 go test -run Prism ./adapters/carrier/ups
//
// It tells nothing of calls that have no document, which [Judge.Skip] names.
package prism
