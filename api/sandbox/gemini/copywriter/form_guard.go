package copywriter

import (
	"slices"
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// issue is one thing that a text should not say like this.
type issue struct {
	kind, quote, severity string
	with                  slots
}

// verdict holds a text against the brand.
func (w *writer) verdict(s *schema.Schema, _ spot) record {
	text := w.facts.Wishes.Text
	found := w.issues(text)
	verdict := "pass"
	for _, i := range found {
		if i.kind == "legal" {
			verdict = "block"
		} else if verdict == "pass" {
			verdict = "fix"
		}
	}
	list := []record{}
	for _, i := range found {
		l := w.pick("guard."+i.kind, -w.shift, i.with)
		list = append(list, record{"kind": i.kind, "quote": i.quote, "message": l.part(0, nil), "suggestion": l.part(1, nil), "severity": i.severity})
	}
	rewritten := w.rewrite(text, found)
	if room(below(s, "rewritten")) < runes(rewritten) {
		rewritten = w.cut(rewritten, room(below(s, "rewritten")))
	}
	return record{"verdict": verdict, "summary": w.told("guard."+verdict, nil, nil), "issues": list, "rewritten": rewritten}
}

// issues finds what a reader with the brand profile in hand would mark, the grave ones first.
func (w *writer) issues(text string) []issue {
	var out []issue
	for _, word := range w.facts.Avoid {
		if start, end, is := w.has(text, word); is {
			quote := text[start:end]
			out = append(out, issue{"banned_word", quote, "high", nil})
		}
	}
	for _, s := range w.sentences(text) {
		switch {
		case speaksToModel(s):
		case w.anyOf(s, "legal"):
			out = append(out, issue{"legal", s, "high", w.nearest(s)})
		case !w.backed(s):
			out = append(out, issue{"unsourced_claim", s, "medium", w.nearest(s)})
		case loud(s):
			out = append(out, issue{"tone", s, "low", nil})
		}
		if word := doubled(s); word != "" {
			out = append(out, issue{"spelling", word, "low", nil})
		}
	}
	if network := networkOf(w.facts.Network); network != "" && length(network, text) > habits[network].limit {
		out = append(out, issue{"length", w.sentences(text)[0], "medium", slots{"{network}": {label(network), ""}}})
	}
	return out
}

// backed says whether a sentence states nothing that the brand's facts and description don't say.
func (w *writer) backed(s string) bool {
	states := strings.ContainsAny(s, "0123456789０１２３４５６７８９%％") || w.anyOf(s, "claim")
	if !states {
		return true
	}
	return slices.ContainsFunc(append(w.factTexts(), w.facts.Description), func(known string) bool {
		return known != "" && (strings.Contains(s, strings.TrimRight(known, ".。")) || strings.Contains(known, strings.TrimRight(s, ".。")))
	})
}

// nearest is the fact that says most of what a sentence tries to say.
func (w *writer) nearest(s string) slots {
	most := -1
	var out slots
	for _, f := range w.statements {
		said := strings.Contains(w.facts.Wishes.Text, strings.TrimRight(f.Text, ".。"))
		if n := w.shared(f.Text, s); n > most && !said {
			most, out = n, slots{"{fact}": {w.sentence(f.Text), f.ID}}
		}
	}
	return out
}

// loud says whether a sentence shouts: several marks, or a word of capitals.
func loud(s string) bool {
	if strings.Contains(s, "!!") || strings.Contains(s, "！！") {
		return true
	}
	return slices.ContainsFunc(strings.FieldsFunc(s, isMark), shouted)
}

func shouted(word string) bool {
	return runes(word) > 4 && strings.ToUpper(word) == word && strings.ToLower(word) != word && !strings.ContainsAny(word, "0123456789-#@")
}

// doubled is a word that stands twice in a row, as both stand there.
func doubled(s string) string {
	words := strings.Fields(s)
	for i := 1; i < len(words); i++ {
		if runes(words[i]) > 2 && words[i] == words[i-1] && strings.Contains(s, words[i]+" "+words[i]) {
			return words[i] + " " + words[i]
		}
	}
	return ""
}

// rewrite takes out what the issues name and keeps the rest as it is.
func (w *writer) rewrite(text string, found []issue) string {
	for _, i := range found {
		switch i.kind {
		case "legal", "unsourced_claim":
			text = strings.Replace(text, i.quote, i.with["{fact}"].text, 1)
		case "tone":
			text = strings.Replace(text, i.quote, w.calm(i.quote), 1)
		case "spelling":
			word, _, _ := strings.Cut(i.quote, " ")
			text = strings.Replace(text, i.quote, word, 1)
		}
	}
	for _, word := range w.facts.Avoid {
		text = w.without(text, word)
	}
	if network := networkOf(w.facts.Network); network != "" {
		for limit := habits[network].limit; length(network, text) > habits[network].limit && limit > 0; limit -= 10 {
			text = w.cut(text, limit)
		}
	}
	if text = w.tidied(text); text == "" {
		return w.proof(0, nil)
	}
	return text
}

// calm ends a sentence with one quiet mark and writes shouted words small.
func (w *writer) calm(s string) string {
	if strings.ToUpper(s) == s {
		s = strings.ToLower(s)
	}
	for _, word := range strings.FieldsFunc(s, isMark) {
		if shouted(word) {
			s = strings.ReplaceAll(s, word, upperFirst(strings.ToLower(word)))
		}
	}
	return w.sentence(strings.TrimRight(s, "!！ "))
}

// tidied makes sentences begin with a capital again and closes the gaps that were left, paragraph by paragraph.
func (w *writer) tidied(text string) string {
	var out []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		var kept []string
		for _, s := range w.sentences(tidy(paragraph)) {
			if strings.Trim(s, ".!?。！？ ,、") != "" {
				kept = append(kept, w.capital(s))
			}
		}
		out = append(out, w.joined(kept...))
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}
