// Package sqlite opens a mailrx store in an SQLite file.
package sqlite
