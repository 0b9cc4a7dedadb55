package engine

import (
	"slices"
	"strings"
	"testing"
)

func claim(sentence string) Claim { return Claim{Sentence: sentence, Source: "f1"} }

func TestASentenceThatStatesSomethingNeedsAClaim(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		claims     []string
		open       []string
	}{
		{"a claim word for word", "Roasted in Hamburg since 1998. Come in.", []string{"Roasted in Hamburg since 1998."}, nil},
		{"no claim", "Roasted in Hamburg since 1998. Come in.", nil, []string{"Roasted in Hamburg since 1998."}},
		{"other spaces, quotes and capitals", "We don’t rest:\u00a0the roast – “dark” –\nrests 9 days.", []string{`we don't rest: the roast - "dark" -`, "rests 9 days"}, nil},
		{"wide digits", "会費は２，８００円です。", []string{"会費は2,800円です"}, nil},
		{"one claim over two sentences", "Since 1998. Every day. And 7 more.", []string{"Since 1998. Every day."}, []string{"And 7 more."}},
		{"one claim over Japanese sentences", "1954年に創業。全12席です。", []string{"1954年に創業。全12席です。"}, nil},
		{"a claim that is a part holds that part alone", "Since 1998 the best in 3 towns.", []string{"Since 1998"}, []string{"Since 1998 the best in 3 towns."}},
		{"a claim of a word that states nothing", "The best coffee. The only one.", []string{"the"}, []string{"The best coffee.", "The only one."}},
		{"two claims hold a sentence together", "Since 1998 the best.", []string{"Since 1998", "the best"}, nil},
		{"an abbreviation", "Das Mehl kommt z. B. aus der Mühle, 38 Kilometer entfernt. Schön.", []string{"Das Mehl kommt z. B. aus der Mühle, 38 Kilometer entfernt."}, nil},
		{"a word in a claim elsewhere is no claim here", "The best bread. Our best friends.", []string{"The best bread."}, []string{"Our best friends."}},
		{"the same sentence twice", "The best bread. Yes. The best bread.", []string{"The best bread."}, nil},
		{"a claim that overlaps itself", "9\n99 7", []string{"99"}, []string{"99 7"}},
		{"German forms", "Unser bestes Brot. Führender Bäcker. Mit Experten. Zertifizierte Kruste. Am Rest.", nil, []string{"Unser bestes Brot.", "Führender Bäcker.", "Mit Experten.", "Zertifizierte Kruste."}},
		{"Japanese proofs", "日本一の茶園。最初の一杯を。世界初の茶。", nil, []string{"日本一の茶園。", "世界初の茶。"}},
		{"words inside others", "Bestow a nap. Biografie. Firsthand. Onlyness.", nil, nil},
		{"a list's numbers", "1. Grind\n2. Brew\n3. Drink 2 cups", nil, []string{"3. Drink 2 cups"}},
		{"a day at the end of a sentence", "Bis 24.12.", []string{"Bis 24.12."}, nil},
		{"names with digits", "Ein B2B-Betrieb ohne CO2.", nil, nil},
	} {
		var claims []Claim
		for _, s := range c.claims {
			claims = append(claims, claim(s))
		}
		if got := Unsourced(c.text, claims); !slices.Equal(got, c.open) {
			t.Errorf("%s: %q is open, want %q", c.rule, got, c.open)
		}
	}
}

func TestAClaimMustStandInTheText(t *testing.T) {
	f := factsWith("Roasted in Hamburg since 1998.")
	for claimed, ok := range map[string]bool{
		"Roasted in Hamburg since 1998":    true,
		"“roasted in  Hamburg since 1998”": true,
		"- Roasted in Hamburg":             true,
		"Roasted in Berlin":                false,
		" ":                                false,
		"…":                                false,
	} {
		found := ClaimsFound(CheckClaims(f, "Roasted in Hamburg since 1998.", []Claim{claim(claimed), claim("Roasted in Hamburg since 1998.")}))
		if found[0].Fatal == ok {
			t.Errorf("the claim %q: %+v", claimed, found)
		}
	}
	if found := CheckClaims(f, "Since 1998.", []Claim{{Sentence: "Since 1998.", Source: "f2"}}); len(found) != 1 || !found[0].Fatal {
		t.Errorf("a source that there is not: %+v", found)
	}
}

// FuzzClaims: nothing is lost when a text is cut, and a text whose sentences are all claims
// leaves nothing open.
func FuzzClaims(f *testing.F) {
	for _, seed := range []string{"The best z. B. since 1998. No. 1!", "「日本一。」と、1954年。", "1. a\n2) b 3", "a.\u0301 9", "ǅ 9. İ 8", "“9.” 8 (7.)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?") // as JSON reads it
		if len(text) > 400 {
			return // a claim for each of its sentences would be many
		}
		cut := sentences(text)
		if got, want := unspacedOf(strings.Join(cut, "")), unspacedOf(text); got != want {
			t.Fatalf("%q is cut into %q", text, cut)
		}
		claims := make([]Claim, len(cut))
		for i, s := range cut {
			claims[i] = claim(s)
		}
		for _, s := range Unsourced(text, claims) {
			if strings.Trim(s, `.,;:!?。！？…"'*- `) != "" {
				t.Errorf("%q of %q is open, though it is a claim", s, text)
			}
		}
		for _, s := range Unsourced(text, nil) {
			if !slices.Contains(cut, s) {
				t.Errorf("%q is no sentence of %q", s, text)
			}
		}
	})
}

func unspacedOf(s string) string { return strings.Join(strings.Fields(s), "") }
