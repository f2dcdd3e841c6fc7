package script_test

import (
	"encoding/base64"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
	"github.com/mailrx/mailrx/pharmacy/secret"
)

// token is one of ours, its password made up.
func token() script.Token {
	nonce := []byte("sample-nonce-001")
	return script.Token{Username: "EXMAI", Type: script.TokenDigest, Nonce: base64.StdEncoding.EncodeToString(nonce),
		Created:  "2026-11-24T15:00:00Z",
		Password: script.PasswordDigest(nonce, "2026-11-24T15:00:00Z", secret.New("not-a-password"))}
}

// The values are those of the ONVIF Application Programmer's Guide, which uses the same profile.
func TestThePasswordDigestIsThatOfThePublicProfile(t *testing.T) {
	t.Parallel()
	nonce, err := base64.StdEncoding.DecodeString("LKqI6G/AikKCQrN0zqZFlg==")
	require.NoError(t, err)
	got := script.PasswordDigest(nonce, "2010-09-16T07:50:45Z", secret.New("userpassword"))
	require.Equal(t, "tuOSpGlFlIXsozq4HFNeeGeFLEI=", got.Reveal())
	require.Equal(t, secret.Placeholder, fmt.Sprintf("%v", got))
}

func TestALetterWithATokenReadsBackWithIt(t *testing.T) {
	t.Parallel()
	for _, v := range dialects {
		l := letter(v)
		l.Token, l.SenderID = token(), "EXMPL"
		out, err := l.Status("010", "")
		m := written(t, out, err)
		require.Equal(t, token(), m.Header().Token, v)
		require.Equal(t, "UsernameToken", m.HeaderNode().Find("Security").First().Name(), "it comes first")
		require.NotContains(t, fmt.Sprintf("%+v %#v", m.Header(), l), token().Password.Reveal())
		require.False(t, m.Answer("A1", sentAt).Token.IsSet(), "a token of another is not sent back")
	}
}

func TestATokenThatMeansNothingIsNotWritten(t *testing.T) {
	t.Parallel()
	m := parse(t, string(ours(t)[file2017]))
	for name, bad := range map[string]script.Token{
		"nobody's":            {Nonce: "bm9uY2U="},
		"a type of nothing":   {Username: "EXMAI", Type: script.TokenDigest},
		"a control character": {Username: "EX\x01"},
	} {
		l := letter(script.V2017071)
		l.Token = bad
		_, err := l.Status("010", "")
		require.ErrorIs(t, err, script.ErrUnwritable, name)
		_, err = m.Edit().Token(bad).Bytes()
		require.ErrorIs(t, err, script.ErrUnwritable, name)
	}
}

func TestAnEditPutsATokenAtItsPlace(t *testing.T) {
	t.Parallel()
	const head = `<s:Message xmlns:s="http://www.ncpdp.org/schema/SCRIPT" version="010" release="006"><s:Header><s:MessageID>M1</s:MessageID>`
	const tail = `<s:TestMessage>0</s:TestMessage></s:Header><s:Body><s:Status><s:Code>010</s:Code></s:Status></s:Body></s:Message>`
	sender := "<s:Sender><s:TertiaryIdentification>EXMPL</s:TertiaryIdentification></s:Sender>"
	want := "<s:UsernameToken><s:Username>EXMAI</s:Username></s:UsernameToken>"
	other := "<s:UsernameToken><s:Username>OTHER</s:Username><s:Odd/></s:UsernameToken>"
	plain := script.Token{Username: "EXMAI"}
	tests := []struct{ name, before, after string }{
		{"no Security", "<s:SentTime>2026-11-24T15:00:00Z</s:SentTime>", "<s:SentTime>2026-11-24T15:00:00Z</s:SentTime><s:Security>" + want + "</s:Security>"},
		{"no SentTime", "", "<s:Security>" + want + "</s:Security>"},
		{"an empty Security", "<s:Security/>", "<s:Security>" + want + "</s:Security>"},
		{"a Security", "<s:Security>" + sender + "</s:Security>", "<s:Security>" + want + sender + "</s:Security>"},
		{"a token", "<s:Security>" + other + sender + "</s:Security>", "<s:Security>" + want + sender + "</s:Security>"},
		{"two tokens", "<s:Security>" + other + other + "</s:Security>", "<s:Security>" + want + "</s:Security>"},
	}
	for _, tt := range tests {
		m := parse(t, head+tt.before+tail)
		got, err := m.Edit().Token(plain).Bytes()
		require.NoError(t, err, tt.name)
		require.Equal(t, head+tt.after+tail, string(got), tt.name)
		require.Equal(t, plain, parse(t, string(got)).Header().Token, tt.name)
		gone, err := m.Edit().Token(script.Token{}).Bytes()
		require.NoError(t, err, tt.name)
		require.NotContains(t, string(gone), "<s:UsernameToken>", tt.name)
	}
	_, err := parse(t, "<Message><Body><Status/></Body></Message>").Edit().Token(plain).Bytes()
	require.ErrorIs(t, err, script.ErrUnwritable, "there is no header to put it into")
	_, err = parse(t, edifact(t)).Edit().Token(plain).Bytes()
	require.ErrorIs(t, err, script.ErrUnwritable)
}

func TestATokenReachesTheMessageInAnyEncodingAndWrapper(t *testing.T) {
	t.Parallel()
	for _, env := range []script.Envelope{
		{Encoding: script.Latin1}, {Encoding: script.UTF16LE}, {Encoding: script.UTF16BE}, {Wrapper: script.SOAP}, {Wrapper: script.String},
	} {
		l := letter(script.V2017071)
		l.Dialect.Envelope = env
		out, err := l.Status("010", "")
		m, err2 := script.Parse(out, script.Limits{})
		require.NoError(t, err)
		require.NoError(t, err2)
		signed, err := m.Edit().Token(token()).Message()
		require.NoError(t, err)
		require.Equal(t, token(), signed.Header().Token)
		require.Equal(t, m.Header().MessageID, signed.Header().MessageID)
		require.Empty(t, signed.Findings())
	}
}

// A partner that asks for a token gets a fresh one with each message, also with one that is written already.
func ExampleEdit_Token() {
	m := must(`<Message TransactionVersion="20170715"><Header>
  <SentTime>2026-11-24T15:00:00Z</SentTime>
</Header><Body><GetMessage/></Body></Message>`)
	nonce := []byte("16 random octets") // draw them from crypto/rand, never twice the same
	out, err := m.Edit().Token(script.Token{
		Username: "EXMAI",
		Password: script.PasswordDigest(nonce, "2026-11-24T15:00:00Z", secret.New("not-a-password")),
		Type:     script.TokenDigest,
		Nonce:    base64.StdEncoding.EncodeToString(nonce),
		Created:  "2026-11-24T15:00:00Z",
	}).Bytes()
	fmt.Println(string(out), err)
	// Output:
	// <Message TransactionVersion="20170715"><Header>
	//   <SentTime>2026-11-24T15:00:00Z</SentTime>
	//   <Security>
	//     <UsernameToken>
	//       <Username>EXMAI</Username>
	//       <Password Type="PasswordDigest">rOx850Iz0SX7fe8ig3ypHEfXApE=</Password>
	//       <Nonce>MTYgcmFuZG9tIG9jdGV0cw==</Nonce>
	//       <Created>2026-11-24T15:00:00Z</Created>
	//     </UsernameToken>
	//   </Security>
	// </Header><Body><GetMessage/></Body></Message> <nil>
}
