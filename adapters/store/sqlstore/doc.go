// Package sqlstore is a mailrx.Store over database/sql.
package sqlstore
