package script

import (
	"crypto/sha1"
	"encoding/base64"
	"slices"

	"github.com/mailrx/mailrx/pharmacy/secret"
)

// Token is Header/Security/UsernameToken: who the sender's system is, for a receiver that asks for it. Some receivers
// refuse a message without a nonce. Others have put more into it than a system's name, so a Token of another's has no
// place in a log. The zero value is none.
type Token struct {
	Username string
	Password secret.Text // the password or its digest, as Type says; it never prints
	Type     string      // attribute of Password, as sent: TokenDigest; empty where there is none
	Nonce    string      // in Base64, never used twice
	Created  string      // when the token was made, as sent: 2026-11-24T15:00:00Z
}

// TokenDigest is the Type of a Password that PasswordDigest made, as a sample shows it. The OASIS profile has a longer
// name for it.
const TokenDigest = "PasswordDigest"

// PasswordDigest is Base64(SHA-1(nonce + created + password)), the digest of the OASIS Web Services Security
// UsernameToken Profile 1.1, section 3.1. The nonce is the bytes that Token.Nonce gives in Base64; created is the text of
// Token.Created. That networks of SCRIPT mean this digest is unconfirmed: ask the partner.
func PasswordDigest(nonce []byte, created string, password secret.Text) secret.Text {
	sum := sha1.Sum(slices.Concat(nonce, []byte(created), []byte(password.Reveal())))
	return secret.New(base64.StdEncoding.EncodeToString(sum[:]))
}

// IsSet tells whether there is a token.
func (t Token) IsSet() bool {
	return t.Username != "" || t.Password.IsSet() || t.Type != "" || t.Nonce != "" || t.Created != ""
}

func (t Token) tag() Tag {
	return Some("UsernameToken",
		Leaf("Username", t.Username),
		Leaf("Password", t.Password.Reveal()).With("Type", t.Type),
		Leaf("Nonce", t.Nonce),
		Leaf("Created", t.Created))
}

// fault tells what a token that is set lacks.
func (t Token) fault() error {
	switch {
	case !t.IsSet():
		return nil
	case t.Username == "":
		return unwritable(tokenPath+"/Username", "a token names its user")
	case t.Type != "" && !t.Password.IsSet():
		return unwritable(tokenPath+"/Password", "a type of password is given, and no password")
	}
	return nil
}

const tokenPath = "/Message/Header/Security/UsernameToken"

func readToken(r *reader, e element) Token {
	if !e.exists() {
		return Token{} // most headers have none, and secret.New allocates
	}
	password := r.one(e, "Password")
	kind, _ := password.attr("Type")
	return Token{
		Username: r.text(e, "Username"),
		Password: secret.New(password.text()),
		Type:     kind,
		Nonce:    r.text(e, "Nonce"),
		Created:  r.text(e, "Created"),
	}
}

// Token puts t into Header/Security, in the place of the one that is there, or first in Security; a message without
// Security gets one after SentTime. The token that is nothing takes the one that is there out. Once for an Edit: a second
// Token is a second element.
func (e *Edit) Token(t Token) *Edit {
	if !e.exists() {
		return e
	}
	if err := t.fault(); err != nil && e.err == nil {
		e.err = err
	}
	header := e.m.HeaderNode()
	security := header.Find("Security")
	old := security.Find("UsernameToken")
	switch {
	case old.Exists():
		return e.removeNext(old).Replace(old, t.tag())
	case !t.IsSet():
		return e
	case security.First().Exists():
		return e.InsertBefore(security.First(), t.tag())
	case security.Exists():
		return e.Append(security, t.tag())
	}
	return e.afterSentTime(header, Group("Security", t.tag()))
}

// removeNext takes out the siblings behind n that bear its name.
func (e *Edit) removeNext(n Node) *Edit {
	for other := n.Next(); other.Exists(); other = other.Next() {
		if other.Name() == n.Name() {
			e.Remove(other)
		}
	}
	return e
}

// afterSentTime puts a tag behind the last of the elements that come first in a header.
func (e *Edit) afterSentTime(header Node, t Tag) *Edit {
	for _, name := range [...]string{"SentTime", "RelatesToMessageID", "MessageID", "From", "To"} {
		if at := header.Find(name); at.Exists() {
			return e.InsertAfter(at, t)
		}
	}
	return e.Append(header, t)
}
