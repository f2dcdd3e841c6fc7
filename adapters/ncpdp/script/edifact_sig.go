package script

// sigParts are the elements of SIG, one of the coded directions each, with the names of their components in 10.6 XML. They
// rest on a message that NIST published in both forms. Of the components that are empty there, only those of the interval
// are named: a receiver of the Department of Veterans Affairs writes Timing in XML with as many names as SIG has
// components, in an order that agrees wherever the samples say something. Unconfirmed.
var sigParts = []struct {
	element int
	name    string
	parts   []string // empty: no evidence names it
}{
	{1, "RepeatingSIG", []string{"SigSequencePositionNumber", "MultipleSigModifier"}},
	{2, "CodeSystem", []string{"SNOMEDVersion", "FMTVersion"}},
	{3, "FreeText", []string{"SigFreeTextStringIndicator", "SigFreeText"}},
	{4, "Dose", []string{
		"DoseCompositeIndicator", "DoseDeliveryMethodText", "DoseDeliveryMethodCodeQualifier", "DoseDeliveryMethodCode", "", "", "",
		"DoseQuantity", "DoseFormText", "DoseFormCodeQualifier", "DoseFormCode"}},
	{7, "RouteofAdministration", []string{"RouteofAdministrationText", "RouteofAdministrationCodeQualifier", "RouteofAdministrationCode"}},
	{9, "Timing", []string{
		"AdministrationTimingText", "AdministrationTimingCodeQualifier", "AdministrationTimingCode", "", "", "", "", "", "", "", "",
		"FrequencyNumericValue", "FrequencyUnitsText", "FrequencyUnitsCodeQualifier", "FrequencyUnitsCode", "",
		"IntervalNumericValue", "IntervalUnitsText", "IntervalUnitsCodeQualifier", "IntervalUnitsCode"}},
	{10, "Duration", []string{"DurationNumericValue", "DurationText", "DurationTextCodeQualifier", "DurationTextCode"}},
}

// sig reads SIG, a step of the coded directions to the drug before it, and notes each element of which a part is left.
func (t *translator) sig(s Segment) Tag {
	step := Tag{Name: "StructuredSIG"}
	next := 0
	for element := 1; element <= min(s.Elements(), mostElements); element++ {
		var parts []string
		if next < len(sigParts) && sigParts[next].element == element {
			parts = sigParts[next].parts
			next++
		}
		if s.Repeats(element) > 1 {
			t.note(CodeDoubled, s, element)
			continue
		}
		tags, whole := components10(s, element, parts)
		if !whole {
			t.unread(s, element)
		}
		if tags != nil {
			step.Tags = append(step.Tags, Group(sigParts[next-1].name, tags...))
		}
	}
	return Some(step.Name, step.Tags...)
}

// components10 names the components of an element; whole is false where one has a value and no name.
func components10(s Segment, element int, names []string) (tags []Tag, whole bool) {
	text, whole := s.marks.nth(s.elements(), s.marks.element, element), true
	for i := 0; text != ""; i++ {
		n := s.marks.next(text, s.marks.component)
		value := trimmed(s.marks.released(text[:n]))
		text = text[min(n+1, len(text)):]
		switch {
		case value == "":
		case i < len(names) && names[i] != "":
			tags = append(tags, Leaf(names[i], value))
		default:
			whole = false
		}
	}
	return tags, whole
}
