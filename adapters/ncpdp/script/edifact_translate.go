package script

import (
	"slices"
	"strings"
)

// translator sets segments out as elements of 10.6. What it does not carry over it notes, and Segments keeps.
type translator struct {
	found []Finding
	seen  map[string]int // segments by tag
	room  int            // how many more elements there may be
	full  int            // where the segment begins for which there was no room; 0: there was
}

// functions of UIH that are read. CancelRx, NewRx and Error were seen in messages of others.
var functions = map[string]Kind{
	"NEWRX": KindNewRx, "CANRX": KindCancelRx, "ERROR": KindError, "STATUS": KindStatus, "VERIFY": KindVerify,
}

func (t *translator) message(all []Segment) (root Tag, ok bool) {
	head := all[1]
	kind, ok := functions[head.value(1, 4)]
	if !ok {
		return Tag{}, false
	}
	t.seen = map[string]int{}
	t.frame(all)
	body := Group(string(kind), t.body(all[2:len(all)-2])...)
	if kind == KindVerify {
		body = Group(string(kind), Group("VerifyStatus", body.Tags...))
	}
	return Group("Message", header(all[0], head, kind), Group("Body", body)).
		With("version", head.value(1, 2)).With("release", head.value(1, 3)), true
}

// header takes ids and names from UIB and UIH. The reference of UIH is the pharmacy's number in an answer; elsewhere it
// is the sender's own and means nothing to others.
func header(ib, ih Segment, kind Kind) Tag {
	reference := ""
	if kind == KindError || kind == KindStatus || kind == KindVerify {
		reference = ih.value(2, 1)
	}
	return Group("Header",
		Leaf("To", ib.value(7, 1)).With("Qualifier", ib.value(7, 2)),
		Leaf("From", ib.value(6, 1)).With("Qualifier", ib.value(6, 2)),
		Leaf("MessageID", ib.value(3, 1)),
		Leaf("RelatesToMessageID", ib.value(3, 2)),
		Leaf("SentTime", clock(ib.value(8, 1), ib.value(8, 2))),
		Some("Security", // one source
			Some("Sender", Leaf("TertiaryIdentification", ib.value(6, 4))),
			Some("Receiver", Leaf("TertiaryIdentification", ib.value(7, 4)))),
		Leaf("RxReferenceNumber", reference),
		Leaf("PrescriberOrderNumber", ih.value(3, 1)),
	)
}

// clock makes 20151120 and 141523 a time as XML writes it; other texts stay as they are and become a finding there.
func clock(day, time string) string {
	time, _, _ = strings.Cut(time, ",")
	if len(time) == 6 {
		time = time[:2] + ":" + time[2:4] + ":" + time[4:]
	}
	return joined(dashed(day), "T", time)
}

func dashed(day string) string {
	if len(day) != 8 {
		return day
	}
	return day[:4] + "-" + day[4:6] + "-" + day[6:]
}

func (t *translator) body(all []Segment) (tags []Tag) {
	drug := -1 // the one that a SIG belongs to
	for _, s := range all {
		if t.crowded(s) {
			return nil
		}
		t.seen[s.Tag]++
		t.rest(s)
		switch {
		case s.Tag == "SIG" && drug >= 0:
			tags[drug].Tags = append(tags[drug].Tags, t.counted(s, t.sig(s))...)
			continue
		case s.Tag == "DRU":
			drug = -1
		}
		tags = append(tags, t.counted(s, t.set(s)...)...)
		if s.Tag == "DRU" && s.value(1, 1) == "P" {
			drug = len(tags) - 1
		}
	}
	return tags
}

// set is a segment as elements; a SIG is none without its drug.
func (t *translator) set(s Segment) []Tag {
	switch s.Tag {
	case "PVD":
		return []Tag{t.provider(s)}
	case "PTT":
		return []Tag{t.patient(s)}
	case "DRU":
		return []Tag{t.drug(s)}
	case "STS":
		return status(s)
	}
	t.unread(s, 0)
	return nil
}

// unread notes what is not carried over: an element, or with 0 the segment. Of a drug it may change what is to be
// dispensed, and holds the message as an unknown element inside a medication does.
func (t *translator) unread(s Segment, element int) {
	t.note(CodeSegmentUnread, s, element)
	if s.Tag == "DRU" {
		t.note(CodeMedicationElement, s, element)
	}
}

func (t *translator) note(c Code, s Segment, element int) {
	if len(t.found) > mostFindings {
		return
	}
	path := "/" + s.Tag + "[" + itoa(t.seen[s.Tag]) + "]"
	if element > 0 {
		path += "/" + itoa(element)
	}
	f := finding(c, path)
	if len(t.found) == mostFindings {
		f = finding(CodeMore, "/Message")
	}
	if !slices.Contains(t.found, f) {
		t.found = append(t.found, f)
	}
}

// status reads STS: a code, then codes that tell more, then a text.
func status(s Segment) []Tag {
	tags := []Tag{Leaf("Code", s.value(1, 1))}
	for each := range s.repetitions(2) {
		tags = append(tags, Leaf("DescriptionCode", each.value(1)))
	}
	return append(tags, Leaf("Description", s.value(3, 1)))
}

// provider reads PVD: PC is the prescriber, P1 and P2 are pharmacies.
func (t *translator) provider(s Segment) Tag {
	id := t.identification(s, 2)
	name := personName(s, 5)
	place := []Tag{address10(s, 8), communication(s, 9)}
	switch s.value(1, 1) {
	case "PC":
		return Group("Prescriber", append([]Tag{id, Leaf("ClinicName", s.value(7, 1)), name}, place...)...)
	case "P1", "P2":
		return Group("Pharmacy", append([]Tag{id, Leaf("StoreName", s.value(7, 1))}, place...)...)
	}
	t.unread(s, 0)
	return Tag{}
}

// providerIDs names the qualifiers that samples show.
var providerIDs = map[string]string{
	"DH": "DEANumber", "HPI": "NPI", "D3": "NCPDPID", "SPI": "SPI", "0B": "StateLicenseNumber",
}

func (t *translator) identification(s Segment, element int) Tag {
	id := Tag{Name: "Identification"}
	for each := range s.repetitions(element) {
		name, ok := providerIDs[each.value(2)]
		if !ok {
			t.unread(s, element)
			continue
		}
		id.Tags = append(id.Tags, Leaf(name, each.value(1)))
	}
	return Some(id.Name, id.Tags...)
}

func (t *translator) patient(s Segment) Tag {
	return Group("Patient",
		personName(s, 3),
		Leaf("Gender", s.value(4, 1)),
		Some("DateOfBirth", Leaf("Date", dashed(s.value(2, 1)))),
		address10(s, 6),
		communication(s, 7))
}

func personName(s Segment, element int) Tag {
	return Some("Name",
		Leaf("LastName", s.value(element, 1)), Leaf("FirstName", s.value(element, 2)), Leaf("MiddleName", s.value(element, 3)),
		Leaf("Suffix", s.value(element, 4)), Leaf("Prefix", s.value(element, 5)))
}

func address10(s Segment, element int) Tag {
	return Some("Address",
		Leaf("AddressLine1", s.value(element, 1)), Leaf("City", s.value(element, 2)),
		Leaf("State", s.value(element, 3)), Leaf("ZipCode", s.value(element, 4)))
}

func communication(s Segment, element int) Tag {
	all := Tag{Name: "CommunicationNumbers"}
	for each := range s.repetitions(element) {
		all.Tags = append(all.Tags, Some("Communication", Leaf("Number", each.value(1)), Leaf("Qualifier", each.value(2))))
	}
	return Some(all.Name, all.Tags...)
}
