package main

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx/adapters/fake"
	"github.com/mailrx/mailrx/adapters/store/sqlite"
	"github.com/mailrx/mailrx/formulary"
)

// open opens the database and, beside it, the books of the bank and of the carrier: they are others', and survive us.
func open(ctx context.Context, path string, plan *formulary.Plan, carrier string, wire *tripwire) (*site, error) {
	db, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	bank, err := fake.OpenBank(path + ".bank.json")
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s, err := build(plan, rooms{db, db.People(), db.Vault()}, bank, carrier, path+"."+carrier+".json", wire)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s.closers = append(s.closers, db.Close)
	return s, nil
}
