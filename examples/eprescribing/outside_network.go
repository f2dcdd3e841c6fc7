package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"time"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/adapters/ncpdp/scripttest"
)

// network is the e-prescribing network on loopback, both ways over mutual TLS: a partner that takes what the pharmacy
// sends, and a line over which it brings what prescribers and pharmacies write.
type network struct {
	partner *scripttest.Partner
	front   *httptest.Server // of the pharmacy
	line    *http.Client     // to it, with the network's certificate
}

func openNetwork(now func() time.Time) *network {
	return &network{partner: scripttest.Start(now)}
}

// connect opens the pharmacy's front door for the network alone: whoever has another certificate does not get as far as
// the handler. A host knows its partner's certificate from the partner's papers.
func (n *network) connect(h http.Handler) error {
	own, err := certificate()
	if err != nil {
		return err
	}
	n.front = httptest.NewUnstartedServer(h)
	n.front.Config.ErrorLog = log.New(io.Discard, "", 0)
	n.front.TLS = &tls.Config{MinVersion: tls.VersionTLS13, ClientAuth: tls.RequireAnyClientCert, VerifyConnection: knows(own)}
	n.front.StartTLS()
	n.line = n.caller(own)
	return nil
}

func knows(partner tls.Certificate) func(tls.ConnectionState) error {
	return func(c tls.ConnectionState) error {
		if len(c.PeerCertificates) == 0 || !bytes.Equal(c.PeerCertificates[0].Raw, partner.Certificate[0]) {
			return errors.New("this is not the network")
		}
		return nil
	}
}

// caller trusts the pharmacy's front door and shows it a certificate.
func (n *network) caller(own tls.Certificate) *http.Client {
	t := n.front.Client().Transport.(*http.Transport).Clone()
	t.TLSClientConfig.Certificates = []tls.Certificate{own}
	return &http.Client{Transport: t}
}

// certificate is a fresh one of our own making.
func certificate() (tls.Certificate, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}
	der, err := x509.CreateCertificate(rand.Reader, form, form, public, private)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: private}, err
}

func (n *network) close() {
	if n.front != nil {
		n.front.Close()
	}
	n.partner.Close()
}

// deliver posts a message to the pharmacy and gives its answer: HTTP status and bytes.
func (n *network) deliver(ctx context.Context, message []byte) (int, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, n.front.URL, bytes.NewReader(message))
	if err != nil {
		return 0, nil, err
	}
	resp, err := n.line.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	return resp.StatusCode, answer, err
}

// last is the newest message of a kind that the partner got; nil where there is none.
func (n *network) last(k script.Kind) *script.Message {
	return n.got(func(r scripttest.Request) bool { return r.Kind == k })
}

// sent is the message that the partner got under an id; nil where there is none.
func (n *network) sent(id string) *script.Message {
	return n.got(func(r scripttest.Request) bool { return r.ID == id })
}

func (n *network) got(is func(scripttest.Request) bool) *script.Message {
	for _, r := range slices.Backward(n.partner.Received()) {
		if m, err := script.Parse(r.Raw, script.Limits{}); err == nil && is(r) {
			return m
		}
	}
	return nil
}
