package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// build makes the binary as it is delivered.
func build(ctx context.Context, dir string) (path string, err error) {
	path = filepath.Join(dir, "pantau")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", path, "pantau/cmd/pantau")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building pantau: %w\n%s", err, said)
	}
	return path, nil
}

// child is a process that we started, and end.
type child struct {
	cmd   *exec.Cmd
	ended chan error
}

// start starts the service.
func start(binary string, environ []string, log io.Writer) (*child, error) {
	cmd := exec.Command(binary, "run")
	cmd.Env, cmd.Stdout, cmd.Stderr = environ, log, log
	return launch(cmd)
}

func launch(cmd *exec.Cmd) (*child, error) {
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", filepath.Base(cmd.Path), err)
	}
	c := &child{cmd, make(chan error, 1)}
	go func() { c.ended <- cmd.Wait() }()
	return c, nil
}

// end asks the process to end, as an operator does, and kills it when it does
// not within twelve seconds. Its error is what the process ended with.
func (c *child) end() error {
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("ending %s: %w", filepath.Base(c.cmd.Path), err)
	}
	late := time.NewTimer(12 * time.Second)
	defer late.Stop()
	select {
	case err := <-c.ended:
		return err
	case <-late.C:
		_ = c.cmd.Process.Kill()
		return errors.Join(fmt.Errorf("%s did not end in twelve seconds", filepath.Base(c.cmd.Path)), <-c.ended)
	}
}

// resident is the memory that the process holds, in MB.
func (c *child) resident() (float64, error) {
	file, err := os.Open(fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))
	if err != nil {
		return 0, fmt.Errorf("reading the memory of the service (Linux only): %w", err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "VmRSS:"); ok {
			kib, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(rest, "kB")), 64)
			return kib * 1024 / 1e6, err
		}
	}
	return 0, errors.New("the system does not tell the memory of the service")
}

// watch looks at the memory every 50 ms. The function returned ends that and
// tells the most that was seen.
func (c *child) watch(ctx context.Context) (highest func() float64) {
	ctx, cancel := context.WithCancel(ctx)
	var most float64
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			if now, err := c.resident(); err == nil {
				most = max(most, now)
			}
			if !pause(ctx, 50*time.Millisecond) {
				return
			}
		}
	})
	return func() float64 {
		cancel()
		watching.Wait()
		return most
	}
}

// kill ends the process as a power cut does, and waits until it is gone.
func (c *child) kill() error {
	if err := c.cmd.Process.Kill(); err != nil {
		return fmt.Errorf("killing %s: %w", filepath.Base(c.cmd.Path), err)
	}
	<-c.ended
	return nil
}
