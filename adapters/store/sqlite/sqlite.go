package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver, named "sqlite"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/adapters/store/sqlstore"
)

// maxConns is how many connections a store opens: one writes, the others read.
const maxConns = 8

// settings of every connection: a writer waits ten seconds for another process, and a commit is on the disk before it
// is answered.
const settings = "_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=synchronous(FULL)"

// Open opens the SQLite file at path, or makes it, and brings its tables to the current schema. The folder must be
// there. The errors say what is wrong with which file, and who can mend it; a file that a newer program has written is
// an error that wraps mailrx.ErrSchema. No error changes the file.
func Open(ctx context.Context, path string) (*sqlstore.Store, error) {
	abs, err := check(path)
	if err != nil {
		return nil, fmt.Errorf("sqlite: open %q: %w", path, err)
	}
	db, err := sql.Open("sqlite", dsn(abs))
	if err != nil {
		return nil, fmt.Errorf("sqlite: open %s: %w", abs, err)
	}
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxConns)
	s, err := sqlstore.New(ctx, db, sqlstore.SQLite)
	switch {
	case errors.Is(err, mailrx.ErrSchema):
		return nil, errors.Join(fmt.Errorf("sqlite: open %s: %w", abs, err), db.Close())
	case err != nil:
		return nil, errors.Join(fmt.Errorf("sqlite: open %s: %w; whoever runs this program must be able to read and write the "+
			"file and its folder, and no other program may hold it", abs, err), db.Close())
	}
	return s, nil
}

// dsn is the URI of a file; signs of the path that mean something in a URI are escaped.
func dsn(abs string) string {
	p := filepath.ToSlash(abs)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // a drive letter
	}
	return (&url.URL{Scheme: "file", Path: p, RawQuery: settings}).String()
}

// check finds what is wrong with a path before the driver sees it, and gives the absolute one.
func check(path string) (string, error) {
	if path == "" || strings.HasPrefix(path, ":") || strings.HasPrefix(path, "file:") {
		return "", errors.New("give the path of a file; a store in memory is package memstore")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	dir := filepath.Dir(abs)
	switch at, err := os.Stat(dir); {
	case errors.Is(err, os.ErrNotExist):
		return "", fmt.Errorf("the folder %s does not exist; whoever runs this program must make it", dir)
	case err != nil:
		return "", fmt.Errorf("the folder %s cannot be read: %w", dir, err)
	case !at.IsDir():
		return "", fmt.Errorf("%s is no folder", dir)
	}
	return abs, checkFile(abs)
}

// magic is how every SQLite file that is not empty begins.
const magic = "SQLite format 3\x00"

func checkFile(path string) error {
	switch at, err := os.Stat(path); {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case at.IsDir():
		return errors.New("this is a folder; give the path of a file in it")
	case at.Size() == 0:
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(f, head); err != nil || !bytes.Equal(head, []byte(magic)) {
		return errors.New("the file is no SQLite database; give another path, or move the file away")
	}
	return nil
}
