package copywriter

import "strings"

// voice is how a brand sounds, read from the words it uses for its tone.
type voice struct {
	// formal brands use no emoji and no exclamation marks.
	formal bool
	// lively brands put an emoji at the head of a post where the network is used to it.
	lively bool
}

func voiceOf(tone string) voice {
	tone = strings.ToLower(tone)
	formal := hasAny(tone, "formal", "professional", "serious", "sober", "expert", "factual", "matter-of-fact", "elegant", "calm", "precise", "no emoji",
		"sachlich", "seriös", "förmlich", "ruhig", "nüchtern", "präzise", "fachlich", "落ち着", "上品", "誠実", "静か", "丁寧", "専門的", "簡潔") && !hasAny(tone, "informal", "informell")
	return voice{formal: formal, lively: !formal && hasAny(tone, "playful", "fun", "bold", "lively", "energetic", "young", "witty", "cheerful", "warm", "friendly", "casual", "cosy", "cozy",
		"verspielt", "locker", "frech", "lebendig", "jung", "humorvoll", "fröhlich", "herzlich", "freundlich", "親しみ", "明るい", "楽しい", "あたたか", "温か", "元気", "カジュアル", "遊び心")}
}

func hasAny(text string, words ...string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// aim is what a campaign wants people to do, read from its goal.
type aim int

const (
	aimAwareness aim = iota
	aimSales
	aimSignup
	aimEvent
	aimTraffic
	aimLeads
	aimHiring
	aimDonation
)

// String is the aim's name in the names of pools.
func (a aim) String() string {
	return []string{"awareness", "sales", "signup", "event", "traffic", "leads", "hiring", "donation"}[a]
}

// aims lists the words that tell a goal, the more particular aims first.
var aims = []struct {
	aim   aim
	words []string
}{
	{aimHiring, []string{"hire", "hiring", "recruit", "applicant", "candidates", "bewerb", "einstell", "auszubild", "fachkräfte", "採用", "応募者", "求人"}},
	{aimDonation, []string{"donat", "fundrais", "charity", "spende", "寄付", "支援者", "募金"}},
	{aimEvent, []string{"event", "ticket", "visit", "attend", "open day", "workshop", "festival", "opening", "footfall", "veranstaltung", "besucher", "eröffnung", "tag der offenen", "来場", "来店", "イベント", "チケット", "体験会", "展示会"}},
	{aimSignup, []string{"sign-up", "sign up", "signup", "subscri", "newsletter", "register", "trial", "waitlist", "download", "anmeld", "abonn", "registrier", "testen", "登録", "会員", "購読", "申し込み", "申込", "ダウンロード"}},
	{aimLeads, []string{"lead", "enquir", "inquir", "demo", "consult", "appointment", "booking", "quote", "anfrage", "beratung", "termin", "問い合わせ", "相談", "資料請求", "商談", "予約"}},
	{aimSales, []string{"sell", "sale", "order", "revenue", "buy", "purchase", "box", "conversion", "launch", "pre-order", "verkauf", "bestell", "umsatz", "absatz", "kauf", "販売", "売上", "売り上げ", "注文", "購入", "セットを"}},
	{aimTraffic, []string{"traffic", "click", "website", "readers", "blog", "besuche auf", "leser", "アクセス", "閲覧", "サイト"}},
}

func aimOf(goal string) aim {
	goal = strings.ToLower(goal)
	for _, known := range aims {
		if hasAny(goal, known.words...) {
			return known.aim
		}
	}
	return aimAwareness
}
