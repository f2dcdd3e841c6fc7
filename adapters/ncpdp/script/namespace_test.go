package script_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/mailrx/mailrx/adapters/ncpdp/script"
)

func TestOddNamespacesAreToldAndReadAllTheSame(t *testing.T) {
	t.Parallel()
	const old = "http://www.ncpdp.org/schema/SCRIPT"
	tests := []struct {
		name, text string
		want       []script.Finding
	}{
		{"none", "<Message><Header/><Body><Status/></Body></Message>", nil},
		{"that of 10.6", "<Message xmlns='" + old + "'><Header/><Body><Status/></Body></Message>", nil},
		{"that of 10.6 by a prefix", "<s:Message xmlns:s='" + old + "'><s:Header/><s:Body><s:Status/></s:Body></s:Message>", nil},
		{"the same by another prefix", "<Message xmlns='" + old + "'><Header/><Body><s:Status xmlns:s='" + old + "'/></Body></Message>", nil},
		{"one declared by SOAP", "<e:Envelope xmlns:e='urn:e' xmlns:s='" + old + "'><e:Body><s:Message><s:Header/><s:Body><s:Status/></s:Body></s:Message></e:Body></e:Envelope>", nil},
		{"an unknown one", "<Message xmlns='urn:sampleton'><Header/><Body><Status/></Body></Message>", []script.Finding{{Code: script.CodeNamespace, Path: "/Message"}}},
		{"a prefix that nobody declares", "<s:Message><s:Header/><s:Body><s:Status/></s:Body></s:Message>", []script.Finding{{Code: script.CodeNamespace, Path: "/Message"}}},
		{"a transaction of another", "<Message><Header/><Body><s:Status xmlns:s='urn:sampleton'/></Body></Message>", []script.Finding{{Code: script.CodeNamespaceMixed, Path: "/Message/Body/Status"}}},
		{"a header of another", "<Message xmlns='" + old + "'><Header xmlns=''/><Body><Status/></Body></Message>", []script.Finding{{Code: script.CodeNamespaceMixed, Path: "/Message/Header"}}},
	}
	for _, tt := range tests {
		m := parse(t, tt.text)
		require.Equal(t, script.KindStatus, m.Kind(), tt.name)
		var got []script.Finding
		for _, f := range m.Findings() {
			if f.Code == script.CodeNamespace || f.Code == script.CodeNamespaceMixed {
				require.NotContains(t, f.Text, "sampleton")
				got = append(got, script.Finding{Code: f.Code, Path: f.Path})
			}
		}
		require.Equal(t, tt.want, got, tt.name)
	}
}

func TestAnAnswerDeclaresThePrefixThatTheWrapperDeclared(t *testing.T) {
	t.Parallel()
	m := parse(t, "<e:Envelope xmlns:e='urn:e' xmlns:s='http://www.ncpdp.org/schema/SCRIPT'><e:Body><s:Message version='010' release='006'>"+
		"<s:Header><s:To Qualifier='P'>2</s:To><s:From Qualifier='D'>1</s:From><s:MessageID>1</s:MessageID></s:Header><s:Body><s:CancelRx/></s:Body></s:Message></e:Body></e:Envelope>")
	out, err := m.Answer("A1", time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)).Acknowledge()
	require.NoError(t, err)
	answer := parse(t, string(out))
	require.NotContains(t, codesOf(answer.Findings()), script.CodeNamespace)
	uri, ok := answer.Root().Attr("xmlns:s")
	require.True(t, ok)
	require.Equal(t, "http://www.ncpdp.org/schema/SCRIPT", uri)
	require.Equal(t, script.SOAP, answer.Envelope().Wrapper)
}
