package rx

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"

	"github.com/mailrx/mailrx/pharmacy/place"
)

// words is a Patient in clear. It exists only on its way into and out of the store of People.
type words struct {
	First, Middle, Last, Suffix string
	Born, Sex                   string
	Street1, Street2, City      string
	State                       place.State
	ZIP                         string
	Country                     place.Country
	Phone, Email                string
	MemberID, GroupID           string
}

// Words is the patient in clear, as bytes for the one room that keeps them. The same words give the same bytes. It is
// one of the two ways out of a Patient, beside Secret.Reveal: what gets it must not log it.
func (w Patient) Words() []byte {
	b, err := json.Marshal(words{
		First: w.First.Reveal(), Middle: w.Middle.Reveal(), Last: w.Last.Reveal(), Suffix: w.Suffix.Reveal(),
		Born: w.Born.Reveal(), Sex: w.Sex.Reveal(),
		Street1: w.Street1.Reveal(), Street2: w.Street2.Reveal(), City: w.City.Reveal(), State: w.State,
		ZIP: w.ZIP.Reveal(), Country: w.Country, Phone: w.Phone.Reveal(), Email: w.Email.Reveal(),
		MemberID: w.MemberID.Reveal(), GroupID: w.GroupID.Reveal(),
	})
	if err != nil {
		panic("rx: a struct of texts does not marshal") // cannot happen
	}
	return b
}

// PatientOf reads what Words wrote. The error says nothing of the words.
func PatientOf(b []byte) (Patient, error) {
	var s words
	if err := json.Unmarshal(b, &s); err != nil {
		return Patient{}, errWords
	}
	return Patient{
		First: NewSecret(s.First), Middle: NewSecret(s.Middle), Last: NewSecret(s.Last), Suffix: NewSecret(s.Suffix),
		Born: NewSecret(s.Born), Sex: NewSecret(s.Sex),
		Street1: NewSecret(s.Street1), Street2: NewSecret(s.Street2), City: NewSecret(s.City), State: s.State,
		ZIP: NewSecret(s.ZIP), Country: s.Country, Phone: NewSecret(s.Phone), Email: NewSecret(s.Email),
		MemberID: NewSecret(s.MemberID), GroupID: NewSecret(s.GroupID),
	}, nil
}

// Hash is the hexadecimal SHA-256 of a salt and the words. The room that keeps the words draws the salt, one for each
// version, and erases it with them: the hash stays in records, and nobody can then try guesses against it.
func (w Patient) Hash(salt [16]byte) string {
	h := sha256.New()
	h.Write(salt[:])
	h.Write(w.Words())
	return hex.EncodeToString(h.Sum(nil))
}

var errWords = errors.New("rx: the stored words of a patient cannot be read")
