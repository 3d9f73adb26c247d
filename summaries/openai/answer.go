package openai

import (
	"errors"
	"fmt"

	openai "github.com/sashabaranov/go-openai"
	"github.com/sashabaranov/go-openai/jsonschema"

	"pantau/summaries"
)

// errUseless is an answer that came but is none.
var errUseless = errors.New("the model's answer is of no use")

// read takes the JSON from an answer.
func read(r openai.ChatCompletionResponse) (string, error) {
	if len(r.Choices) == 0 {
		return "", fmt.Errorf("%w: it has no choices", errUseless)
	}
	c := r.Choices[0]
	switch {
	case c.Message.Refusal != "", c.FinishReason == openai.FinishReasonContentFilter:
		return "", summaries.ErrRefused
	case c.FinishReason == openai.FinishReasonLength:
		return "", fmt.Errorf("%w: it was cut off", errUseless)
	case len(c.Message.ToolCalls) > 0 || c.Message.FunctionCall != nil:
		return "", fmt.Errorf("%w: it calls a tool", errUseless)
	}
	return c.Message.Content, nil
}

// unmarshal reads JSON of a schema, which a server may not know.
func unmarshal(of jsonschema.Definition, content string, into any) error {
	if err := of.Unmarshal(content, into); err != nil {
		return fmt.Errorf("%w: it is not of the schema", errUseless)
	}
	return nil
}
