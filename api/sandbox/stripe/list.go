package stripe

import (
	"fmt"
	"slices"
	"strconv"
)

const (
	defaultLimit = 10
	largestLimit = 100
)

// page gives one page of a list in Stripe's envelope. All is in the order of the list; noun is what a cursor names; keep
// selects, and nil keeps all. Ending_before gives the items just before the cursor, still in the order of the list.
func page[T interface{ id() string }](c call, url, noun string, all []T, keep func(T) bool, draw func(T) object) (object, *failure) {
	limit, f := limitOf(c)
	if f != nil {
		return nil, f
	}
	rest, backward, f := fromCursor(c, noun, all)
	if f != nil {
		return nil, f
	}
	data, more := []any{}, false
	for _, item := range rest {
		if keep != nil && !keep(item) {
			continue
		}
		if more = len(data) == limit; more {
			break
		}
		data = append(data, draw(item))
	}
	if backward {
		slices.Reverse(data)
	}
	return object{"object": "list", "url": url, "has_more": more, "data": data}, nil
}

func limitOf(c call) (int, *failure) {
	if !c.has("limit") {
		return defaultLimit, nil
	}
	limit := c.number("limit")
	if limit < 1 || limit > largestLimit {
		return 0, invalidParameter("limit", "parameter_invalid_integer",
			fmt.Sprintf("Invalid limit: %d. It must be between 1 and %d.", limit, largestLimit))
	}
	return int(limit), nil
}

// fromCursor gives the items beyond the request's cursor, nearest first.
func fromCursor[T interface{ id() string }](c call, noun string, all []T) (rest []T, backward bool, f *failure) {
	after, before := c.text("starting_after"), c.text("ending_before")
	find := func(id string) int { return slices.IndexFunc(all, func(item T) bool { return item.id() == id }) }
	switch {
	case after != "" && before != "":
		return nil, false, invalidParameter("", "", "You cannot parameterize a list with both starting_after and ending_before.")
	case after != "":
		place := find(after)
		if place < 0 {
			return nil, false, missing(noun, "starting_after", after).asParameter()
		}
		return all[place+1:], false, nil
	case before != "":
		place := find(before)
		if place < 0 {
			return nil, false, missing(noun, "ending_before", before).asParameter()
		}
		rest = slices.Clone(all[:place])
		slices.Reverse(rest)
		return rest, true, nil
	}
	return all, false, nil
}

// within applies the filter on creation: an instant, or bounds.
func within(c call, created int64) bool {
	if exact, ok := c.params["created"].(int); ok {
		return created == int64(exact)
	}
	bounds := c.group("created")
	holds := func(name string, ok func(bound int64) bool) bool { return !bounds.has(name) || ok(bounds.number(name)) }
	return holds("gt", func(b int64) bool { return created > b }) && holds("gte", func(b int64) bool { return created >= b }) &&
		holds("lt", func(b int64) bool { return created < b }) && holds("lte", func(b int64) bool { return created <= b })
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }
