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
	has := func(words ...string) bool {
		for _, word := range words {
			if strings.Contains(tone, word) {
				return true
			}
		}
		return false
	}
	formal := has("formal", "professional", "serious", "sober", "expert", "factual", "matter-of-fact", "elegant", "calm", "precise", "no emoji")
	if has("informal") {
		formal = false
	}
	return voice{formal: formal, lively: !formal && has("playful", "fun", "bold", "lively", "energetic", "young", "witty", "cheerful", "warm", "friendly", "casual", "cosy", "cozy")}
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

// aims lists the words that tell a goal, the more particular aims first.
var aims = []struct {
	aim   aim
	words []string
}{
	{aimHiring, []string{"hire", "hiring", "recruit", "applicant", "candidates"}},
	{aimDonation, []string{"donat", "fundrais", "charity"}},
	{aimEvent, []string{"event", "ticket", "visit", "attend", "open day", "workshop", "festival", "opening", "footfall"}},
	{aimSignup, []string{"sign-up", "sign up", "signup", "subscri", "newsletter", "register", "trial", "waitlist", "download"}},
	{aimLeads, []string{"lead", "enquir", "inquir", "demo", "consult", "appointment", "booking", "quote"}},
	{aimSales, []string{"sell", "sale", "order", "revenue", "buy", "purchase", "box", "conversion", "launch", "pre-order"}},
	{aimTraffic, []string{"traffic", "click", "website", "readers", "blog"}},
}

func aimOf(goal string) aim {
	goal = strings.ToLower(goal)
	for _, known := range aims {
		for _, word := range known.words {
			if strings.Contains(goal, word) {
				return known.aim
			}
		}
	}
	return aimAwareness
}
