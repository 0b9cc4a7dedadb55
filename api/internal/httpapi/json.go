package httpapi

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"reflect"
	"regexp"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
)

// maxBody bounds a request body, in bytes, of every operation but those that bring a file.
const maxBody = 1 << 20

// maxFile bounds the body of an operation that brings a file.
const maxFile = 8 << 20

// bringsFile is where a request remembers that it may be as large as a file.
const bringsFile = "bringsFile"

// most is the bound of a request's body.
func most(c echo.Context) int64 {
	if file, _ := c.Get(bringsFile).(bool); file {
		return maxFile
	}
	return maxBody
}

// Faults of reading a body.
var (
	errJSON         = fault.New(fault.Malformed, "invalid_json", "The body is not valid JSON. Send one JSON object.")
	errEmptyBody    = fault.New(fault.Malformed, "empty_body", "This needs a JSON body. Send one JSON object.")
	errMediaType    = fault.New(fault.Unsupported, "unsupported_media_type", "Send the body as application/json.")
	errUnknownField = fault.New(fault.Invalid, "unknown_field", "The body has a field that this operation does not know. Remove it or correct its name.")
)

// bind reads the JSON body strictly into a wire struct and checks its rules.
func bind(c echo.Context, into any) error { return bindBody(c, into, false) }

// bindOptional is bind for operations whose body may be left out.
func bindOptional(c echo.Context, into any) error { return bindBody(c, into, true) }

func bindBody(c echo.Context, into any, optional bool) error {
	body, err := readBody(c)
	if err != nil {
		return err
	}
	if len(body) == 0 {
		if optional {
			return nil
		}
		return errEmptyBody
	}
	if err := requireJSON(c.Request()); err != nil {
		return err
	}
	if err := decode(body, into); err != nil {
		return err
	}
	return check(into)
}

// readBody reads what was sent, as far as it may go. Faults: errBodyTooBig.
func readBody(c echo.Context) ([]byte, error) {
	body, err := io.ReadAll(http.MaxBytesReader(c.Response(), c.Request().Body, most(c)))
	var tooBig *http.MaxBytesError
	switch {
	case errors.As(err, &tooBig):
		return nil, errBodyTooBig
	case err != nil:
		return nil, errJSON.Because(err)
	}
	return body, nil
}

func requireJSON(r *http.Request) error {
	media, _, err := mime.ParseMediaType(r.Header.Get(echo.HeaderContentType))
	if err != nil || media != echo.MIMEApplicationJSON {
		return errMediaType
	}
	return nil
}

// decode reads one JSON object into a wire struct. What two readers could take for two
// different things is refused: a name that stands twice, a name in other capitals, text
// that is no UTF-8, and anything after the object (RFC 8259, 4 and 8.1).
func decode(body []byte, into any) error {
	var whole jsontext.Value
	if err := json.Unmarshal(body, &whole); err != nil {
		return syntaxFault(err)
	}
	if whole.Kind() != '{' {
		return errJSON.Saying("The body is valid JSON, and not an object. Send one JSON object.")
	}
	if err := json.UnmarshalRead(bytes.NewReader(body), into, json.RejectUnknownMembers(true)); err != nil {
		return memberFault(err)
	}
	return nil
}

// syntaxFault tells a body that is no JSON in our words.
func syntaxFault(err error) error {
	if errors.Is(err, jsontext.ErrDuplicateName) {
		return errJSON.Saying("A name stands twice in one object of the body. Leave one out.").Because(err)
	}
	return errJSON.Because(err)
}

// memberFault tells a member of the body that can't be read in our words.
func memberFault(err error) error {
	var member *json.SemanticError
	if !errors.As(err, &member) {
		return errJSON.Because(err)
	}
	field := fieldName(member.JSONPointer)
	if errors.Is(err, json.ErrUnknownName) {
		return errUnknownField.WithFields(fault.Field{Field: field, Code: "unknown_field", Message: "Remove this field or correct its name."})
	}
	if member.GoType == nil {
		return errJSON.Because(err)
	}
	return fault.ErrInvalid.WithFields(typeFault(field, member))
}

// typeFault says what a field takes.
func typeFault(field string, e *json.SemanticError) fault.Field {
	if e.GoType == reflect.TypeFor[Instant]() {
		f := fault.Field{Field: field, Code: "wrong_type", Message: "Give an instant such as 2026-12-01T00:00:00Z."}
		if e.JSONKind == '"' {
			f.Code = "invalid_format"
		}
		return f
	}
	wanted, got := wantedKind(e.GoType), kindName(e.JSONKind)
	if wanted == got {
		return fault.Field{Field: field, Code: "out_of_range", Message: "This takes a whole number of sane size."}
	}
	return fault.Field{Field: field, Code: "wrong_type", Message: "This takes a JSON " + wanted + ", not a JSON " + got + "."}
}

// wantedKind is JSON's word for what a Go type takes.
func wantedKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return wantedKind(t.Elem())
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Slice, reflect.Array:
		return "list"
	case reflect.Struct, reflect.Map:
		return "object"
	}
	return "number"
}

// kindName is the word for what stands in the body.
func kindName(k jsontext.Kind) string {
	switch k {
	case '"':
		return "string"
	case '0':
		return "number"
	case '{':
		return "object"
	case '[':
		return "list"
	case 'n':
		return "null"
	}
	return "boolean"
}

var listIndex = regexp.MustCompile(`\.(\d+)(\.|$)`)

// fieldName writes a JSON Pointer (RFC 6901) as problems name fields: "variants[0].text".
func fieldName(p jsontext.Pointer) string {
	var tokens []string
	for token := range p.Tokens() {
		tokens = append(tokens, token)
	}
	name := strings.Join(tokens, ".")
	for listIndex.MatchString(name) {
		name = listIndex.ReplaceAllString(name, "[$1]$2")
	}
	return name
}
