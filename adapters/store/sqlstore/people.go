package sqlstore

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// People keeps who a reference stands for, in versions; see mailrx.People. Words and salt of a version go with an
// erasure, its number and hash stay.
type People struct{ base base }

// maxRaces bounds how often a version is numbered anew because another writer was faster.
const maxRaces = 100

// Put stores a version of ref, or finds that the newest has the same words.
func (p *People) Put(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
	words := who.Words()
	var salt [16]byte
	rand.Read(salt[:]) // never fails
	for range maxRaces {
		last, same, err := p.newest(ctx, ref, words)
		if err != nil || same.Version > 0 {
			return same, err
		}
		to := rx.ShipTo{Person: ref, Version: last + 1, Hash: who.Hash(salt)}
		n, err := p.base.exec(ctx, `insert into mailrx_people (ref, version, words, salt, hash) values ($1, $2, $3, $4, $5)
			on conflict (ref, version) do nothing`, string(ref), to.Version, words, salt[:], to.Hash)
		if err != nil {
			return rx.ShipTo{}, fmt.Errorf("sqlstore: put person %s: %w", ref, err)
		}
		if n > 0 {
			return to, nil
		}
	}
	return rx.ShipTo{}, fmt.Errorf("sqlstore: put person %s: too many writers at once: %w", ref, mailrx.ErrConflict)
}

// newest gives the last version number of ref, and its address where it has these words.
func (p *People) newest(ctx context.Context, ref rx.PatientRef, words []byte) (last int, same rx.ShipTo, err error) {
	var has []byte
	var hash string
	_, err = one(ctx, p.base, []any{&last, &has, &hash},
		`select version, words, hash from mailrx_people where ref = $1 order by version desc limit 1`, string(ref))
	if err != nil {
		return 0, rx.ShipTo{}, fmt.Errorf("sqlstore: read person %s: %w", ref, err)
	}
	if has != nil && bytes.Equal(has, words) {
		same = rx.ShipTo{Person: ref, Version: last, Hash: hash}
	}
	return last, same, nil
}

// Get gives a version, 0 the newest; mailrx.ErrNotFound for one that never was or is erased.
func (p *People) Get(ctx context.Context, ref rx.PatientRef, version int) (rx.Patient, error) {
	query, args := `select words from mailrx_people where ref = $1 order by version desc limit 1`, []any{string(ref)}
	if version != 0 {
		query, args = `select words from mailrx_people where ref = $1 and version = $2`, append(args, version)
	}
	var words []byte
	found, err := one(ctx, p.base, []any{&words}, query, args...)
	switch {
	case err != nil:
		return rx.Patient{}, fmt.Errorf("sqlstore: get person %s: %w", ref, err)
	case !found || words == nil:
		return rx.Patient{}, mailrx.ErrNotFound
	}
	return rx.PatientOf(words)
}

// Erase removes the words and salts of every version.
func (p *People) Erase(ctx context.Context, ref rx.PatientRef) error {
	err := p.base.erase(ctx, `update mailrx_people set words = null, salt = null where ref = $1`, string(ref))
	if err != nil {
		return fmt.Errorf("sqlstore: erase person %s: %w", ref, err)
	}
	return nil
}
