package intake

// MaxFailures is how many failures lock an account for those who must show who they are (R9.4).
const MaxFailures = 5

// Lock counts the failures of one account in a row. The zero value is open. It is a plain value: the host keeps it and
// replaces it by what After gives, under one key for each attempt.
type Lock struct {
	Failures int `json:"failures"`
}

// After is the lock after an attempt: one more failure where a fact was wrong, none where the attempt showed something
// and nothing wrong, the same where nothing was shown. A locked one stays locked: a person opens it, with the zero value.
func (l Lock) After(p Proof) Lock {
	switch {
	case l.Locked():
		return l
	case p.Wrong():
		return Lock{max(0, l.Failures) + 1}
	case p.Level() > L0:
		return Lock{}
	}
	return l
}

// Locked reports whether nothing more may be asked or shown.
func (l Lock) Locked() bool { return l.Failures >= MaxFailures }

// Left is how many failures are left before it locks.
func (l Lock) Left() int { return max(0, MaxFailures-max(0, l.Failures)) }
