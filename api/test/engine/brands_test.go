package engine_test

import (
	"strings"
	"testing"

	"campaignos.dev/api/test/stack"
)

// A brand of each language, with what its team would type.
var brands = []struct {
	brand, campaign            stack.Object
	idea, text, product, guard string
	says                       string // stands in what is written for it
}{
	{
		brand: stack.Object{
			"name": "Northwind", "description": "A small coffee roastery in Hamburg.", "audience": "Home baristas", "tone": []string{"warm"}, "language": "en",
			"facts": []stack.Object{{"text": "Roasted in Hamburg since 1998."}, {"text": "Every bag names its farm."}}, "bannedWords": []string{"cheap"}, "hashtags": []string{"northwind"},
		},
		campaign: stack.Object{"name": "Winter roast", "objective": "launch", "goal": "Sell 2,000 bags before Christmas.", "audience": "Home baristas"},
		idea:     "The first cup on a dark morning.", product: "Winter roast", guard: "Our cheap coffee is the best in the world. Since 1950.", says: "Northwind",
		text: "We have roasted in Hamburg since 1998. Every bag names its farm. The winter roast is dark and tastes of cocoa. We roast it slowly, so that nothing burns. People ask us how to brew it: a little coarser than usual, and with patience. In the morning the whole street smells of it.",
	},
	{
		brand: stack.Object{
			"name": "Lindenhof", "description": "Bäckerei mit Holzofen bei Kassel.", "audience": "Familien in Kassel", "tone": []string{"herzlich"}, "language": "de",
			"facts": []stack.Object{{"text": "Wir backen seit 1987 in Kassel."}, {"text": "Der Sauerteig ruht 24 Stunden."}}, "bannedWords": []string{"billig"}, "hashtags": []string{"lindenhof"},
		},
		campaign: stack.Object{"name": "Herbstbrot", "objective": "sales", "goal": "300 Brote mehr im Monat verkaufen.", "audience": "Familien in Kassel"},
		idea:     "Das Brot für den Abend.", product: "Kürbisbrot", guard: "Unser billiges Brot ist das beste in ganz Hessen.", says: "Lindenhof",
		text: "Wir backen seit 1987 in Kassel. Der Sauerteig ruht 24 Stunden, bevor wir ihn formen. Im Herbst kommt Kürbis aus der Region dazu. Unsere Bäckerin Lena hat das Rezept von ihrer Großmutter. Wer morgens kommt, riecht den Ofen schon an der Ecke. Viele Familien holen ihr Brot am Samstag.",
	},
	{
		brand: stack.Object{
			"name": "さくら茶房", "description": "京都・宇治にある小さな日本茶専門店。", "audience": "静かな時間を大切にする人", "tone": []string{"静か"}, "language": "ja",
			"facts": []stack.Object{{"text": "1954年に宇治で創業。"}, {"text": "茶葉はすべて宇治の自社茶園で手摘み。"}}, "bannedWords": []string{"激安"}, "hashtags": []string{"さくら茶房"},
		},
		campaign: stack.Object{"name": "新茶の会", "objective": "traffic", "goal": "新茶の会に120人を迎える。", "audience": "京都と大阪のお茶好き"},
		idea:     "茶室で過ごす静かな時間。", product: "新茶", guard: "激安のお茶が世界一です。", says: "さくら茶房",
		text: "さくら茶房は1954年に宇治で創業しました。茶葉はすべて宇治の自社茶園で手摘みしています。新茶の季節には、茶園の朝がいちばん静かです。摘んだ葉はその日のうちに蒸します。茶室では、湯の音を聞きながらゆっくりとお過ごしいただけます。はじめての方も、作法を気にせずお越しください。季節の和菓子とともに、香りをお楽しみください。店の者が一服ずつ、心をこめてお淹れします。窓の外には、手入れをつづけてきた小さな庭が見えます。帰り道に、少しだけ足どりが軽くなる、そんな時間をお届けします。",
	},
}

// Each engine serves brands in three languages: what it writes passes its checks, speaks of
// the brand, and replays to the same.
func TestEveryEngineServesBrandsOfThreeLanguages(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	var engines struct{ Data []struct{ Name string } }
	for _, b := range brands {
		person := s.Register(t, b.brand["name"].(string))
		id := person.Create("/v1/brand-profiles", b.brand)
		input := stack.CampaignInput(id)
		for name, value := range b.campaign {
			input[name] = value
		}
		team := &stage{s, person, b.says, person.Create("/v1/campaigns", input)}
		person.Get("/v1/engines", &engines)
		told := ""
		for _, e := range engines.Data {
			told += team.serves(t, e.Name, wishes(e.Name, b.idea, b.text, b.product, b.guard)) + "\n"
		}
		if !strings.Contains(told, b.says) {
			t.Errorf("nothing that is written for %s names it", b.says)
		}
	}
	if len(engines.Data) < 10 {
		t.Errorf("there are %d engines", len(engines.Data))
	}
}

// wishes is what a team types for an engine.
func wishes(engine, idea, text, product, guard string) stack.Object {
	switch engine {
	case "copy", "creative-brief":
		return stack.Object{"idea": idea}
	case "image":
		return stack.Object{"description": idea, "ratio": "4:5"}
	case "autopilot":
		return stack.Object{"days": 7, "postsPerWeek": 5, "approve": "none"}
	case "hashtag":
		return stack.Object{"text": idea, "network": "instagram"}
	case "repurpose":
		return stack.Object{"text": text, "networks": []string{"linkedin", "twitter"}, "count": 1}
	case "ads":
		return stack.Object{"platform": "google_search", "product": product}
	case "insight":
		return stack.Object{"figures": "linkedin;12\ninstagram;40"}
	case "brand-guard":
		return stack.Object{"text": guard}
	}
	return stack.Object{}
}

// serves runs an engine to its end, applies what can be applied as it is, and gives what was
// written.
func (s *stage) serves(t *testing.T, engine string, input stack.Object) string {
	t.Helper()
	var started struct{ ID string }
	s.person.Must(202, "POST", "/v1/engines/"+engine+"/runs", stack.Object{"campaignId": s.campaign, "input": input}, &started)
	if got := s.ended(t, started.ID); got.Status != "succeeded" {
		t.Errorf("%s for %s ended as %s: %+v", engine, s.brand, got.Status, got.Error)
		return ""
	}
	var replay struct{ Identical bool }
	if s.person.Must(200, "POST", "/v1/engine-runs/"+started.ID+"/replay", nil, &replay); !replay.Identical {
		t.Errorf("%s for %s replays to something else", engine, s.brand)
	}
	if engine == "strategy" {
		s.person.Must(200, "POST", "/v1/engine-runs/"+started.ID+"/apply", stack.Object{}, nil)
	}
	return string(s.person.Do("GET", "/v1/engine-runs/"+started.ID, nil).Body)
}
