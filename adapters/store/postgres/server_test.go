//go:build unix

package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// TestMain stops the server that the tests have started.
func TestMain(m *testing.M) {
	code := m.Run()
	running.stop()
	os.Exit(code)
}

// server is one PostgreSQL for all tests of the package: the one that MAILRX_TEST_POSTGRES names, or one of our own
// that is made from the machine's binaries, in a directory of its own, and listens on a socket there.
type server struct {
	once  sync.Once
	dsn   string
	why   error // why there is none
	dir   string
	child *exec.Cmd
	next  atomic.Int64 // numbers schemas
}

var running server

// fresh gives the DSN of an empty schema.
func fresh(t testing.TB) string {
	running.once.Do(func() { running.why = running.start() })
	if running.why != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("no PostgreSQL, and in CI that is a failure: %v", running.why)
		}
		t.Skipf("NO POSTGRESQL WAS TESTED: %v", running.why)
	}
	schema := fmt.Sprintf("t_%d_%d", os.Getpid(), running.next.Add(1))
	admin(t, "create schema "+schema)
	t.Cleanup(func() { admin(t, "drop schema "+schema+" cascade") })
	return with(running.dsn, "search_path="+schema)
}

// with adds a setting to a DSN of either form.
func with(dsn, setting string) string {
	switch {
	case setting == "":
		return dsn
	case !strings.Contains(dsn, "://"):
		return dsn + " " + setting
	case strings.Contains(dsn, "?"):
		return dsn + "&" + setting
	}
	return dsn + "?" + setting
}

// admin runs a statement outside every store.
func admin(t testing.TB, statement string) {
	ctx := context.Background() // also in a Cleanup, when the test's own has ended
	conn, err := pgx.Connect(ctx, running.dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "set client_min_messages = warning; "+statement); err != nil {
		t.Fatal(err)
	}
}

func (s *server) start() error {
	if s.dsn = os.Getenv("MAILRX_TEST_POSTGRES"); s.dsn != "" {
		return nil
	}
	bin, err := binaries()
	if err != nil {
		return err
	}
	who, err := owner()
	if err != nil {
		return err
	}
	if s.dir, err = os.MkdirTemp("", "mailrx-pg"); err != nil {
		return err
	}
	if who != nil {
		if err := os.Chown(s.dir, int(who.Uid), int(who.Gid)); err != nil {
			return err
		}
	}
	data := filepath.Join(s.dir, "data")
	run := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(bin, name), args...)
		c.Dir, c.SysProcAttr = s.dir, &syscall.SysProcAttr{Credential: who, Setpgid: true}
		return c
	}
	out, err := run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	s.child = run("postgres", "-D", data, "-c", "listen_addresses=", "-c", "unix_socket_directories="+s.dir, "-c", "fsync=on",
		"-c", "synchronous_commit=on", "-c", "max_connections=200", "-c", "logging_collector=off")
	log, err := os.Create(filepath.Join(s.dir, "log"))
	if err != nil {
		return err
	}
	s.child.Stdout, s.child.Stderr = log, log
	if err := s.child.Start(); err != nil {
		return err
	}
	s.dsn = "host=" + s.dir + " user=postgres dbname=postgres"
	return s.answers()
}

// answers waits until the server takes connections.
func (s *server) answers() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		conn, err := pgx.Connect(ctx, s.dsn)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
			return fmt.Errorf("the server does not answer: %w: %s", err, log)
		}
	}
}

func (s *server) stop() {
	if s.child != nil && s.child.Process != nil {
		s.child.Process.Signal(syscall.SIGINT) // fast shutdown
		s.child.Wait()
	}
	if s.dir != "" {
		os.RemoveAll(s.dir)
	}
}

// binaries finds initdb and postgres: in PATH, or where Debian puts them, the newest.
func binaries() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return "", errors.New("initdb is neither in PATH nor under /usr/lib/postgresql, and MAILRX_TEST_POSTGRES names no server")
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return release(a) - release(b) })
	return filepath.Dir(newest), nil
}

// release is the number in /usr/lib/postgresql/15/bin/initdb.
func release(path string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
	return n
}

// owner is who the server runs as: nil for ourselves, user postgres for root, whom PostgreSQL refuses.
func owner() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("root may not run PostgreSQL, and there is no user postgres: %w", err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}
