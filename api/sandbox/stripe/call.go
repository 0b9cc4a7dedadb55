package stripe

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/stripe/stripe-mock/param"
	"github.com/stripe/stripe-mock/param/coercer"
)

const (
	formType = "application/x-www-form-urlencoded"
	// largestBody bounds what one request may carry, in bytes.
	largestBody = 1 << 20
)

// origin says what a change comes from: a request of the API with its idempotency key, or, when empty, the hosted page, the
// clock or the control routes.
type origin struct {
	requestID string
	key       string
}

// call is a request whose parameters have been judged.
type call struct {
	params
	request *http.Request
	// fingerprint is equal for two requests exactly when they ask for the same thing.
	fingerprint string
}

// id is the value of a name in the route's path.
func (c call) id(name string) string { return c.request.PathValue(name) }

// read parses and judges a request's parameters.
func (c *contract) read(w http.ResponseWriter, r *http.Request, route route) (call, *failure) {
	if f := checkForm(w, r); f != nil {
		return call{}, f
	}
	given, err := param.ParseParams(r)
	if err != nil {
		return call{}, invalidParameter("", "", "The parameters cannot be parsed: "+err.Error())
	}
	// Before coercion, which replaces values in place: the same request gives the same text.
	canonical, err := json.Marshal(given)
	if err != nil {
		return call{}, broken(err)
	}
	o := c.operations[route.method+" "+route.path]
	if f := o.check(given); f != nil {
		return call{}, f
	}
	if f := checkExpand(route, params(given).texts("expand")); f != nil {
		return call{}, f
	}
	return call{params: given, request: r, fingerprint: r.Method + " " + r.URL.Path + " " + string(canonical)}, nil
}

// checkForm refuses a body that is too large or not a form, and leaves it to be read once more.
func checkForm(w http.ResponseWriter, r *http.Request) *failure {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
	if err != nil {
		return invalidParameter("", "", "The request's body cannot be read: "+err.Error())
	}
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	if len(body) > 0 && strings.TrimSpace(kind) != formType {
		return invalidParameter("", "", fmt.Sprintf("Invalid request (check that your %s content type is %s).", r.Method, formType))
	}
	if _, err := url.ParseQuery(string(body)); err != nil {
		return invalidParameter("", "", "The request's body is not a form: "+err.Error())
	}
	r.Body = io.NopCloser(strings.NewReader(string(body)))
	return nil
}

func (o *operation) check(given map[string]any) *failure {
	if err := coercer.CoerceParams(o.schema, given); err != nil {
		return invalidParameter("", "", "Invalid parameters: "+err.Error())
	}
	if f := explain(o.schema, given, ""); f != nil {
		return f
	}
	if err := o.judge.Validate(given); err != nil {
		return invalidParameter("", "", "Invalid parameters: "+err.Error())
	}
	return o.checkImitated(given, "", "")
}

// checkImitated finds a parameter that the route's table does not name. Path is the name without indexes.
func (o *operation) checkImitated(value any, path, name string) *failure {
	if o.imitated[path] {
		return nil
	}
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			if f := o.checkImitated(value[key], strings.TrimPrefix(path+"."+key, "."), nested(name, key)); f != nil {
				return f
			}
		}
	case []any:
		for i, item := range value {
			if f := o.checkImitated(item, path, nested(name, strconv.Itoa(i))); f != nil {
				return f
			}
		}
	default:
		return notImitated(name, "the parameter "+name)
	}
	return nil
}

// params are judged parameters, so that a value has the type that Stripe's document gives it.
type params map[string]any

func (p params) has(name string) bool { _, ok := p[name]; return ok }

func (p params) text(name string) string { s, _ := p[name].(string); return s }

func (p params) number(name string) int64 { n, _ := p[name].(int); return int64(n) }

func (p params) group(name string) params { g, _ := p[name].(map[string]any); return g }

func (p params) groups(name string) []params {
	items, _ := p[name].([]any)
	groups := make([]params, 0, len(items))
	for _, item := range items {
		group, _ := item.(map[string]any)
		groups = append(groups, group)
	}
	return groups
}

func (p params) texts(name string) []string {
	items, _ := p[name].([]any)
	texts := make([]string, 0, len(items))
	for _, item := range items {
		texts = append(texts, fmt.Sprint(item))
	}
	return texts
}
