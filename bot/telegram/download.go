package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

const (
	// downloadWithin is how long a download may take with all its tries. A person waits
	// for what stands in the file, and when it does not come there must be time to say so.
	downloadWithin = 10 * time.Second
	// mostDownload is the largest file that the Bot API gives, in bytes.
	mostDownload = 20 << 20
)

// The two requests of a download, as refusals name them.
const (
	getFile = "getFile"
	theFile = "file"
)

// errOnDisk means that the API's server tells where on its own disk the file is.
var errOnDisk = errors.New("the Bot API server names a place on its own disk, as with --local, and none to fetch from")

// Download gives the content of a file that somebody sent, by its chat.File.ID. It
// takes ten seconds at most, and tries again like every request that does no harm when
// done twice. The error is ErrTooLarge for more than most bytes, whatever the API says
// of the size, ErrNoFile when the API has no such file, ErrToken, or the last of
// several failures.
func (c *Client) Download(ctx context.Context, id string, most int64) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, downloadWithin)
	defer cancel()
	most = min(most, mostDownload)
	path, err := c.locate(ctx, id, most)
	if err != nil {
		return nil, fmt.Errorf("asking for a file: %w", err)
	}
	content, err := request{do: func(ctx context.Context) (json.RawMessage, error) {
		return c.fetch(ctx, path, most)
	}}.insist(ctx)
	if err != nil {
		return nil, fmt.Errorf("fetching a file: %w", err)
	}
	return content, nil
}

// locate asks where a file is to be fetched. The path of a server that keeps files on
// its disk may hold the token; it goes nowhere.
func (c *Client) locate(ctx context.Context, id string, most int64) (path string, err error) {
	raw, err := c.repeat(ctx, getFile, tgbotapi.Params{"file_id": id})
	if err != nil {
		return "", err
	}
	var f struct {
		Path string `json:"file_path"`
		Size int64  `json:"file_size"`
	}
	switch err := json.Unmarshal(raw, &f); {
	case err != nil:
		return "", errors.New("getFile: undecodable JSON")
	case f.Size > most:
		return "", ErrTooLarge
	case f.Path == "":
		return "", ErrNoFile
	case !fs.ValidPath(f.Path) || strings.Contains(f.Path, `\`):
		return "", errOnDisk
	}
	return f.Path, nil
}

// fetch makes the request for the content once.
func (c *Client) fetch(ctx context.Context, path string, most int64) ([]byte, error) {
	r, err := http.NewRequest(http.MethodGet, c.files+(&url.URL{Path: path}).EscapedPath(), nil)
	if err != nil {
		return nil, errors.New("the address of the Bot API cannot be read") // the cause repeats it
	}
	w := c.wire(ctx)
	resp, err := w.send(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", theFile, err)
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode >= http.StatusBadRequest:
		return nil, denied(resp)
	case resp.StatusCode != http.StatusOK:
		return nil, &noReply{Status: resp.StatusCode}
	case resp.ContentLength > most:
		return nil, ErrTooLarge
	}
	content, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	switch {
	case int64(len(content)) > most:
		return nil, ErrTooLarge
	case err != nil:
		return nil, &noReply{Status: resp.StatusCode, Begun: true, cause: w.scrub(err)}
	}
	return content, nil
}

// maxDenial is the most that is read of a reply in place of a file, in bytes.
const maxDenial = 64 << 10

// denied makes a refusal of a reply that brings no file. Nothing of what it says is
// kept but how long to wait.
func denied(resp *http.Response) *refusal {
	no := &refusal{Method: theFile, Code: resp.StatusCode, Reason: http.StatusText(resp.StatusCode)}
	if no.Code != http.StatusTooManyRequests {
		return no
	}
	var said struct {
		Parameters struct {
			After int `json:"retry_after"`
		} `json:"parameters"`
	}
	_ = json.NewDecoder(io.LimitReader(resp.Body, maxDenial)).Decode(&said) // a proxy's page says nothing
	header, _ := strconv.Atoi(resp.Header.Get("Retry-After"))
	no.After = time.Duration(max(said.Parameters.After, header, 1)) * time.Second
	return no
}
