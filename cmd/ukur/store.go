package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// backing is the store that is measured with.
type backing struct {
	name    string
	address string // empty for the store in the process
	stop    func()
}

// chooseStore finds the store to measure with, and starts a server for it when that
// is wanted and possible. Its files are in dir.
func chooseStore(ctx context.Context, o options, dir string) (backing, error) {
	nothing := func() {}
	program, missing := exec.LookPath("redis-server")
	switch {
	case o.redis != "":
		return backing{"the Redis server given", o.redis, nothing}, nil
	case o.embedded:
		return backing{"embedded", "", nothing}, nil
	case missing != nil:
		return backing{"embedded (there is no redis-server in PATH)", "", nothing}, nil
	}
	server, address, err := startRedis(ctx, program, dir)
	if err != nil {
		return backing{}, err
	}
	return backing{"a redis-server of its own on loopback", address, func() { _ = server.end() }}, nil
}

// startRedis starts a server without persistence on a free port.
func startRedis(ctx context.Context, program, dir string) (*child, string, error) {
	port, err := freePort()
	if err != nil {
		return nil, "", err
	}
	server, err := launch(exec.Command(program, "--bind", "127.0.0.1", "--port", strconv.Itoa(port),
		"--save", "", "--appendonly", "no", "--dir", dir, "--logfile", filepath.Join(dir, "redis.log")))
	if err != nil {
		return nil, "", err
	}
	host := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	for range 100 {
		if answers(host) {
			return server, "redis://" + host + "/0", nil
		}
		if !pause(ctx, 50*time.Millisecond) {
			break
		}
	}
	return nil, "", fmt.Errorf("redis-server does not answer on %s: %w", host, server.end())
}

// answers tells whether a Redis server takes commands.
func answers(host string) bool {
	c, err := net.DialTimeout("tcp", host, time.Second)
	if err != nil {
		return false
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(time.Second))
	fmt.Fprint(c, "PING\r\n")
	said, _ := bufio.NewReader(c).ReadString('\n')
	return strings.HasPrefix(said, "+PONG")
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("looking for a free port: %w", err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
