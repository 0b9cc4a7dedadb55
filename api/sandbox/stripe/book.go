package stripe

import (
	"crypto/rand"
	"encoding/json"
	"maps"
)

// object is a JSON object as Stripe sends it.
type object = map[string]any

// book is the whole account.
type book struct {
	Sessions shelf[*session] `json:"sessions"`
	Intents  shelf[*intent]  `json:"intents"`
	Charges  shelf[*charge]  `json:"charges"`
	Refunds  shelf[*refund]  `json:"refunds"`
	Disputes shelf[*dispute] `json:"disputes"`
	Events   shelf[*event]   `json:"events"`
	// Keys hold the first answer to each idempotency key.
	Keys map[string]kept `json:"keys"`
	// Ahead is how far the account's clock has been moved on, in seconds.
	Ahead int64 `json:"ahead"`
}

func newBook() *book { return &book{Keys: map[string]kept{}} }

// record is what every object of the account has.
type record interface {
	id() string
	created() int64
}

// stamp is the part of an object that makes it a record. At is when it came to be, in unix seconds.
type stamp struct {
	ID string `json:"id"`
	At int64  `json:"created"`
}

func (s stamp) id() string     { return s.ID }
func (s stamp) created() int64 { return s.At }

// shelf holds the objects of one kind in the order in which they came.
type shelf[T record] struct {
	all   []T
	place map[string]int
}

func (s *shelf[T]) add(item T) {
	if s.place == nil {
		s.place = map[string]int{}
	}
	s.place[item.id()] = len(s.all)
	s.all = append(s.all, item)
}

func (s *shelf[T]) find(id string) (item T, ok bool) {
	place, ok := s.place[id]
	if ok {
		item = s.all[place]
	}
	return item, ok
}

// newestFirst is the order of Stripe's lists.
func (s *shelf[T]) newestFirst() []T {
	items := make([]T, 0, len(s.all))
	for i := len(s.all) - 1; i >= 0; i-- {
		items = append(items, s.all[i])
	}
	return items
}

// MarshalJSON writes the objects in their order.
func (s shelf[T]) MarshalJSON() ([]byte, error) { return json.Marshal(s.all) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *shelf[T]) UnmarshalJSON(data []byte) error {
	var items []T
	if err := json.Unmarshal(data, &items); err != nil {
		return err
	}
	*s = shelf[T]{}
	for _, item := range items {
		s.add(item)
	}
	return nil
}

// turn is one piece of work on the account at one instant. Nothing else happens to the account meanwhile.
type turn struct {
	*book
	stripe *contract
	// now is the account's time, in unix seconds.
	now  int64
	from origin
	// base is the address of the hosted pages.
	base    string
	changed bool
}

// draw gives an object of the kind its full shape and lays the facts over it.
func (t *turn) draw(kind string, facts object) object {
	shape := object{}
	if err := json.Unmarshal(t.stripe.fixtures[kind], &shape); err != nil {
		panic("Stripe's fixture of " + kind + " cannot be read: " + err.Error())
	}
	maps.Copy(shape, facts)
	return shape
}

func (t *turn) stamp(prefix string, length int) stamp {
	t.changed = true
	return stamp{ID: newID(prefix, length), At: t.now}
}

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// newID makes an id that nobody guesses, in Stripe's alphabet.
func newID(prefix string, length int) string {
	random := make([]byte, length)
	_, _ = rand.Read(random) // crypto/rand never fails: it ends the process instead
	for i, b := range random {
		random[i] = letters[int(b)%len(letters)]
	}
	return prefix + string(random)
}

// orNull is how Stripe writes a text that is not there.
func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// orEmpty is how Stripe writes metadata that is not there.
func orEmpty(metadata map[string]string) map[string]string {
	if metadata == nil {
		return map[string]string{}
	}
	return metadata
}
