package copywriter

import (
	"strings"
)

var formats = []string{"Photo with a short text", "Short video", "Carousel", "Question post", "Story"}

// phases are the stretches of a campaign.
var phases = []struct{ name, text string }{
	{"Curiosity", "Make {audience} look up: one question, one picture, no offer yet. Lead with {brand} and a first fact."},
	{"Trust", "Give reasons: one fact per post, people at work, answers to questions. {theme} becomes something one knows."},
	{"Decision", "Say what to do and until when: {goal}. Repeat it on every channel in the words of that channel."},
	{"Afterglow", "Thank those who joined, show what came of {theme}, and keep the conversation going."},
}

// roles say what a network does in a campaign.
var roles = map[string]string{
	"instagram": "Show it: pictures and short videos that make {theme} visible, with one fact in each caption.",
	"facebook":  "Talk about it: questions and answers with {audience}, with dates and details at hand.",
	"linkedin":  "Explain it: the thinking behind {brand}, in full sentences and with facts.",
	"twitter":   "Say it in one line: news of {theme}, answers within the hour, links to the longer story.",
	"tiktok":    "Let people watch: short clips from behind the scenes of {theme}.",
	"threads":   "Think aloud: short notes that invite replies from {audience}.",
	"bluesky":   "Join the conversation: plain words about {theme}, open for questions.",
	"pinterest": "Be found later: lasting pictures that lead to {theme}.",
	"youtube":   "Go deep: one film that shows how {brand} works.",
	"gmb":       "Help people nearby: opening, offer and place, at the moment they search.",
	"reddit":    "Answer questions honestly, and mention {brand} only where it helps.",
	"telegram":  "Keep the closest circle up to date about {theme}.",
	"snapchat":  "Give a glance behind the curtain of {theme}.",
}

func writeRole(a *author, s spot) string {
	if line, ok := a.fill(roles[s.network]); ok && line != "" {
		return line
	}
	return orElse(a.pick([]string{"Carries {theme} to {audience}.", "Carries {theme} to people who do not know {brand} yet."}, s.place), "Carries the campaign to new people.")
}

func writeWhy(a *author, s spot) string {
	if s.within("pillar", "theme") && !s.inPost() {
		return a.idea(s).why
	}
	reasons := []string{
		"It opens with what {audience} care about and backs it with a fact instead of a promise.",
		"One idea, one fact, one next step: that suits the goal ({goal}) and leaves nothing to guess.",
		"It names {brand} early and ends on the step that {theme} is for.",
		"The statement can be checked, which is what convinces {audience} before any offer does.",
		"It gives {audience} a reason to react, and every reaction carries {theme} further.",
		"It stays close to the brand's own words and keeps to a single thought.",
	}
	return a.pick(reasons, s.place)
}

func writeMetric(a *author, s spot) string {
	common := []string{"Reach among the audience", "Saves and shares per post", "Comments and replies", "Clicks on the link", "Profile visits"}
	first := map[aim]string{aimSales: "Orders that began at a post", aimSignup: "Sign-ups that began at a post", aimEvent: "Places taken", aimLeads: "Messages and enquiries",
		aimHiring: "Applications", aimDonation: "Contributions", aimTraffic: "Visits to the website"}[a.aim]
	if first != "" {
		common = append([]string{first}, common...)
	}
	return common[s.index%len(common)]
}

func writeRisk(a *author, s spot) string {
	return a.pick([]string{
		"{theme} may look like advertising only; facts and faces keep it credible.",
		"Too many messages at once: {audience} remember one.",
		"Interest may come before {brand} is ready to answer it.",
		"The last days get crowded, so the main step should be clear early.",
	}, s.index)
}

func writeMitigation(a *author, s spot) string {
	return a.pick([]string{
		"Keep to one fact per post and answer every comment within a day.",
		"Plan the first week in full, then adjust to what {audience} react to.",
		"Look at the figures every Monday and move effort to the channel that works.",
		"Prepare answers to the three most frequent questions about {theme}.",
	}, s.index)
}

func writeStep(a *author, s spot) string {
	return a.pick([]string{
		"Write the first three posts for {theme} and have them approved.",
		"Collect five pictures that show {brand} at work.",
		"Answer the questions that {audience} ask most, one per post.",
		"Schedule the main message for every channel and repeat it in new words.",
		"Compare the first week's figures and keep what works.",
		"Thank the people who reacted and ask them to pass it on.",
	}, s.index+s.place)
}

func writePositioning(a *author, s spot) string {
	var parts []string
	if line, ok := a.fill("For {everyone}, {brand} is the choice that can show its reasons."); ok {
		parts = append(parts, line)
	}
	parts = append(parts, a.about(), a.proof(s.place, s.used))
	return joined(parts)
}

// writeSummary tells a plan in a few sentences: who, what for, with which facts, where, when and with how much.
func writeSummary(a *author, s spot) string {
	if s.inPost() {
		return writePost(a, s)
	}
	var parts []string
	add := func(template string, extra ...string) {
		if line, ok := a.fill(template, extra...); ok {
			parts = append(parts, line)
		}
	}
	if a.slots["{brand}"] == a.slots["{theme}"] {
		add("{brand} speaks to {everyone}.")
	} else {
		add("With {theme}, {brand} speaks to {everyone}.")
	}
	add("The goal: {goal}.")
	parts = append(parts, a.about())
	if proof := a.proof(s.place, s.used); proof != a.about() {
		add("The message rests on what can be shown: {fact}", "{fact}", proof)
	}
	if names := a.channelNames(); names != "" {
		add("It runs on {names}, each channel in its own words.", "{names}", names)
	}
	if !a.facts.Start.IsZero() && !a.facts.End.IsZero() {
		add("It starts on {start} and ends on {end}: first curiosity, then reasons, then a clear step.",
			"{start}", a.facts.Start.Format("2 January"), "{end}", a.facts.End.Format("2 January 2006"))
	}
	if money := a.facts.money(); money != "" {
		add("The budget of {money} goes where the first week shows the strongest response.", "{money}", money)
	}
	return joined(parts)
}

var labels = map[string]string{"instagram": "Instagram", "facebook": "Facebook", "linkedin": "LinkedIn", "twitter": "X", "tiktok": "TikTok", "threads": "Threads", "bluesky": "Bluesky",
	"pinterest": "Pinterest", "youtube": "YouTube", "gmb": "Google Business", "reddit": "Reddit", "telegram": "Telegram", "snapchat": "Snapchat"}

// channelNames lists the campaign's channels as in a sentence.
func (a *author) channelNames() string {
	var names []string
	for _, channel := range a.facts.Channels {
		names = append(names, orElse(labels[networkOf(channel)], upperFirst(channel)))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func writeDescription(a *author, s spot) string {
	if s.inPost() {
		return writePost(a, s)
	}
	if s.pillar != nil && s.pillar.Text != "" {
		return sentence(s.pillar.Text)
	}
	if s.within("audience", "persona", "segment") {
		return writeAudience(a, s)
	}
	if s.within("phase", "stage", "milestone", "timeline") {
		line, ok := a.fill(phases[s.index%len(phases)].text)
		if ok {
			return line
		}
	}
	if s.within("channel", "network", "platform") && s.network != "" {
		return writeRole(a, s)
	}
	if s.within("pillar", "theme") {
		return a.pillarText(s)
	}
	return joined([]string{a.bridge(s.place), a.proof(s.place, s.used)})
}

// idea is the pillar that is due at a place; its name, text and reason go together.
func (a *author) idea(s spot) pillarIdea { return pillarIdeas[(a.shift+s.place)%len(pillarIdeas)] }

func (a *author) pillarText(s spot) string {
	idea := a.idea(s)
	proof, has := a.fact(s.place)
	line, ok := a.fill(idea.text, "{fact}", sentence(proof.Text))
	if !ok || !has && strings.Contains(idea.text, "{fact}") {
		return joined([]string{a.bridge(s.place), a.proof(s.place, s.used)})
	}
	if strings.Contains(idea.text, "{fact}") {
		note(s.used, proof.ID)
	}
	return line
}

// joined makes a paragraph of sentences, leaving out the empty ones.
func joined(parts []string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, " ")
}
