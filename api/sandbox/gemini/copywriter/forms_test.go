package copywriter

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// digits are the figures of a text, without leading zeros.
func digits(text string) []string {
	var out []string
	for _, d := range regexp.MustCompile(`\d+`).FindAllString(text, -1) {
		out = append(out, strings.TrimLeft(d, "0"))
	}
	return out
}

func TestNoFigureIsInvented(t *testing.T) {
	everyAnswer(t, func(t *testing.T, a answer) {
		known := append(digits(string(a.facts)), digits(a.prompt(a.wishes(a.engine)))...)
		for _, text := range written(a.tree, "time", "ratio", "source", "sources", "verdict") {
			for _, d := range digits(text) {
				if !slices.Contains(known, d) {
					t.Errorf("%s is invented in: %s", d, text)
				}
			}
		}
	})
}

func TestEachClaimStandsInItsTextAndInItsSource(t *testing.T) {
	everyAnswer(t, func(t *testing.T, a answer) {
		each(a.tree, func(o map[string]any) {
			claims, has := o["claims"].([]any)
			if !has {
				return
			}
			text := strings.Join(written(o, "claims"), "\n")
			if whole, is := o["text"].(string); is {
				text = whole
			}
			for _, c := range claims {
				sentence, source := c.(map[string]any)["sentence"].(string), c.(map[string]any)["source"].(string)
				if !strings.Contains(text, sentence) {
					t.Errorf("the claim %q does not stand in %q", sentence, text)
				}
				if said := a.saidBy(source); said != "" && !strings.Contains(said, strings.TrimRight(sentence, ".。")) {
					t.Errorf("%s does not say %q", source, sentence)
				}
			}
			for _, f := range a.Facts.Brand.Facts {
				if fact := strings.TrimRight(f.Text, ".。"); strings.Contains(text, fact) && a.engine != "repurpose" && !strings.Contains(claimed(claims), f.ID) {
					t.Errorf("%q states %s without a claim", text, f.ID)
				}
			}
		})
	})
}

// saidBy is the text of a source, where it is one text.
func (b brief) saidBy(source string) string {
	if source == "source" {
		return b.Text
	}
	for _, f := range b.Facts.Brand.Facts {
		if f.ID == source {
			return f.Text
		}
	}
	return ""
}

func claimed(claims []any) string {
	return strings.Join(written(claims, "sentence"), " ")
}

func TestSourcesAreThoseOfTheClaims(t *testing.T) {
	everyAnswer(t, func(t *testing.T, a answer) {
		each(a.tree, func(o map[string]any) {
			sources, has := o["sources"].([]any)
			if claims, both := o["claims"].([]any); has && both {
				for _, c := range claims {
					if source := c.(map[string]any)["source"]; !slices.Contains(sources, source) {
						t.Errorf("%v is missing in %v", source, sources)
					}
				}
			}
		})
	})
}

func TestNoBannedWordIsWritten(t *testing.T) {
	everyAnswer(t, func(t *testing.T, a answer) {
		for _, text := range written(a.tree, "quote") {
			for _, word := range a.Facts.Brand.BannedWords {
				if strings.Contains(strings.ToLower(text), strings.ToLower(word)) {
					t.Errorf("%s stands in: %s", word, text)
				}
			}
		}
	})
}

// prose is the part of an answer that is written in the brand's language, without names and quotations.
func prose(a answer) string {
	text := strings.Join(written(a.tree, "time", "ratio", "source", "sources", "verdict", "network", "channels", "format", "effort", "kind", "severity", "evidence", "tag", "hashtags", "quote"), "\n")
	for _, name := range append([]string{a.Facts.Brand.Name}, sortedValues(labels)...) {
		text = strings.ReplaceAll(text, name, "")
	}
	return text
}

func sortedValues(m map[string]string) []string {
	var out []string
	for _, name := range sortedKeys(m) {
		out = append(out, m[name])
	}
	return out
}

// share is the part of a text's words that are among some others.
func share(text string, among ...string) float64 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	count := 0
	for _, word := range words {
		if slices.Contains(among, word) {
			count++
		}
	}
	return float64(count) / float64(max(1, len(words)))
}

var (
	germanWords  = []string{"der", "die", "das", "den", "dem", "und", "ist", "du", "dir", "dich", "mit", "von", "für", "auf", "ein", "eine", "wir", "nicht", "zu", "im", "bei", "jeden", "dein", "mehr", "zum", "sieh", "wie", "uns", "es", "vor", "sie"}
	englishWords = []string{"the", "and", "is", "you", "your", "with", "of", "for", "a", "we", "not", "to", "what", "at", "it", "that", "this", "by"}
)

func TestTheLanguageIsTheBrands(t *testing.T) {
	everyAnswer(t, func(t *testing.T, a answer) {
		text := prose(a)
		switch a.language() {
		case "de":
			if own, foreign := share(text, germanWords...), share(text, englishWords...); own < 0.12 || foreign > 0.03 {
				t.Errorf("%.2f German, %.2f English: %s", own, foreign, text)
			}
		case "en":
			if own, foreign := share(text, englishWords...), share(text, germanWords...); own < 0.12 || foreign > 0.05 {
				t.Errorf("%.2f English, %.2f German: %s", own, foreign, text)
			}
		case "ja":
			if own := japaneseShare(text); own < 0.9 {
				t.Errorf("%.2f Japanese: %s", own, text)
			}
		}
	})
}

// japaneseShare is the part of a text's letters that are Japanese.
func japaneseShare(text string) float64 {
	own, all := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			all++
			if japaneseLetter(r) {
				own++
			}
		}
	}
	return float64(own) / float64(max(1, all))
}

func TestTheItemsOfAListDiffer(t *testing.T) {
	everyAnswer(t, func(t *testing.T, a answer) {
		each(a.tree, func(o map[string]any) {
			for name, value := range o {
				list, is := value.([]any)
				for i, item := range list {
					if is && contains(list[:i], item) {
						t.Errorf("%s has the same item twice: %v", name, item)
					}
				}
			}
		})
	})
}

func TestNoTemplateShowsThrough(t *testing.T) {
	everyAnswer(t, func(t *testing.T, a answer) {
		if a.language() != "ja" && strings.Contains(a.raw, "  ") || regexp.MustCompile(`\{[a-z]+\}|\.\.|。。|。\.|、。|: *"`).MatchString(strings.ReplaceAll(strings.Join(written(a.tree), "\x00"), "...", "")) {
			t.Errorf("%s", a.raw)
		}
	})
}
