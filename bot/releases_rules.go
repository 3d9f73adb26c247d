package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

// approvalWordsOf are the words for each rule, as they are typed and as buttons say them.
var approvalWordsOf = map[string]people.Approval{
	"selalu": people.ApproveAll, "tanpa": people.ApproveNone, "ragu": people.ApproveDoubtful,
}

// releaseRules shows or changes whether releases wait for approval: "selalu", "ragu" or
// "tanpa", with a region's code behind, or "nasional" for the nation and the provinces.
func (t *talk) releaseRules(ctx context.Context, rest string) (chat.Reply, error) {
	words := strings.Fields(strings.ToLower(rest))
	var rule people.Approval
	if len(words) > 0 {
		if r, known := approvalWordsOf[words[0]]; known {
			rule, words = r, words[1:]
		}
	}
	region, refusal, err := t.ruledRegion(ctx, strings.Join(words, " "))
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	rights, may, err := t.approvesFor(ctx, region)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case !may:
		return t.refuse(text.ApproversOnly(t.region(region))), nil
	case rule == "":
		p, err := t.releasePolicy(ctx, region)
		return t.releaseRulesCard(region, p, ""), err
	}
	return t.rules(ctx, region, rule, actor(rights, people.Secretariat))
}

// rules keeps the rule of a region, under the title of whoever has changed it.
func (t *talk) rules(ctx context.Context, region string, rule people.Approval, by string) (chat.Reply, error) {
	was, err := t.releasePolicy(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	p, err := people.Save(ctx, t.People, region, people.Policy{}.Key(), func(p *people.Policy) error { p.Approval = rule; return nil })
	if err != nil {
		return t.changed("keeping a rule", err)
	}
	if was.Approves() != p.Approves() {
		t.record(ctx, region, by, "rilis", text.LogApproval(was.Approves()), text.LogApproval(p.Approves()))
	}
	return t.releaseRulesCard(region, p, text.RulesKept()), nil
}

// ruledRegion is the region whose rules are meant: the one named, else the chat's own.
func (t *talk) ruledRegion(ctx context.Context, words string) (region string, refusal *chat.Reply, err error) {
	switch _, known := t.Catalogue.Region(words); {
	case known:
		return policyRegion(words), nil, nil
	case words == "nasional" || words == "provinsi":
		return nation, nil, nil
	case words != "":
		r := t.mistake(text.ReleaseRulesHow())
		return "", &r, nil
	}
	region, _, _, err = t.tenant(ctx)
	return policyRegion(region), nil, err
}

// releaseRulesCard is the card of the rule, with the others to choose.
func (t *talk) releaseRulesCard(region string, p people.Policy, done string) chat.Reply {
	var rows [][]chat.Button
	for _, word := range []string{"ragu", "selalu", "tanpa"} {
		if rule := approvalWordsOf[word]; rule != p.Approves() {
			rows = append(rows, []chat.Button{button(text.ButtonApproval(rule), "rilis", releaseRules, word, region)})
		}
	}
	if t.isOperator() && region != nation && slices.Contains(t.Admins, t.From) {
		rows = append(rows, []chat.Button{button(text.ButtonNationalRules(), "rilis", releaseRules, nation)})
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.ReleaseRules(t.region(region), p.Approves(), done), rows)}}
}
