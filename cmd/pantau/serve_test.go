package main

import (
	"bufio"
	"context"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"pantau/bot/redisstore/redistest"
	"pantau/bot/telegram/telegramtest"
)

// eachStore runs a test with the store in the process and with a Redis server.
// The environment that it gets names the same store each time it is used.
func eachStore(t *testing.T, test func(t *testing.T, environ []string)) {
	t.Run("embedded", func(t *testing.T) { test(t, inProcess(t)) })
	t.Run("redis-server", func(t *testing.T) { test(t, onServer(t)) })
}

// inProcess names a store in the process.
func inProcess(t *testing.T) []string { return []string{"DATA_DIR=" + t.TempDir()} }

// onServer names a Redis server.
func onServer(t *testing.T) []string {
	return append(inProcess(t), "REDIS_URL="+redistest.Start(t).URL())
}

func TestServiceAnswersAndRemembers(t *testing.T) {
	eachStore(t, func(t *testing.T, environ []string) {
		api := newAPI(t)
		first := startService(t, api, environ...)
		mustSay(t, talk(t, api, "/indikator balangan 2020"), "Kabupaten Balangan", "5,32", "7,06", "441.488", "0,88", "0,24")
		mustSay(t, talk(t, api, "/wilayah tabalong"), "Kabupaten Tabalong")
		if code := first.end(); code != exitFine {
			t.Fatalf("exit code %d\n%s", code, first.log)
		}
		second := startService(t, api, environ...)
		mustSay(t, talk(t, api, "/indikator"), "Kabupaten Tabalong")
		if code := second.end(); code != exitFine {
			t.Fatalf("exit code %d\n%s", code, second.log)
		}
	})
}

func TestServiceAsksAndPresses(t *testing.T) {
	eachStore(t, func(t *testing.T, environ []string) {
		api := newAPI(t)
		startService(t, api, environ...)
		api.Say(person, person, "/indikator banjar 2020")
		question := next(t, api)
		if len(question.Buttons) == 0 {
			t.Fatalf("no buttons:\n%s", question.Text)
		}
		if _, err := api.Press(question.Ref, question.Buttons[0][0].Data); err != nil {
			t.Fatal(err)
		}
		mustSay(t, next(t, api).Text, "Kabupaten Banjar", "Maret 2020")
	})
}

// TestServiceInAGroup answers where it was asked and leaves other talk alone.
func TestServiceInAGroup(t *testing.T) {
	api := newAPI(t)
	const group, topic = -1005001, 7
	api.AddForum(group, topic)
	startService(t, api, "DATA_DIR="+t.TempDir())
	api.SayWith(telegramtest.Words{Chat: group, Person: person, Topic: topic, Text: "Rapat pukul 09.00, kemiskinan balangan dibahas."})
	api.SayWith(telegramtest.Words{Chat: group, Person: person, Topic: topic, Text: "/indikator@other_bot balangan"})
	asked := api.SayWith(telegramtest.Words{Chat: group, Person: person, Topic: topic, Text: "/indikator@pantau_test_bot balangan 2020"})
	answer := next(t, api)
	mustSay(t, answer.Text, "5,32", "441.488")
	if answer.Topic != topic || answer.ReplyTo != asked.Message {
		t.Errorf("it stands in topic %d as a reply to %d, want %d and %d", answer.Topic, answer.ReplyTo, topic, asked.Message)
	}
	mentioned := api.SayWith(telegramtest.Words{Chat: group, Person: person, Topic: topic, Text: "@pantau_test_bot indikator tabalong 2022"})
	if answer = next(t, api); answer.ReplyTo != mentioned.Message {
		t.Errorf("the mention is answered as a reply to %d", answer.ReplyTo)
	}
	mustSay(t, answer.Text, "Kabupaten Tabalong", "Maret 2022")
}

func TestServiceSetsMenus(t *testing.T) {
	api := newAPI(t)
	r := startService(t, api, "DATA_DIR="+t.TempDir())
	mustSay(t, talk(t, api, "/bantuan"), "/indikator")
	until(t, r, "menus are set")
	if menu := api.Menu("all_private_chats"); len(menu) == 0 {
		t.Error("no menu for private chats")
	}
}

// until waits for words in the log of a service.
func until(t *testing.T, r *running, words string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), enough)
	defer cancel()
	for !strings.Contains(r.log.String(), words) {
		if !pause(ctx, 20*time.Millisecond) {
			t.Fatalf("the log never said %q:\n%s", words, r.log)
		}
	}
}

// TestRedisCut stops the server under a running service and brings it back.
func TestRedisCut(t *testing.T) {
	server := redistest.Start(t)
	api := newAPI(t)
	startService(t, api, "DATA_DIR="+t.TempDir(), "REDIS_URL="+server.URL())
	mustSay(t, talk(t, api, "/wilayah tabalong"), "Tersimpan")
	server.Stop()
	mustSay(t, talk(t, api, "/indikator balangan 2020"), "5,32")
	mustSay(t, talk(t, api, "/wilayah tapin"), "Mohon maaf")
	mustSay(t, talk(t, api, "/indikator balangan 2020"), "441.488")
	server.Again()
	ctx, cancel := context.WithTimeout(t.Context(), enough)
	defer cancel()
	for !strings.Contains(talk(t, api, "/wilayah tapin"), "Tersimpan") {
		if !pause(ctx, 300*time.Millisecond) {
			t.Fatal("the service did not find the server again")
		}
	}
	mustSay(t, talk(t, api, "/indikator"), "Kabupaten Tapin")
}

func TestServiceStartsWithoutRedis(t *testing.T) {
	server := redistest.Start(t)
	server.Stop()
	api := newAPI(t)
	r := startService(t, api, "DATA_DIR="+t.TempDir(), "REDIS_URL="+server.URL())
	mustSay(t, talk(t, api, "/indikator balangan 2020"), "5,32")
	until(t, r, "the store is away")
	server.Again()
	until(t, r, "the store is ready")
}

func TestServiceWaitsForTheAPI(t *testing.T) {
	api := newAPI(t)
	down := true
	api.SetFault(func(c telegramtest.Call) telegramtest.Fault {
		if c.Method == "getMe" && down {
			down = false
			return telegramtest.Fault{Status: 502}
		}
		return telegramtest.Fault{}
	})
	r := startService(t, api, "DATA_DIR="+t.TempDir())
	mustSay(t, talk(t, api, "/indikator balangan 2020"), "5,32")
	mustSay(t, r.log.String(), "cannot be reached yet")
}

func TestServiceWithWrongToken(t *testing.T) {
	api := telegramtest.New("4242:another", telegramtest.Options{})
	t.Cleanup(api.Close)
	r := startService(t, api, "DATA_DIR="+t.TempDir())
	if code := r.wait(); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	mustSay(t, r.log.String(), "Token ditolak", "TELEGRAM_TOKEN")
}

func TestFolderHasOneHolder(t *testing.T) {
	api, dir := newAPI(t), t.TempDir()
	startService(t, api, "DATA_DIR="+dir)
	mustSay(t, talk(t, api, "/start"), "Pantau")
	second := startService(t, api, "DATA_DIR="+dir)
	if code := second.wait(); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	mustSay(t, second.log.String(), dir, "proses Pantau lain")
	mustSay(t, talk(t, api, "/indikator balangan 2020"), "5,32")
}

func TestServiceByWebhook(t *testing.T) {
	api, address := newAPI(t), freeAddress(t)
	r := startService(t, api, "DATA_DIR="+t.TempDir(), "LISTEN_ADDR="+address,
		"TELEGRAM_WEBHOOK_URL=http://"+address+"/telegram", "TELEGRAM_WEBHOOK_SECRET=s3cret-_")
	mustSay(t, talk(t, api, "/indikator balangan 2020"), "5,32", "441.488")
	if api.Calls("getUpdates") > 0 {
		t.Error("it polls although updates come by webhook")
	}
	if code := r.end(); code != exitFine {
		t.Errorf("exit code %d\n%s", code, r.log)
	}
	if strings.Contains(r.log.String(), "s3cret") {
		t.Error("the webhook's secret stands in the log")
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// TestSignals sends SIGTERM to the program as a process of its own.
func TestSignals(t *testing.T) {
	api := newAPI(t)
	ctx, cancel := context.WithTimeout(t.Context(), enough)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "run")
	cmd.Env = []string{
		asProgram + "=1", "TELEGRAM_TOKEN=" + testToken, "TELEGRAM_API_URL=" + api.URL(),
		"LISTEN_ADDR=127.0.0.1:0", "DATA_DIR=" + t.TempDir(),
	}
	log, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	mustSay(t, talk(t, api, "/indikator balangan 2020"), "5,32")
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	var said []string
	for lines := bufio.NewScanner(log); lines.Scan(); {
		said = append(said, lines.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("it ended with %v\n%s", err, strings.Join(said, "\n"))
	}
	mustSay(t, strings.Join(said, "\n"), "stopped")
	if api.Pending() > 0 {
		t.Errorf("%d updates were not confirmed", api.Pending())
	}
}
