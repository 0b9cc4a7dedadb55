package stripe

import (
	"slices"
	"strings"
)

const (
	// eventsKept is how long Stripe lists an event, in seconds: 30 days.
	eventsKept = 30 * 24 * 60 * 60
	// mostTypes is Stripe's bound on the types of one list.
	mostTypes = 20
)

// event tells of one change. Its object is as it was then.
type event struct {
	stamp
	Type      string `json:"type"`
	Object    object `json:"object"`
	Previous  object `json:"previous,omitempty"`
	RequestID string `json:"requestId,omitempty"`
	Key       string `json:"key,omitempty"`
}

// tell records an event. Previous are the values that changed, as they were before; nil where Stripe gives none.
func (t *turn) tell(at int64, kind string, about, previous object) {
	t.changed = true
	t.Events.add(&event{stamp: stamp{ID: newID("evt_1", 23), At: at}, Type: kind, Object: about, Previous: previous,
		RequestID: t.from.requestID, Key: t.from.key})
}

func (t *turn) getEvent(c call) (object, *failure) {
	e, ok := t.Events.find(c.id("id"))
	if !ok {
		return nil, missing("event", "id", c.id("id"))
	}
	return t.drawEvent(e), nil
}

func (t *turn) listEvents(c call) (object, *failure) {
	types := c.texts("types")
	if c.has("type") && len(types) > 0 {
		return nil, invalidParameter("types", "", "You may only specify one of these parameters: type, types.")
	}
	if len(types) > mostTypes {
		return nil, invalidParameter("types", "", "You may specify up to 20 types.")
	}
	if c.has("type") {
		types = []string{c.text("type")}
	}
	return page(c, "/v1/events", "event", t.Events.newestFirst(), func(e *event) bool {
		return e.At > t.now-eventsKept && within(c, e.At) &&
			(len(types) == 0 || slices.ContainsFunc(types, func(pattern string) bool { return matches(pattern, e.Type) }))
	}, t.drawEvent)
}

// matches compares a type with a pattern, which may end in an asterisk.
func matches(pattern, kind string) bool {
	if prefix, open := strings.CutSuffix(pattern, "*"); open {
		return strings.HasPrefix(kind, prefix)
	}
	return kind == pattern
}

func (t *turn) drawEvent(e *event) object {
	data := object{"object": e.Object}
	if e.Previous != nil {
		data["previous_attributes"] = e.Previous
	}
	return t.draw("event", object{
		"id": e.ID, "created": e.At, "type": e.Type, "api_version": t.stripe.version, "data": data,
		"request": object{"id": orNull(e.RequestID), "idempotency_key": orNull(e.Key)},
	})
}
