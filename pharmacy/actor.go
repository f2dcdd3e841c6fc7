package pharmacy

// Actor is who did something: the "who" of the audit log. The zero value is nobody known. Comparable.
type Actor struct {
	Role Role   `json:"role"`
	ID   string `json:"id"` // opaque and ours, never a person's name; for RoleSystem the name of the worker
}

// IsSet reports whether the actor's role is known and the actor is named: who may appear in an audit log.
func (a Actor) IsSet() bool { return a.Role.Known() && a.ID != "" }

// String is "pharmacist/st-7"; "unknown" for the zero value.
func (a Actor) String() string {
	if a.ID == "" {
		return a.Role.String()
	}
	return a.Role.String() + "/" + a.ID
}
