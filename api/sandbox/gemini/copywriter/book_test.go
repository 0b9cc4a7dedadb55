package copywriter

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// known are the phrases that lines may ask for; some are given by the form that uses the pool.
var known = []string{"{brand}", "{theme}", "{audience}", "{everyone}", "{goal}", "{about}", "{names}", "{word}", "{offer}", "{product}", "{topic}", "{until}", "{button}", "{fact}",
	"{pillar}", "{network}", "{label}", "{column}", "{figure}", "{hook}", "{act}", "{bridge}", "{date}", "{what}"}

func TestTheLanguagesHaveTheSamePools(t *testing.T) {
	english := languages()["en"]
	for code, l := range languages() {
		for pool, lines := range english.pools {
			if len(l.pools[pool]) == 0 {
				t.Errorf("%s has no %s", code, pool)
				continue
			}
			if got, want := len(l.pools[pool][0]), len(lines[0]); got != want {
				t.Errorf("%s: the lines of %s have %d parts, want %d", code, pool, got, want)
			}
		}
		for pool := range l.pools {
			if english.pools[pool] == nil && pool != "trail.audience" {
				t.Errorf("%s has %s, which is in no other language", code, pool)
			}
		}
	}
}

func TestLinesHaveNoDigitAllTheirPartsAndOnlyKnownPhrases(t *testing.T) {
	for code, l := range languages() {
		for pool, lines := range l.pools {
			for _, line := range lines {
				text := strings.Join(line, " | ")
				if strings.IndexFunc(text, unicode.IsDigit) >= 0 || len(line) != len(lines[0]) || slices.Contains(line, "") {
					t.Errorf("%s, %s: %s", code, pool, text)
				}
				for _, name := range slotName.FindAllString(text, -1) {
					if !slices.Contains(known, name) {
						t.Errorf("%s, %s: nothing fills %s in: %s", code, pool, name, text)
					}
				}
			}
		}
	}
}

// TestWhatReadersSeeClaimsNothing looks at the lines that stand in posts and advertisements: a word that makes a claim would
// need a source.
func TestWhatReadersSeeClaimsNothing(t *testing.T) {
	for code, l := range languages() {
		for pool, lines := range l.pools {
			for _, line := range lines {
				seen := hasAny(pool, "hook", "bridge", "signature", "question", "act.", "button", "headline", "bio") && !strings.HasPrefix(pool, "guard")
				if seen && l.anyOf(line[0], "claim") {
					t.Errorf("%s, %s: %s", code, pool, line[0])
				}
			}
		}
	}
}

func TestWordsOfALanguage(t *testing.T) {
	de, ja, en := languageOf("de-AT"), languageOf("ja"), languageOf("xx")
	if en.code != "en" {
		t.Errorf("an unknown language is written in %s", en.code)
	}
	for got, want := range map[string]string{
		de.inner("Junge Berufstätige im Norden", ""):                              "junge Berufstätige im Norden",
		de.inner("Familien mit Kindern", ""):                                      "Familien mit Kindern",
		de.inner("Kaffee für alle", ""):                                           "Kaffee für alle",
		strings.Join(de.sentences("Am 24. Dezember, z. B. hier. Und dort."), "|"): "Am 24. Dezember, z. B. hier.|Und dort.",
		strings.Join(ja.sentences("春です。花（桜）が咲く！はい"), "|"):                         "春です。|花（桜）が咲く！|はい",
		strings.Join(ja.nouns(ja, "有機コーヒーを焙煎し、全国へ届けます"), "|"):                     "有機コーヒー|焙煎",
		strings.Join(de.nouns(de, "Alle Bohnen kommen von der Farm."), "|"):       "Bohnen|Farm",
		ja.cut("毎朝、宇治の畑で摘んだ茶葉を、その日のうちに仕上げます", 16):                                 "毎朝、宇治の畑で摘んだ茶葉",
		de.without("Unser billiger Kaffee, billig und gut.", "billig"):            "Unser Kaffee, und gut.",
		ja.without("激安のお茶です", "激安"):                                               "お茶です",
		ja.sentence("お茶です"):                                                       "お茶です。",
		de.listed([]string{"X", "Instagram", "Threads"}):                          "X, Instagram und Threads",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
