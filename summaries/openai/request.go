package openai

import (
	"strings"

	openai "github.com/sashabaranov/go-openai"
	"github.com/sashabaranov/go-openai/jsonschema"
)

// Limits of an answer, in the model's tokens. A summary has some 150 with its braces;
// models that think first count their thoughts too.
const (
	mostTokens   = 600
	mostThinking = 6000
)

// answer is what the model is to send.
type answer struct {
	Text string `json:"text"`
}

// schema is of answer. (No omitempty there: strict servers want every field required.)
var schema = jsonschema.Definition{
	Type:                 jsonschema.Object,
	Properties:           map[string]jsonschema.Definition{"text": {Type: jsonschema.String}},
	Required:             []string{"text"},
	AdditionalProperties: false,
}

// task is what a model is told and asked, and the form of its answer.
type task struct {
	system, user string
	name         string // of the schema
	schema       jsonschema.Definition
}

// request is one call for a task.
func (d *client) request(t task) openai.ChatCompletionRequest {
	r := openai.ChatCompletionRequest{
		Model: d.model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: t.system},
			{Role: openai.ChatMessageRoleUser, Content: t.user},
		},
		ResponseFormat: &openai.ChatCompletionResponseFormat{
			Type:       openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: t.name, Schema: &t.schema, Strict: true},
		},
	}
	d.limit(&r)
	return r
}

// limit sets what servers differ in. OpenAI's own wants the newer name of the limit,
// and so does the library for models that think; compatible servers know the older.
// Models that think take no temperature; 0 itself would be left out of the request.
func (d *client) limit(r *openai.ChatCompletionRequest) {
	switch {
	case thinks(d.model):
		r.MaxCompletionTokens = mostThinking
		return
	case d.own:
		r.MaxCompletionTokens = mostTokens
	default:
		//lint:ignore SA1019 compatible servers know no other word
		r.MaxTokens = mostTokens
	}
	r.Temperature = 1e-9
}

// thinks tells whether a model is one of OpenAI's that think first, by its name, before
// which a server may put the maker's ("openai/gpt-5").
func thinks(model string) bool {
	name := model[strings.LastIndexByte(model, '/')+1:]
	for _, kind := range []string{"o1", "o3", "o4", "gpt-5", "gpt-6"} {
		if strings.HasPrefix(name, kind) {
			return true
		}
	}
	return false
}
