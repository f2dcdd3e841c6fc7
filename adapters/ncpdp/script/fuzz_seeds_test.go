package script

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// envelopes are all encodings in all wrappers.
func envelopes() (all []Envelope) {
	for w := range Wrapper(len(wrappers)) {
		all = append(all, Envelope{Wrapper: w, Mark: true})
		for e := range Encoding(len(encodings)) {
			all = append(all, Envelope{Wrapper: w, Encoding: e})
		}
	}
	return all
}

// seedTags is a message with a prefix, attributes and characters that not every encoding has.
func seedTags() Tag {
	return Group("n:Message", Group("Header", Leaf("MessageID", "Zo\u00eb \u20ac \u4e2d & 'x'")),
		Group("Body", Group("Status", Leaf("Code", "010").With("a", "b"), Leaf("Description", "]]> <")))).With("xmlns:n", "urn:n")
}

// oddSeeds are forms that are refused or read with care.
var oddSeeds = []string{
	"", "<", "<a", "<a b='&#x41;'/>", "UNA", "<!DOCTYPE a>", "\xff\xfe<\x00a\x00/\x00>\x00", "\xEF\xBB\xBF<a/>",
	"<Message><Header/><Body><NewRx/></Body></Message>",
	"<?xml version='1.0' encoding='windows-1252'?><Message><Body><NewRx><Patient>\x80</Patient></NewRx></Body></Message>",
	"<Message><Body><NewRx><MedicationPrescribed><Quantity><Value>&#49;<!--x-->0</Value></Quantity></MedicationPrescribed></NewRx></Body></Message>",
	"<string>&lt;Message&gt;&lt;Body&gt;&lt;Status/&gt;&lt;/Body&gt;&lt;/Message&gt;</string>",
	"<string><![CDATA[<Message><Body><Status>]]><![CDATA[x</Status></Body></Message>]]></string>",
	"<string>\uFEFF&lt;Message><!-- -->&lt;Body>&#60;Status>\r\n<![CDATA[\r\n</Status></Body>]]>&lt;/Message></string>",
	"<s:Envelope><s:Body><Message><Body><Status/></Body></Message></s:Body></s:Envelope>",
	"<s:Envelope><s:Body><a>&lt;Message/></a><b><Message b='\"'><Body><Status/></Body></Message></b></s:Body></s:Envelope>",
	"<Message a=\"'\" b='\"' c='&#10;\t'><Body>\r\n<Verify ><VerifyStatus\n/></Verify></Body><?pi ?><!-- \u4e2d --></Message>\n<!-- x -->",
	"<Message><Body><Status><![CDATA[]]]]></Status><?pi ?></Body></Message>", "<Message><Body><Status/></Body></Message><Message/>",
	"<Message><Body><RxRenewalResponse><Response><Approved/><Denied/></Response></RxRenewalResponse></Body></Message>",
	"UNA:+./*'UIB+UNOA:0++M1'UIH+SCRIPT:010:006:ERROR'STS+900+007*8+Missing 'Request=''UIT++3'UIZ++1'",
	"UNA:+. *'UIB+UNOA:0'UIH+SCRIPT:010:005:STATUS+A+B'STS+010'UIT+B+3'UIZ++1'",
}

// seedMessages adds our fixtures, one message in every encoding and wrapper, and what is odd.
func seedMessages(f *testing.F, add func([]byte)) {
	f.Helper()
	for _, pattern := range []string{"*.xml", "*.edi"} {
		files, _ := filepath.Glob("testdata/" + pattern)
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			if len(data) < 12<<10 {
				add(data)
			}
		}
	}
	for _, env := range envelopes() {
		data, err := Build(seedTags(), env)
		if err != nil {
			f.Fatal(err)
		}
		add(data)
	}
	for _, text := range oddSeeds {
		add([]byte(text))
		add([]byte(strings.ReplaceAll(text, "\n", "\r\n")))
	}
}
