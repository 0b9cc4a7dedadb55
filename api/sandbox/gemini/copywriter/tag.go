package copywriter

import (
	"slices"
	"strings"
	"unicode"
)

// tagged is a hashtag without its sign, and what sort it is of: brand, campaign, topic, location or community.
type tagged struct{ tag, kind string }

// allTags are the hashtags that the facts give, the most particular first.
func (a *author) allTags(place int) []tagged {
	text := a.facts.Wishes.Text
	about := strings.Join(append([]string{a.facts.Wishes.Product, a.facts.Wishes.Idea, a.facts.Industry, a.facts.Description}, a.factTexts()...), ". ")
	list := []tagged{{camel(a.facts.Brand), "brand"}}
	for _, own := range a.facts.Hashtags {
		list = append(list, tagged{strings.TrimPrefix(own, "#"), "brand"})
	}
	list = append(list, tagged{camel(a.facts.Campaign), "campaign"})
	for i, word := range a.topics(text, about, place) {
		list = append(list, tagged{camel(word), "topic"})
		if i == 1 {
			list = append(list, a.community(place, 1)...)
		}
	}
	for _, where := range a.words("places") {
		if _, _, is := a.has(text+". "+about, where); is {
			list = append(list, tagged{camel(where), "location"})
		}
	}
	return a.distinct(append(list, a.community(place+1, len(a.pools["tag.community"]))...))
}

// topics are the nouns of the facts and of the text; those that both have come first.
func (a *author) topics(text, about string, place int) []string {
	own := a.nouns(a.language, about)
	var shared, other []string
	for i := range own {
		word := own[(place+i)%len(own)]
		if _, _, both := a.has(text, word); both {
			shared = append(shared, word)
		} else {
			other = append(other, word)
		}
	}
	return slices.Concat(shared, a.nouns(a.language, text), other)
}

// community are hashtags that say nothing about the brand.
func (a *author) community(place, count int) []tagged {
	var out []tagged
	for i := range count {
		out = append(out, tagged{a.say("tag.community", place+i, nil, nil), "community"})
	}
	return out
}

// distinct drops what can't be a hashtag, what the brand avoids, and repetitions; a place goes before a topic of its name.
func (a *author) distinct(list []tagged) []tagged {
	places := a.words("places")
	var out []tagged
	for _, t := range list {
		if t.kind == "topic" && slices.Contains(places, t.tag) {
			continue
		}
		t.tag = strings.Map(tagLetter, t.tag)
		fresh := !slices.ContainsFunc(out, func(known tagged) bool { return strings.EqualFold(known.tag, t.tag) })
		if camel(t.tag) != "" && fresh && runes(t.tag) <= 30 && !a.avoids(t.tag) {
			out = append(out, t)
		}
	}
	return out
}

// tagLetter drops what ends a hashtag.
func tagLetter(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
		return r
	}
	return -1
}

// avoids says whether a word that the brand avoids stands in a hashtag, where words are not parted.
func (a *author) avoids(tag string) bool {
	return slices.ContainsFunc(a.facts.Avoid, func(word string) bool {
		word = strings.ToLower(camel(word))
		return runes(word) > 2 && strings.Contains(strings.ToLower(tag), word)
	})
}

// tags gives hashtags without their sign: the brand's, the campaign's, and words of the facts.
func (a *author) tags(count, place int) []string {
	var out []string
	for _, t := range a.allTags(place) {
		if len(out) < count {
			out = append(out, t.tag)
		}
	}
	return out
}
