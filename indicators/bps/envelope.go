package bps

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// envelope is what every answer has in common. For a list, Data is its page; for
// figures there is no Data and the members lie beside it, in body.
type envelope struct {
	Status       scalar          `json:"status"`
	Availability scalar          `json:"data-availability"`
	Message      scalar          `json:"message"`
	Data         json.RawMessage `json:"data"`
	body         []byte
}

// judge tells what an answer is: by HTTP status where that says something, then
// content type, status, availability and shape. clean is for what is quoted.
func judge(r reply, clean func(string) string) (envelope, error) {
	if err := refused(r); err != nil {
		return envelope{}, err
	}
	body := bytes.TrimSpace(bytes.TrimPrefix(r.body, []byte("\xef\xbb\xbf")))
	if string(body) == "null" {
		return envelope{}, errNull // before decoding: null fits every struct
	}
	e := envelope{body: body}
	if !json.Valid(body) {
		return envelope{}, &transient{error: fmt.Errorf("%w: the answer is cut off or no JSON", ErrAway)}
	}
	if err := json.Unmarshal(body, &e); err != nil {
		return envelope{}, fmt.Errorf("%w: it is no object", ErrUnknown)
	}
	switch {
	case e.Status != "OK":
		return envelope{}, complaint(string(e.Message), clean)
	case e.Availability == "available":
		return e, nil
	case strings.HasSuffix(string(e.Availability), "available"): // list-not-, not-, un-
		return envelope{}, ErrEmpty
	}
	return envelope{}, fmt.Errorf("%w: its availability is %q", ErrUnknown, clean(string(e.Availability)))
}

// refused is the refusal that lies in the status or in a page instead of an
// answer. The page itself is never quoted: the firewall's prints the key.
func refused(r reply) error {
	page := strings.Contains(r.kind, "html") || bytes.HasPrefix(bytes.TrimSpace(r.body), []byte("<"))
	switch {
	case r.status == http.StatusTooManyRequests:
		after := waitFor(r.after, time.Now())
		if after == 0 {
			after = afterFlood
		}
		return &transient{fmt.Errorf("%w: it asks to wait %s", ErrAway, after), after}
	case r.status >= 500:
		return &transient{fmt.Errorf("%w: status %d", ErrAway, r.status), waitFor(r.after, time.Now())}
	case r.status == http.StatusForbidden, page && bytes.Contains(r.body, []byte("WAF")):
		return fmt.Errorf("%w: status %d", ErrBlocked, r.status)
	case r.status == http.StatusNotFound, page && r.status >= 400:
		return fmt.Errorf("%w: status %d; is \"/api/\" in the address?", ErrRequest, r.status)
	case page:
		return &transient{error: fmt.Errorf("%w: a page came instead of an answer", ErrAway)}
	}
	return nil
}

// yearCap is how BPS says how many years it sends at most.
var yearCap = regexp.MustCompile(`(?i)maximum allowed number of years.*? is (\d{1,3})\b`)

// complaint is the kind of an answer that says Error.
func complaint(message string, clean func(string) string) error {
	if m := yearCap.FindStringSubmatch(message); m != nil {
		most, _ := strconv.Atoi(m[1]) // three digits at most
		return &tooManyYears{most}
	}
	if low := strings.ToLower(message); strings.Contains(low, "your key") || strings.Contains(low, "not allowed") {
		return ErrKey
	}
	return fmt.Errorf("%w: %q", ErrRequest, clean(message))
}

// scalar is a value that comes as text or as a number, wherever it likes, kept as
// it was written: keys are built from it. null is empty. What is neither keeps
// its JSON, which fits nothing that is looked for.
type scalar string

// UnmarshalJSON never fails on JSON.
func (s *scalar) UnmarshalJSON(raw []byte) error {
	*s = scalar(raw)
	if string(raw) == "null" {
		*s = ""
	} else if raw[0] == '"' {
		var text string
		if err := json.Unmarshal(raw, &text); err != nil {
			return err
		}
		*s = scalar(strings.TrimSpace(text))
	}
	return nil
}

// number is the scalar as a whole number, or 0.
func (s scalar) number() int {
	n, err := strconv.Atoi(string(s))
	if err != nil {
		return 0
	}
	return n
}
