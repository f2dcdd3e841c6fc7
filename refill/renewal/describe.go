package renewal

import "fmt"

// Describe is one line without patient data.
func (e Started) Describe() string {
	return fmt.Sprintf("no refill is left and supply runs out on %s: the member is asked about a renewal, and has until %s to answer", e.RunOut, e.MemberBy)
}

// Describe is one line without patient data.
func (e MemberAgreed) Describe() string { return "agreed: the prescriber is to be asked" }

// Describe is one line without patient data.
func (e MemberDeclined) Describe() string { return "declined: the prescriber is not asked" }

// Describe is one line without patient data.
func (e MemberSilent) Describe() string {
	return fmt.Sprintf("closed: the member did not answer in %d days", MemberDays)
}

// Describe is one line without patient data.
func (e PrescriberAsked) Describe() string {
	return fmt.Sprintf("prescriber asked for a new prescription (attempt %d, %s)", e.Attempt, e.Means)
}

// Describe is one line without patient data.
func (e RequestHanded) Describe() string {
	if e.Reach == LeftMessage {
		return fmt.Sprintf("message left (attempt %d)", e.Attempt)
	}
	return fmt.Sprintf("request handed over (attempt %d)", e.Attempt)
}

// Describe is one line without patient data.
func (e AttemptFailed) Describe() string {
	return fmt.Sprintf("nobody reached (attempt %d): %s", e.Attempt, e.Reach)
}

// Describe is one line without patient data.
func (e Reopened) Describe() string {
	return "opened again: " + string(e.Fact)
}

// Describe is one line without patient data.
func (e PrescriberAnswered) Describe() string {
	line := "prescriber answered: " + string(e.Outcome)
	if e.Code != "" {
		line += " (" + e.Code + ")"
	}
	return line
}

// Describe is one line without patient data.
func (e PrescriberSilent) Describe() string {
	return fmt.Sprintf("prescriber silent for %d days", AnswerDays)
}

// Describe is one line without patient data.
func (e TimerSet) Describe() string { return "timer set again" }
