package ups

import "encoding/json"

// text reads a string, a number or a boolean as the text it was written with. null, objects and arrays are "". UPS
// writes numbers as strings, and now and then as numbers.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	*t = ""
	if len(data) == 0 {
		return nil
	}
	switch data[0] {
	case '"':
		return json.Unmarshal(data, (*string)(t))
	case 'n', '{', '[':
		return nil
	}
	*t = text(data)
	return nil
}
