package main

import (
	"context"
	"errors"

	"github.com/mailrx/mailrx/formulary"
)

func open(ctx context.Context, path string, plan *formulary.Plan, wire *tripwire) (*site, error) {
	return nil, errors.New("later")
}
