package openai

import (
	"context"
	_ "embed" // the prompt
	"strings"

	"github.com/sashabaranov/go-openai/jsonschema"

	"pantau/indicators"
)

// Asker reads questions with a model. It may be used by many goroutines.
type Asker struct{ *client }

var _ indicators.Asker = (*Asker)(nil)

// NewAsker makes an Asker. It uses no network.
func NewAsker(c Config) *Asker { return &Asker{newClient(c)} }

// String names the Asker, so that nothing else of it is printed.
func (a *Asker) String() string { return a.model }

//go:embed prompts/baca.txt
var readingFile string

// proposed is what the model is to send.
type proposed struct {
	Op         string   `json:"jenis"`
	Places     []string `json:"wilayah"`
	Group      string   `json:"kelompok"`
	National   bool     `json:"nasional"`
	Indicators []string `json:"indikator"`
	From       int      `json:"dari"`
	To         int      `json:"sampai"`
	Last       int      `json:"terakhir"`
	Month      int      `json:"bulan"`
	Value      string   `json:"ambang"`
}

// proposal is the schema of proposed.
var proposal = jsonschema.Definition{
	Type: jsonschema.Object,
	Properties: map[string]jsonschema.Definition{
		"jenis":     {Type: jsonschema.String, Enum: operations()},
		"wilayah":   {Type: jsonschema.Array, Items: &jsonschema.Definition{Type: jsonschema.String}},
		"kelompok":  {Type: jsonschema.String, Enum: []string{"", "districts", "provinces", "around", "banua6"}},
		"nasional":  {Type: jsonschema.Boolean},
		"indikator": {Type: jsonschema.Array, Items: &jsonschema.Definition{Type: jsonschema.String, Enum: named()}},
		"dari":      {Type: jsonschema.Integer},
		"sampai":    {Type: jsonschema.Integer},
		"terakhir":  {Type: jsonschema.Integer},
		"bulan":     {Type: jsonschema.Integer},
		"ambang":    {Type: jsonschema.String},
	},
	Required:             []string{"jenis", "wilayah", "kelompok", "nasional", "indikator", "dari", "sampai", "terakhir", "bulan", "ambang"},
	AdditionalProperties: false,
}

func operations() (all []string) {
	for _, op := range indicators.ProposedOps {
		all = append(all, string(op))
	}
	return all
}

func named() (all []string) {
	for _, i := range indicators.All {
		all = append(all, i.ID())
	}
	return all
}

// Ask implements indicators.Asker: one call, no other try.
func (a *Asker) Ask(ctx context.Context, words string) (indicators.Proposal, error) {
	begin, end := marks(words)
	system := strings.NewReplacer("$AWAL", begin, "$AKHIR", end).Replace(readingFile)
	content, err := a.complete(ctx, task{system: system, user: begin + "\n" + words + "\n" + end, name: "pertanyaan", schema: proposal})
	if err != nil {
		return indicators.Proposal{}, err
	}
	var p proposed
	if err := unmarshal(proposal, content, &p); err != nil {
		return indicators.Proposal{}, err
	}
	return p.proposal(), nil
}

// proposal is what was sent in the room's form. What is not of the schema becomes what
// no question bears out.
func (p proposed) proposal() indicators.Proposal {
	q := indicators.Proposal{
		Op: indicators.ProposedOp(p.Op), Places: p.Places, Group: indicators.GroupWord(p.Group), National: p.National,
		From: p.From, To: p.To, Last: p.Last, Value: p.Value,
	}
	switch p.Month {
	case 0:
	case 3:
		q.Month = indicators.March
	case 9:
		q.Month = indicators.September
	default:
		q.Op = indicators.ProposeNothing
	}
	for _, id := range p.Indicators {
		i, ok := indicators.ParseIndicator(id)
		if !ok {
			q.Op = indicators.ProposeNothing
		}
		q.Indicators = append(q.Indicators, i)
	}
	return q
}
