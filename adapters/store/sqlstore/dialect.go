package sqlstore

import "strconv"

// Dialect is the database behind a *sql.DB.
type Dialect uint8

// The databases. SQLite from 3.35 on, PostgreSQL from 12 on.
const (
	SQLite Dialect = iota + 1
	Postgres
)

// String is the database's own name.
func (d Dialect) String() string {
	switch d {
	case SQLite:
		return "SQLite"
	case Postgres:
		return "PostgreSQL"
	}
	return "dialect(" + strconv.Itoa(int(d)) + ")"
}
