package openaitest

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// sent is what a call gets.
type sent struct {
	status int
	header map[string]string
	body   string
	then   string // without end behind body; "" nothing
	hangs  bool   // behind body
	stalls bool   // before anything
}

// answerOf is what a call gets in a mode.
func answerOf(m Mode, r Request) sent {
	if s, ok := broken(m, r); ok {
		return s
	}
	if content, ok := strings.CutPrefix(string(m), string(says)); ok {
		return said("stop", map[string]any{"role": "assistant", "content": content})
	}
	text, _ := json.Marshal(map[string]string{"text": words(m, r)}) // of a string: never fails
	return said("stop", map[string]any{"role": "assistant", "content": string(text)})
}

// said is an answer with one message.
func said(finish string, message map[string]any) sent {
	body, _ := json.Marshal(map[string]any{
		"id": "x", "object": "chat.completion", "model": Model,
		"choices": []any{map[string]any{"index": 0, "finish_reason": finish, "message": message}},
		"usage":   map[string]int{"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
	})
	return of(200, string(body))
}

// of is an answer in JSON.
func of(status int, body string) sent {
	return sent{status: status, header: map[string]string{"Content-Type": "application/json"}, body: body}
}

func refused(status int, code, message string) sent {
	body, _ := json.Marshal(map[string]any{"error": map[string]any{"message": message, "type": "x", "code": code}})
	return of(status, string(body))
}

func html(status int) sent {
	return sent{status: status, header: map[string]string{"Content-Type": "text/html"},
		body: "<html><head><title>Bad Gateway</title></head><body><h1>Galat</h1></body></html>"}
}

func (s sent) with(name, value string) sent {
	s.header[name] = value
	return s
}

// opening is how an answer begins whose text goes on.
const opening = `{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{\"text\":\"`

// broken are the answers without words.
func broken(m Mode, r Request) (sent, bool) {
	message := func(name string, value any) map[string]any { return map[string]any{"role": "assistant", name: value} }
	call := []any{map[string]any{"id": "c", "type": "function", "function": map[string]any{"name": "tulis", "arguments": `{"text":"x"}`}}}
	switch m {
	case Empty:
		return of(200, ""), true
	case NoChoices:
		return of(200, `{"id":"x","choices":[]}`), true
	case Refuses:
		return said("stop", message("refusal", "Maaf, saya tidak dapat membantu.")), true
	case Filtered:
		return said("content_filter", message("content", `{"text":"`)), true
	case FilteredEarly:
		return refused(400, "content_filter", "The response was filtered."), true
	case PlainText:
		return said("stop", message("content", "Berikut ringkasannya: "+arrange(r))), true
	case OtherSchema:
		return said("stop", message("content", `{"ringkasan":"Baik."}`)), true
	case CallsTool:
		return said("tool_calls", message("tool_calls", call)), true
	case CutOff:
		return said("length", message("content", `{"text":"Persentase penduduk`)), true
	case Endless:
		return sent{status: 200, header: map[string]string{"Content-Type": "application/json"}, body: opening, then: "dan lagi "}, true
	case EndlessBlank:
		return sent{status: 200, header: map[string]string{}, then: " \n"}, true
	}
	return failing(m, r)
}

// failing are the answers that are errors.
func failing(m Mode, r Request) (sent, bool) {
	quoted := "Incorrect API key provided: " + strings.TrimPrefix(r.Authorization, "Bearer ")
	switch m {
	case TooMany:
		return refused(429, "rate_limit_exceeded", "Rate limit reached").with("Retry-After", "7"), true
	case TooManyLater:
		return refused(429, "rate_limit_exceeded", "Rate limit reached").with("Retry-After", "Fri, 13 Nov 2099 08:00:00 GMT"), true
	case TooManyAtAll:
		return refused(429, "insufficient_quota", "You exceeded your quota"), true
	case NoKey:
		return refused(401, "invalid_api_key", quoted), true
	case Fails:
		return refused(500, "server_error", quoted), true
	case Loading:
		return refused(503, "loading", "Loading model").with("Retry-After", "30"), true
	case BadGateway:
		return html(502), true
	case Page:
		return html(200), true
	case ErrorText:
		return of(500, `{"error":"model crashed"}`), true
	case ErrorInside:
		return of(200, `{"error":{"message":"upstream","code":502}}`), true
	case Redirects:
		return of(307, "").with("Location", "http://other.invalid/v1/chat/completions"), true
	case Stalls:
		return sent{stalls: true}, true
	case StallsInside:
		return sent{status: 200, header: map[string]string{"Content-Type": "application/json"}, body: opening + "Persentase", hangs: true}, true
	}
	return sent{}, false
}

// reader is the body of an answer; what has no end ends when the call is done.
func (s sent) reader(done <-chan struct{}) io.Reader {
	switch start := strings.NewReader(s.body); {
	case s.then != "":
		return io.MultiReader(start, &again{text: s.then, done: done})
	case s.hangs:
		return io.MultiReader(start, hanging{done})
	default:
		return start
	}
}

// again says the same without end.
type again struct {
	text string
	done <-chan struct{}
}

func (a *again) Read(p []byte) (int, error) {
	select {
	case <-a.done:
		return 0, fmt.Errorf("the call is over")
	default:
		return copy(p, a.text), nil
	}
}

// hanging says nothing until the call is over.
type hanging struct{ done <-chan struct{} }

func (h hanging) Read([]byte) (int, error) {
	<-h.done
	return 0, fmt.Errorf("the call is over")
}
