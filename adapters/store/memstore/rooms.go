package memstore

import (
	"bytes"
	"context"
	"crypto/rand"
	"sync"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/rx"
)

// People keeps who a reference stands for, in versions.
type People struct {
	mu sync.Mutex
	by map[rx.PatientRef][]version
}

type version struct {
	patient rx.Patient
	hash    string
	erased  bool
}

func newPeople() *People { return &People{by: map[rx.PatientRef][]version{}} }

// Put stores a version of ref, or finds that the newest has the same words.
func (p *People) Put(ctx context.Context, ref rx.PatientRef, who rx.Patient) (rx.ShipTo, error) {
	if err := ctx.Err(); err != nil {
		return rx.ShipTo{}, err
	}
	words := who.Words()
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.by[ref]); n > 0 {
		if v := p.by[ref][n-1]; !v.erased && bytes.Equal(v.patient.Words(), words) {
			return rx.ShipTo{Person: ref, Version: n, Hash: v.hash}, nil
		}
	}
	var salt [16]byte
	rand.Read(salt[:]) // never fails
	hash := who.Hash(salt)
	p.by[ref] = append(p.by[ref], version{patient: who, hash: hash})
	return rx.ShipTo{Person: ref, Version: len(p.by[ref]), Hash: hash}, nil
}

// Get gives a version, 0 the newest.
func (p *People) Get(ctx context.Context, ref rx.PatientRef, n int) (rx.Patient, error) {
	if err := ctx.Err(); err != nil {
		return rx.Patient{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	vs := p.by[ref]
	if n == 0 {
		n = len(vs)
	}
	if n < 1 || n > len(vs) || vs[n-1].erased {
		return rx.Patient{}, mailrx.ErrNotFound
	}
	return vs[n-1].patient, nil
}

// Erase removes the words of every version.
func (p *People) Erase(ctx context.Context, ref rx.PatientRef) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, v := range p.by[ref] {
		p.by[ref][i] = version{hash: v.hash, erased: true}
	}
	return nil
}

// Vault keeps documents by hash.
type Vault struct {
	mu   sync.Mutex
	docs map[mailrx.DocumentID]mailrx.Document
}

func newVault() *Vault { return &Vault{docs: map[mailrx.DocumentID]mailrx.Document{}} }

// Put stores a document under its hash.
func (v *Vault) Put(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	id := d.ID()
	d.Bytes = append([]byte(nil), d.Bytes...)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.docs[id] = d
	return id, nil
}

// Get gives a document.
func (v *Vault) Get(ctx context.Context, id mailrx.DocumentID) (mailrx.Document, error) {
	if err := ctx.Err(); err != nil {
		return mailrx.Document{}, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	d, ok := v.docs[id]
	if !ok {
		return mailrx.Document{}, mailrx.ErrNotFound
	}
	d.Bytes = append([]byte(nil), d.Bytes...)
	return d, nil
}

// Erase removes a document.
func (v *Vault) Erase(ctx context.Context, id mailrx.DocumentID) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.docs, id)
	return nil
}
