package dur

import "slices"

// Log is override records in the order in which they were made. It only grows: Append gives a longer one, and no record
// is changed. The zero value is empty.
type Log struct{ records []Override }

// Append adds a record. The error is Faults where the record is not complete, its ID was used before (an old record is
// never edited), or it corrects a record that is not there or was corrected already. l stays as it was.
func (l Log) Append(o Override) (Log, error) {
	var fs Faults
	if err := o.Validate(); err != nil {
		fs = err.(Faults)
	}
	fs.need(!l.has(o.ID), "id", ruleRecordEdited)
	if o.Corrects != "" {
		fs.need(l.has(o.Corrects), "corrects", ruleCorrectsNothing)
		fs.need(!l.corrected(o.Corrects), "corrects", ruleRecordEdited)
	}
	if err := fs.err(); err != nil {
		return l, err
	}
	return Log{append(slices.Clone(l.records), o)}, nil
}

// Records is a copy of every record, corrected ones too.
func (l Log) Records() []Override { return slices.Clone(l.records) }

// Standing is the records that no other corrects, in order.
func (l Log) Standing() []Override {
	var out []Override
	for i := range l.records {
		if !l.corrected(l.records[i].ID) {
			out = append(out, l.records[i])
		}
	}
	return out
}

func (l Log) has(id OverrideID) bool {
	return slices.ContainsFunc(l.records, func(o Override) bool { return o.ID == id })
}

func (l Log) corrected(id OverrideID) bool {
	return slices.ContainsFunc(l.records, func(o Override) bool { return o.Corrects == id })
}
