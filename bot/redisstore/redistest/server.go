package redistest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// Server is a redis-server of a test's own, without persistence unless asked for.
type Server struct {
	t    testing.TB
	port int
	dir  string
	args []string
	cmd  *exec.Cmd
}

// Start starts a server, with further arguments such as "--maxmemory", "1mb". The
// test is skipped where there is no redis-server; the server ends with the test.
func Start(t testing.TB, args ...string) *Server {
	t.Helper()
	return StartIn(t, t.TempDir(), args...)
}

// StartIn starts a server whose files, dump.rdb above all, are in dir.
func StartIn(t testing.TB, dir string, args ...string) *Server {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		t.Skip("there is no redis-server here")
	}
	s := &Server{t: t, port: freePort(t), dir: dir, args: args}
	t.Cleanup(s.Stop)
	s.Again()
	return s
}

// URL is the address of the server.
func (s *Server) URL() string { return fmt.Sprintf("redis://127.0.0.1:%d/0", s.port) }

// Again starts the server once more after Stop, on the same port. It returns when
// the server takes commands.
func (s *Server) Again() {
	s.t.Helper()
	s.cmd = exec.Command("redis-server", append([]string{
		"--port", fmt.Sprint(s.port), "--bind", "127.0.0.1", "--dir", s.dir, "--save", "",
	}, s.args...)...)
	said, err := s.cmd.StdoutPipe()
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		s.cmd = nil
		s.t.Fatalf("starting redis-server: %v", err)
	}
	var log strings.Builder
	for lines := bufio.NewScanner(said); lines.Scan(); {
		log.WriteString(lines.Text() + "\n")
		if strings.Contains(lines.Text(), "eady to accept connections") {
			go func() { _, _ = io.Copy(io.Discard, said) }()
			return
		}
	}
	s.t.Fatalf("redis-server did not start:\n%s", log.String())
}

// Stop ends the server as an operator would. It does nothing to one that is stopped.
func (s *Server) Stop() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	_ = s.cmd.Wait() // its exit code says nothing that a test asks
	s.cmd = nil
}

func freePort(t testing.TB) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}
