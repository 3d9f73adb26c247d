package openai

import (
	"errors"
	"fmt"

	openai "github.com/sashabaranov/go-openai"

	"pantau/summaries"
)

// errUseless is an answer that came but is none.
var errUseless = errors.New("the model's answer is of no use")

// read takes the text from an answer.
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
	var a answer
	if err := schema.Unmarshal(c.Message.Content, &a); err != nil { // a server may not know schemas
		return "", fmt.Errorf("%w: it is not of the schema", errUseless)
	}
	return a.Text, nil
}
