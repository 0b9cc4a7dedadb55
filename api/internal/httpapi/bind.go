package httpapi

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/page"
)

// maxBody bounds every request body, in bytes.
const maxBody = 1 << 20

// Faults of reading a request.
var (
	errJSON         = fault.New(fault.Malformed, "invalid_json", "The body is not valid JSON. Send one JSON object.")
	errEmptyBody    = fault.New(fault.Malformed, "empty_body", "This needs a JSON body. Send one JSON object.")
	errMediaType    = fault.New(fault.Unsupported, "unsupported_media_type", "Send the body as application/json.")
	errUnknownField = fault.New(fault.Invalid, "unknown_field", "The body has a field that this operation does not know. Remove it or correct its name.")
	errIfMatch      = fault.New(fault.Malformed, "invalid_if_match", "If-Match takes one ETag as an earlier answer gave it, such as \"3\".")
)

// bind reads the JSON body strictly into a wire struct and checks its rules.
func bind(c echo.Context, into any) error {
	if err := decode(c, into, false); err != nil {
		return err
	}
	return check(into)
}

// bindOptional is bind for operations whose body may be left out.
func bindOptional(c echo.Context, into any) error {
	if err := decode(c, into, true); err != nil {
		return err
	}
	return check(into)
}

func decode(c echo.Context, into any, optional bool) error {
	r := c.Request()
	r.Body = http.MaxBytesReader(c.Response(), r.Body, maxBody)
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	err := dec.Decode(into)
	if errors.Is(err, io.EOF) {
		if optional {
			return nil
		}
		return errEmptyBody
	}
	if mediaErr := requireJSON(r); mediaErr != nil {
		return mediaErr
	}
	if err != nil {
		return jsonFault(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errJSON.Saying("The body has something after its JSON object. Send one JSON object only.")
	}
	return nil
}

func requireJSON(r *http.Request) error {
	media, _, err := mime.ParseMediaType(r.Header.Get(echo.HeaderContentType))
	if err != nil || media != echo.MIMEApplicationJSON {
		return errMediaType
	}
	return nil
}

// jsonFault tells the decoder's error in our words.
func jsonFault(err error) error {
	var tooBig *http.MaxBytesError
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.As(err, &tooBig):
		return errBodyTooBig
	case errors.As(err, &wrongType) && wrongType.Field != "":
		return fault.ErrInvalid.WithFields(typeFault(wrongType))
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		field := strings.Trim(name, `"`)
		return errUnknownField.WithFields(fault.Field{Field: field, Code: "unknown_field", Message: "Remove this field or correct its name."})
	}
	return errJSON.Because(err)
}

// typeFault says what a field takes.
func typeFault(e *json.UnmarshalTypeError) fault.Field {
	if e.Type != reflect.TypeFor[Instant]() {
		wanted, got := jsonName(e.Type.Kind().String()), jsonName(e.Value)
		return fault.Field{Field: e.Field, Code: "wrong_type", Message: "This takes a JSON " + wanted + ", not a JSON " + got + "."}
	}
	f := fault.Field{Field: e.Field, Code: "wrong_type", Message: "Give an instant such as 2026-12-01T00:00:00Z."}
	if e.Value == "string" {
		f.Code = "invalid_format"
	}
	return f
}

// jsonName is JSON's word for a Go kind, or for what the decoder calls a value.
func jsonName(kind string) string {
	switch {
	case strings.HasPrefix(kind, "number"), strings.HasPrefix(kind, "int"), strings.HasPrefix(kind, "uint"), strings.HasPrefix(kind, "float"):
		return "number"
	case kind == "bool":
		return "boolean"
	case kind == "slice", kind == "array":
		return "list"
	case kind == "struct", kind == "map":
		return "object"
	}
	return kind
}

// pageOf reads limit and cursor.
func pageOf(c echo.Context) (page.Request, error) {
	limit := 0
	if raw := c.QueryParam("limit"); raw != "" {
		n, err := strconv.Atoi(raw)
		if err != nil || n == 0 {
			n = -1
		}
		limit = n
	}
	return page.NewRequest(limit, c.QueryParam("cursor"))
}

// ifMatch reads the version that the client saw; zero means any.
func ifMatch(c echo.Context) (int64, error) {
	raw := strings.TrimSpace(c.Request().Header.Get("If-Match"))
	if raw == "" || raw == "*" {
		return 0, nil
	}
	n, err := strconv.ParseInt(strings.Trim(strings.TrimPrefix(raw, "W/"), `"`), 10, 64)
	if err != nil || n < 1 {
		return 0, errIfMatch
	}
	return n, nil
}

// oneOf reads a query parameter that takes one of the given words, or nothing.
func oneOf(c echo.Context, name string, words ...string) (string, error) {
	v := c.QueryParam(name)
	if v == "" {
		return "", nil
	}
	for _, w := range words {
		if v == w {
			return v, nil
		}
	}
	return "", fault.ErrInvalid.WithFields(fault.Field{Field: name, Code: "not_allowed", Message: "Give one of: " + strings.Join(words, ", ") + "."})
}

// set takes a patched field over where the body named it.
func set[T any](field *T, patch *T) {
	if patch != nil {
		*field = *patch
	}
}
