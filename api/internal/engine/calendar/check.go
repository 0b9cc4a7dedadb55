package calendar

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
)

// Check examines a plan that fits the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	p, err := planFor(f, input)
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The calendar can't be read.", Fatal: true}}
	}
	return []engine.Finding{
		p.checkMoments(out), p.checkNetworks(out), p.checkPillars(out), checkDistinct(out), checkForms(out), p.checkMix(out),
		engine.CheckBannedWords(f, out.words()), engine.CheckFigures(f, input, out.ideas()),
	}
}

// words is everything that was written, for checks of single words.
func (o Output) words() string { return o.Summary + "\n" + o.ideas() }

// ideas is what the posts are to say; how many there are, and when, is the calendar's own
// to say.
func (o Output) ideas() string {
	var b strings.Builder
	for _, s := range o.Slots {
		b.WriteString(s.Theme + "\n" + s.Idea + "\n")
	}
	return b.String()
}

var clock = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// checkMoments says whether each slot has a moment within the days, and each network at most
// one post at a moment.
func (p plan) checkMoments(out Output) engine.Finding {
	taken := map[string]string{}
	for _, s := range out.Slots {
		moment := fmt.Sprintf("%d %s %s", s.Day, s.Time, s.Network)
		switch other, there := taken[moment]; {
		case s.Day < 1 || s.Day > p.days:
			return engine.Finding{Name: "moments", Fatal: true, Message: fmt.Sprintf("“%s” is on day %d; the calendar has %d days.", s.Theme, s.Day, p.days)}
		case !clock.MatchString(s.Time):
			return engine.Finding{Name: "moments", Fatal: true, Quote: s.Time, Message: fmt.Sprintf("“%s” is at “%s”, which is no time as HH:MM.", s.Theme, s.Time)}
		case there:
			return engine.Finding{Name: "moments", Fatal: true, Message: fmt.Sprintf("“%s” and “%s” go out on %s at the same moment.", other, s.Theme, network.Network(s.Network).Title())}
		}
		taken[moment] = s.Theme
	}
	return engine.Finding{Name: "moments", OK: true, Message: "Every post has a moment of its own."}
}

// checkNetworks says whether the networks are the campaign's, and each has a post where
// there are enough.
func (p plan) checkNetworks(out Output) engine.Finding {
	had := map[string]bool{}
	for _, s := range out.Slots {
		if !slices.Contains(p.networks(), s.Network) {
			return engine.Finding{Name: "networks", Fatal: true, Message: fmt.Sprintf("“%s” is for %s, where the campaign is not.", s.Theme, network.Network(s.Network).Title())}
		}
		had[s.Network] = true
	}
	for _, n := range p.networks() {
		if !had[n] && len(out.Slots) >= len(p.mix) {
			return engine.Finding{Name: "networks", Fatal: true, Message: "There is no post for " + network.Network(n).Title() + "."}
		}
	}
	return engine.Finding{Name: "networks", OK: true, Message: "Every network of the campaign has its posts."}
}

// checkPillars says whether the pillars are the strategy's, and each is used where there are
// enough posts.
func (p plan) checkPillars(out Output) engine.Finding {
	used := map[string]bool{}
	for _, s := range out.Slots {
		if len(p.names) > 0 && !slices.Contains(p.names, s.Pillar) {
			return engine.Finding{Name: "pillars", Fatal: true, Quote: s.Pillar, Message: fmt.Sprintf("The strategy has no pillar “%s”.", s.Pillar)}
		}
		used[s.Pillar] = true
	}
	for _, name := range p.names {
		if !used[name] && len(out.Slots) >= len(p.names) {
			return engine.Finding{Name: "pillars", Fatal: true, Quote: name, Message: fmt.Sprintf("No post is about “%s”.", name)}
		}
	}
	return engine.Finding{Name: "pillars", OK: true, Message: "Every pillar of the strategy has its posts."}
}

// checkDistinct says whether two posts have the same idea.
func checkDistinct(out Output) engine.Finding {
	seen := map[string]string{}
	for _, s := range out.Slots {
		idea := strings.ToLower(strings.Join(strings.Fields(s.Idea), " "))
		if other, there := seen[idea]; there {
			return engine.Finding{Name: "distinct", Fatal: true, Quote: s.Idea, Message: fmt.Sprintf("“%s” and “%s” are one idea. Give each post its own.", other, s.Theme)}
		}
		seen[idea] = s.Theme
	}
	return engine.Finding{Name: "distinct", OK: true, Message: "Every post has an idea of its own."}
}

// checkForms says whether each network takes the form of its posts.
func checkForms(out Output) engine.Finding {
	for _, s := range out.Slots {
		l := network.Network(s.Network).Limits()
		if l.FilmsOnly() && s.Format != "video" || l.NeedsMedia && s.Format == "text" {
			return engine.Finding{Name: "forms", Fatal: true, Message: fmt.Sprintf("“%s” is a post of the form %s, which %s does not take.", s.Theme, s.Format, network.Network(s.Network).Title())}
		}
	}
	return engine.Finding{Name: "forms", OK: true, Message: "Every network takes the form of its posts."}
}

// mixOff is how many percentage points a network's share may be from the strategy's before a
// person is told.
const mixOff = 25

// checkMix flags a calendar that gives a network far more or less than the strategy does.
func (p plan) checkMix(out Output) engine.Finding {
	had, weekly := map[string]int{}, 0
	for _, s := range out.Slots {
		had[s.Network]++
	}
	for _, m := range p.mix {
		weekly += m.weekly
	}
	for _, m := range p.mix {
		if weekly == 0 || m.weekly == 0 {
			continue
		}
		is, want := 100*had[m.network]/len(out.Slots), 100*m.weekly/weekly
		if is < want-mixOff || is > want+mixOff {
			return engine.Finding{Name: "mix", Message: fmt.Sprintf("%s has %d %% of the posts; the strategy gives it %d %%.", network.Network(m.network).Title(), is, want)}
		}
	}
	return engine.Finding{Name: "mix", OK: true, Message: "The networks have about the parts that the strategy gives them."}
}
