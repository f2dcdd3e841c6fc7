package sqlstore

import (
	"context"
	"database/sql"
	"errors"
)

func openPostgres(ctx context.Context, db *sql.DB) (base, error) { return nil, errors.New("not yet") }
