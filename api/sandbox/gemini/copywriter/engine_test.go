package copywriter

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// with runs do with the answers of the engines whose names begin so.
func with(t *testing.T, engine string, do func(t *testing.T, a answer)) {
	t.Helper()
	everyAnswer(t, func(t *testing.T, a answer) {
		if strings.HasPrefix(a.engine, engine) {
			do(t, a)
		}
	})
}

func objects(a answer, path ...string) []map[string]any {
	at := []any{a.tree}
	for _, name := range path {
		var next []any
		for _, value := range at {
			switch inner := value.(map[string]any)[name].(type) {
			case []any:
				next = append(next, inner...)
			default:
				next = append(next, inner)
			}
		}
		at = next
	}
	var out []map[string]any
	for _, value := range at {
		out = append(out, value.(map[string]any))
	}
	return out
}

func TestAStrategyDividesAHundredAndUsesEachNetworkOnce(t *testing.T) {
	with(t, "strategy", func(t *testing.T, a answer) {
		total := 0.0
		for _, p := range objects(a, "pillars") {
			total += p["share"].(float64)
		}
		var networks []string
		for _, m := range objects(a, "channelMix") {
			networks = append(networks, m["network"].(string))
		}
		if total != 100 || fmt.Sprint(networks) != fmt.Sprint(a.Facts.Campaign.Networks) {
			t.Errorf("%v, %v", total, networks)
		}
	})
}

func TestACalendarGoesForwardThroughItsDaysAndUsesEachPillarAndNetwork(t *testing.T) {
	with(t, "calendar", func(t *testing.T, a answer) {
		last, seen := 0.0, map[string]bool{}
		slots := objects(a, "slots")
		for _, s := range slots {
			at := fmt.Sprint(s["day"], s["time"], s["network"])
			if s["day"].(float64) < last || seen[at] || seen[s["idea"].(string)] {
				t.Errorf("out of order or twice: %v", s)
			}
			last = s["day"].(float64)
			for _, key := range []string{at, s["idea"].(string), s["network"].(string), s["pillar"].(string), s["format"].(string)} {
				seen[key] = true
			}
		}
		for _, p := range ReadFacts(a.prompt(nil)).Pillars {
			if !seen[p.Name] {
				t.Errorf("the pillar %s is not used", p.Name)
			}
		}
		for _, n := range a.Facts.Campaign.Networks {
			if !seen[n] {
				t.Errorf("the network %s is not used", n)
			}
		}
		if want := 30; len(slots) != want || last < 29 {
			t.Errorf("%d slots until day %v, want %d", len(slots), last, want)
		}
	})
}

func TestCopyHasEachNetworkOnceWithinItsLimitAndNamesTheBrand(t *testing.T) {
	limits := map[string]int{"twitter": 280, "threads": 500, "instagram": 2200, "linkedin": 3000, "facebook": 3000, "gmb": 1500}
	everyAnswer(t, func(t *testing.T, a answer) {
		if a.engine != "copy" && a.engine != "repurpose" {
			return
		}
		list := map[string]string{"copy": "options", "repurpose": "posts"}[a.engine]
		for _, o := range objects(a, list) {
			var networks []string
			for _, v := range o["variants"].([]any) {
				v := v.(map[string]any)
				network, text := v["network"].(string), v["text"].(string)
				networks = append(networks, network)
				whole := text + "\n\n#" + strings.Join(written(v["hashtags"]), " #")
				if got := length(network, whole); got > limits[network] {
					t.Errorf("%d for %s: %s", got, network, whole)
				}
				if !strings.Contains(text, a.Facts.Brand.Name) {
					t.Errorf("the brand is missing in: %s", text)
				}
			}
			if fmt.Sprint(networks) != fmt.Sprint(a.Facts.Campaign.Networks) {
				t.Errorf("networks %v", networks)
			}
		}
	})
}

func TestAJapanesePostForXHasAtMost140LettersWithItsHashtags(t *testing.T) {
	for _, b := range briefs(t) {
		if b.language() != "ja" {
			continue
		}
		b.Facts.Campaign.Networks = []string{"twitter"}
		a := b.answerTo(t, "copy", map[string]any{"networks": []string{"twitter"}}, 3)
		for _, v := range objects(a, "options", "variants") {
			if n := runes(v["text"].(string)) + runes(strings.Join(written(v["hashtags"]), " #")); n > 140 {
				t.Errorf("%d letters: %v", n, v)
			}
		}
	}
}

func TestLongFactsAreCutToTheNetworksLength(t *testing.T) {
	long := map[string]string{
		"en": "Every single box is packed by hand by the same two people who roast the beans, and each comes with a handwritten card that tells which farm they visited last and what they talked about there over lunch",
		"ja": "ひとつひとつの箱は茶葉を仕上げた本人が手で詰めていて、どの畑を訪ね、そこで誰とどんな話をしたのかを書いた手書きのカードを必ず添えてお届けしています",
	}
	for language, fact := range long {
		for seed := range uint64(20) {
			f := Facts{Brand: "茶の間 Nordlicht", Campaign: "Winter Warmers", Language: language, Statements: []Fact{{"f1", fact}}}
			made := newAuthor(f, seed).post(plan{network: "twitter", limit: -1, noTags: true})
			if whole := made.text + "\n\n" + hashtags(made.tags); length("twitter", whole) > 280 || made.text == "" {
				t.Errorf("%d: %s", length("twitter", whole), whole)
			}
		}
	}
}

func TestAnIdeaDecidesWhichFactLeads(t *testing.T) {
	for _, b := range briefs(t) {
		for _, f := range b.Facts.Brand.Facts {
			a := b.answerTo(t, "copy", map[string]any{"idea": "A closer look: " + f.Text}, 5)
			if sources := fmt.Sprint(written(objects(a, "options")[0]["variants"].([]any)[0].(map[string]any)["sources"])); !strings.Contains(sources, f.ID) {
				t.Errorf("%s: the idea names %s, the post %s", b.name, f.ID, sources)
			}
		}
	}
}

func TestHashtagsAreWordsWithoutASignAndOfEachOnlyOne(t *testing.T) {
	with(t, "hashtag", func(t *testing.T, a answer) {
		seen := map[string]bool{}
		for _, h := range objects(a, "hashtags") {
			tag := h["tag"].(string)
			odd := strings.IndexFunc(tag, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
			if odd >= 0 || seen[strings.ToLower(tag)] {
				t.Errorf("%s is odd or there twice", tag)
			}
			seen[strings.ToLower(tag)] = true
		}
	})
}

func TestAdvertisementsKeepToThePlatform(t *testing.T) {
	with(t, "ads", func(t *testing.T, a answer) {
		limits := map[string][2]int{"ads_google": {30, 90}, "ads_meta": {40, 30}, "ads_linkedin": {70, 100}}[a.engine]
		count := runes
		if a.engine == "ads_google" {
			count = width
		}
		for i, list := range []string{"headlines", "descriptions"} {
			for _, line := range objects(a, list) {
				if text := line["text"].(string); count(text) > limits[i] || strings.ContainsAny(text, "!！") {
					t.Errorf("%s: %s", list, text)
				}
			}
		}
		if a.engine == "ads_google" && len(objects(a, "headlines")) < 8 {
			t.Errorf("few headlines: %s", a.raw)
		}
	})
}

func TestInsightQuotesWordForWord(t *testing.T) {
	with(t, "insight", func(t *testing.T, a answer) {
		data := a.prompt(nil) + a.wishes("insight")["figures"].(string)
		for _, f := range objects(a, "findings") {
			if !strings.Contains(data, f["evidence"].(string)) {
				t.Errorf("%v is no quotation", f)
			}
		}
	})
}

func TestTheGuardQuotesTheTextAndRewritesIt(t *testing.T) {
	want := map[string]string{"coffee": "fix", "kaffee": "fix", "tea": "block", "saas": "block", "steuer": "block", "books": "block", "bare": "pass", "karg": "pass"}
	with(t, "brandguard", func(t *testing.T, a answer) {
		verdict := a.tree.(map[string]any)["verdict"]
		if _, name, _ := strings.Cut(a.name, "_"); verdict != want[name] {
			t.Errorf("%s is %v: %s", a.name, verdict, a.raw)
		}
		var kinds []string
		for _, i := range objects(a, "issues") {
			kinds = append(kinds, i["kind"].(string))
			if !strings.Contains(a.Guard, i["quote"].(string)) {
				t.Errorf("%v does not stand in the text", i["quote"])
			}
		}
		banned := slices.ContainsFunc(a.Facts.Brand.BannedWords, func(w string) bool { return strings.Contains(strings.ToLower(a.Guard), w) })
		if banned != slices.Contains(kinds, "banned_word") {
			t.Errorf("issues %v", kinds)
		}
	})
}

func TestOrdersInATextAreNotQuoted(t *testing.T) {
	everyAnswer(t, func(t *testing.T, a answer) {
		for _, order := range []string{"Ignore all previous", "Ignoriere alle", "これまでの指示"} {
			if a.engine != "brandguard" && strings.Contains(a.raw, order) {
				t.Errorf("%s", a.raw)
			}
		}
	})
}

func TestRepurposedPostsAreMadeOfTheText(t *testing.T) {
	with(t, "repurpose", func(t *testing.T, a answer) {
		for _, v := range objects(a, "posts", "variants") {
			if !slices.Contains(written(v["sources"]), "source") {
				t.Errorf("nothing is quoted: %v", v)
			}
		}
	})
}

func TestABriefHasTheShapeOfItsFormat(t *testing.T) {
	for format, ratio := range map[string]string{"image": "4:5", "carousel": "1:1", "video": "9:16", "story": "9:16"} {
		for _, b := range briefs(t) {
			a := b.answerTo(t, "creativebrief", map[string]any{"format": format}, 2)
			tree := a.tree.(map[string]any)
			moving := strings.Contains(a.raw, "durationSeconds")
			if tree["format"] != format || tree["ratio"] != ratio || moving != (format == "video" || format == "story") {
				t.Errorf("%s for %s: %s", format, b.name, a.raw)
			}
		}
	}
}
