// Package postgres opens a mailrx store in a PostgreSQL database.
package postgres
