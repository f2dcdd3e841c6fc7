package ups

import (
	"bytes"
	"encoding/json"
)

// list reads what UPS gives as an object where there is one and as an array where there are many, or as an object, or
// as an array, whatever the version (UPS-API/api-documentation issues 3, 14, 78, 138, 155, 157, 160). null and the
// empty string, which UPS writes for an empty element, are no elements.
type list[T any] []T

func (l *list[T]) UnmarshalJSON(data []byte) error {
	*l = nil
	switch {
	case len(data) == 0, data[0] == 'n', bytes.Equal(data, []byte(`""`)):
		return nil
	case data[0] == '[':
		return json.Unmarshal(data, (*[]T)(l))
	}
	var one T
	if err := json.Unmarshal(data, &one); err != nil {
		return err
	}
	*l = list[T]{one}
	return nil
}

// first is the first element, or the zero T where there is none.
func (l list[T]) first() T {
	if len(l) == 0 {
		var zero T
		return zero
	}
	return l[0]
}
