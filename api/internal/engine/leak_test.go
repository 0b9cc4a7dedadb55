package engine

import (
	"encoding/json"
	"testing"
)

func TestInstructionsAreFoundHoweverTheyAreWritten(t *testing.T) {
	p := Prompt{System: "You are the “editor” of a small team’s posts. Be brief.\nAnswer with JSON – and nothing else, ever."}
	for text, leaked := range map[string]bool{
		"Come in.":  false,
		"Be brief.": false, // anybody may say so
		"My rules: You are the “editor” of a small team’s posts. So.":    true,
		"you are the \"editor\" of a\nsmall   team's posts":              false, // without its end it is no sentence of ours
		"YOU ARE THE \"EDITOR\" OF A\n\tSMALL\u00a0TEAM'S POSTS.":        true,
		"Ａｎｓｗｅｒ with JSON\u200b - and nothing else, ever.":               true,
		"The team's editor is nothing else than brief, with JSON, ever.": false,
	} {
		output, _ := json.Marshal(map[string]any{"posts": []any{map[string]string{"text": text}}})
		if found := checkLeak(p, output); found.OK == leaked {
			t.Errorf("%q: %+v", text, found)
		}
	}
	written := json.RawMessage(`{"text":"Answer with JSON \u2013\u0020and\nnothing \u0065lse, ever."}`)
	if found := checkLeak(p, written); found.OK {
		t.Error("instructions written in JSON's escapes are not found")
	}
}
