package main

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// startDemo runs the demo until the test ends and returns its address.
func startDemo(t *testing.T, environ []string, args ...string) (address string, stop func() outcome) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, errs, code := &pages{}, &pages{}, make(chan int, 1)
	go func() { code <- run(ctx, append([]string{"demo"}, args...), environ, out, errs) }()
	stop = func() outcome {
		cancel()
		return outcome{<-code, out.String(), errs.String()}
	}
	wait, ended := context.WithTimeout(t.Context(), enough)
	defer ended()
	for address == "" {
		address = regexp.MustCompile(`http://\S+`).FindString(out.String())
		if address == "" && !pause(wait, 10*time.Millisecond) {
			t.Fatalf("the demo says no address: %+v", stop())
		}
	}
	return address, stop
}

func TestDemoAnswersOnItsOwnData(t *testing.T) {
	dir := t.TempDir()
	address, stop := startDemo(t, []string{"DATA_DIR=" + dir, "REDIS_URL=redis://127.0.0.1:1/0"}, "--addr", "127.0.0.1:0")
	events := listen(t, address)
	say(t, address, "/indikator balangan 2020")
	late := time.After(enough)
	for heard := ""; !strings.Contains(heard, "441.488"); {
		select {
		case line, open := <-events:
			if heard += line; !open {
				t.Fatalf("the stream ended:\n%s", heard)
			}
		case <-late:
			t.Fatalf("no answer came:\n%s", heard)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "demo")); err != nil {
		t.Error(err)
	}
	if got := stop(); got.code != exitFine {
		t.Errorf("code %d, %s", got.code, got.errs)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.rdb")); len(left) > 0 {
		t.Errorf("it wrote to the service's folder: %v", left)
	}
}

func say(t *testing.T, address, words string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"chat": 1001, "person": 1001, "text": words})
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.Post(address+"api/say", "application/json", strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	if reply.StatusCode != http.StatusAccepted {
		t.Fatalf("saying something: %s", reply.Status)
	}
}

// listen reads the stream of events, piece by piece.
func listen(t *testing.T, address string) <-chan string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+"api/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	pieces := make(chan string)
	go func() {
		defer close(pieces)
		defer reply.Body.Close()
		piece := make([]byte, 64<<10)
		for {
			n, err := reply.Body.Read(piece)
			select {
			case pieces <- string(piece[:n]):
			case <-t.Context().Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return pieces
}

func TestDemoHasOneHolder(t *testing.T) {
	environ := []string{"DATA_DIR=" + t.TempDir()}
	_, stop := startDemo(t, environ, "--addr", "127.0.0.1:0")
	got := pantau(t, environ, "demo", "--addr", "127.0.0.1:0")
	if got.code != exitFailed {
		t.Errorf("code %d", got.code)
	}
	mustSay(t, got.errs, "proses Pantau lain")
	stop()
}

func TestDemoTakesTheNextPort(t *testing.T) {
	first, err := listenNear("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := listenNear(first.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	a, b := first.Addr().(*net.TCPAddr).Port, second.Addr().(*net.TCPAddr).Port
	if b <= a || b > a+demoTries {
		t.Errorf("the next free port after %d is %d", a, b)
	}
	taken := program{errs: io.Discard, out: io.Discard}
	if code := taken.demo(t.Context(), []string{"--addr", first.Addr().String()}); code != exitFailed {
		t.Errorf("an address that is taken: code %d", code)
	}
}
