package copywriter

import (
	"slices"

	"campaignos.dev/sandbox/gemini/schema"
)

// form is a sort of answer that hangs together, such as a calendar: it is written as a whole rather than field by field.
type form struct {
	// needs are the properties by which an object of the form is known.
	needs []string
	write func(*writer, *schema.Schema, spot) record
}

// forms are tried from the first to the last. It is a function since the forms write objects, which look for forms.
func forms() []form {
	return []form{
		{[]string{"pillars", "channelMix"}, (*writer).strategy},
		{[]string{"personas"}, (*writer).audienceProfile},
		{[]string{"slots"}, (*writer).calendar},
		{[]string{"options"}, (*writer).options},
		{[]string{"hashtags", "advice"}, (*writer).tagSet},
		{[]string{"concept", "scenes"}, (*writer).creativeBrief},
		{[]string{"posts"}, (*writer).repurposed},
		{[]string{"headlines", "descriptions"}, (*writer).advertisement},
		{[]string{"findings"}, (*writer).insight},
		{[]string{"verdict", "issues"}, (*writer).verdict},
	}
}

// form writes an object whose properties tell what it is; nil: it is none of the forms.
func (w *writer) form(s *schema.Schema, at spot) record {
	for _, f := range forms() {
		if !slices.ContainsFunc(f.needs, func(name string) bool { return s.Properties[name] == nil }) {
			return f.write(w, s, at)
		}
	}
	return nil
}

// list makes as many records as a list of the schema takes; want is how many suit the task.
func (w *writer) list(s *schema.Schema, name string, want int, write func(i, count int) record) []record {
	count := bounded(want, below(s, name), w.depth)
	out := []record{}
	for i := range count {
		out = append(out, write(i, count))
	}
	return out
}

// several are the first parts of as many different lines of a pool as a list takes.
func (w *writer) several(s *schema.Schema, name, pool string, want int, with slots, to *ledger) []string {
	var out []string
	usable := w.usable(pool, with)
	for i := range min(len(usable), bounded(want, below(s, name), w.depth)) {
		out = append(out, usable[(w.shift+i)%len(usable)].part(0, to))
	}
	return out
}

// networks are those of the campaign or of the wishes that a schema allows.
func (w *writer) networks(s *schema.Schema) []string {
	var wanted []string
	for _, name := range w.facts.Channels {
		if known := networkOf(name); known != "" && !slices.Contains(wanted, known) {
			wanted = append(wanted, known)
		}
	}
	if wanted == nil {
		wanted = []string{"instagram", "facebook", "linkedin"}
	}
	return preferred(wanted, allowed(s, wanted...))
}

// orEmpty keeps a nil list from being written as null.
func orEmpty(list []claim) []claim {
	if list == nil {
		return []claim{}
	}
	return list
}
