package script

import "strings"

// attr is the value of the attribute of that local name; ok says whether it is there. The scanner has proved the start
// tag to be well formed, so this reads it again instead of keeping a list.
func (e element) attr(name string) (value string, ok bool) {
	if !e.exists() {
		return "", false
	}
	n := e.node()
	tag := e.doc.src[n.nameEnd:n.inner]
	for {
		key, raw, rest, more := cutAttribute(tag)
		if !more {
			return "", false
		}
		if bears(key, name) {
			return trimmed(attributeText(raw)), true
		}
		tag = rest
	}
}

// bears tells whether an attribute is asked for by name: its whole name, or its local one. A declaration of a prefix is
// not asked for by the prefix.
func bears(key, name string) bool {
	return key == name || local(key) == name && !strings.HasPrefix(key, "xmlns:")
}

// attributeText is the value that XML gives an attribute: what it is written as, with a space for each white space that
// stands there without a reference.
func attributeText(raw string) string {
	if strings.ContainsAny(raw, "\t\r\n") {
		raw = attributeSpaces.Replace(raw)
	}
	return decode(raw)
}

var attributeSpaces = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ")

// cutAttribute cuts the first name="value" off the rest of a well-formed start tag.
func cutAttribute(tag string) (key, raw, rest string, ok bool) {
	tag = unspaced(tag)
	eq := strings.IndexByte(tag, '=')
	if eq < 0 {
		return "", "", "", false
	}
	key = strings.TrimRight(tag[:eq], xmlSpace)
	tag = unspaced(tag[eq+1:])
	end := strings.IndexByte(tag[1:], tag[0]) + 1
	return key, tag[1:end], tag[end+1:], true
}

// local is a name without its prefix.
func local(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// attrs lists the attributes of the start tag.
func (e element) attrs() (all []Attr) {
	if !e.exists() {
		return nil
	}
	n := e.node()
	tag := e.doc.src[n.nameEnd:n.inner]
	for {
		key, raw, rest, more := cutAttribute(tag)
		if !more {
			return all
		}
		all = append(all, Attr{key, attributeText(raw)})
		tag = rest
	}
}
