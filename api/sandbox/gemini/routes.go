package gemini

import (
	"crypto/subtle"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func (s *Server) newRoutes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1beta/models", s.guarded(s.listModels))
	mux.HandleFunc("GET /v1beta/models/{model}", s.guarded(s.getModel))
	mux.HandleFunc("POST /v1beta/models/{call}", s.guarded(s.call))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		// Google answers unknown paths with a page, not with JSON.
		http.Error(w, "The requested URL "+r.URL.Path+" was not found on this server.", http.StatusNotFound)
	})
	return mux
}

type endpoint func(w http.ResponseWriter, r *http.Request) *fault

func (s *Server) guarded(handle endpoint) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f := s.authenticate(r)
		if f == nil {
			f = handle(w, r)
		}
		if f != nil {
			writeFault(w, f)
		}
	}
}

// liveKey is the form of the vendor's real keys, and of other vendors' live ones.
var liveKey = regexp.MustCompile(`^AIza[0-9A-Za-z_-]{20,}$|^AQ\.[0-9A-Za-z_-]{20,}$|_live_`)

// authenticate takes the key from the header, or from the query as the vendor does.
func (s *Server) authenticate(r *http.Request) *fault {
	key := r.Header.Get("x-goog-api-key")
	if key == "" {
		key = r.URL.Query().Get("key")
	}
	switch {
	case key == "":
		return &fault{Code: http.StatusForbidden, Status: "PERMISSION_DENIED", Message: "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API."}
	case liveKey.MatchString(key):
		return &fault{Code: http.StatusUnauthorized, Status: "UNAUTHENTICATED", Message: "This is a sandbox on your own machine and the key looks live. Take the live key out of this configuration and use the sandbox's own key."}
	case s.good(key):
		return nil
	}
	f := invalid("API key not valid. Please pass a valid API key.")
	f.Details = []any{map[string]any{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com",
		"metadata": map[string]string{"service": "generativelanguage.googleapis.com"}}}
	return f
}

// good says whether a key is the sandbox's, or one of its further keys: the same with anything and a hyphen before it, as several
// teams have keys of their own.
func (s *Server) good(key string) bool {
	last := key[max(0, len(key)-len(s.options.APIKey)):]
	before := strings.TrimSuffix(key, last)
	return subtle.ConstantTimeCompare([]byte(last), []byte(s.options.APIKey)) == 1 && (before == "" || strings.HasSuffix(before, "-"))
}

// call parts the model's id from the method, which a colon divides.
func (s *Server) call(w http.ResponseWriter, r *http.Request) *fault {
	id, method, _ := strings.Cut(r.PathValue("call"), ":")
	switch method {
	case "generateContent":
		return s.generate(w, r, id)
	case "streamGenerateContent":
		return s.stream(w, r, id)
	case "countTokens":
		return s.countTokens(w, r, id)
	}
	return notFound(fmt.Sprintf("models/%s is not supported for %s. Call ListModels to see the list of available models and their supported methods.", id, method))
}

func (s *Server) countTokens(w http.ResponseWriter, r *http.Request, id string) *fault {
	if _, f := s.model(id, "countTokens"); f != nil {
		return f
	}
	var in countRequest
	if f := decode(w, r, &in); f != nil {
		return f
	}
	request := &generateRequest{Contents: in.Contents}
	if in.GenerateContentRequest != nil {
		request = in.GenerateContentRequest
	}
	if len(request.Contents) == 0 {
		return invalid("* CountTokensRequest.contents: contents is not specified\n")
	}
	total := request.tokens()
	writeJSON(w, http.StatusOK, map[string]any{"totalTokens": total, "promptTokensDetails": []modality{{"TEXT", total}}})
	return nil
}

// listModels pages through the models that answer today; a page's token is the number of models before it.
func (s *Server) listModels(w http.ResponseWriter, r *http.Request) *fault {
	query, size, start := r.URL.Query(), 50, 0
	if text := query.Get("pageSize"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return invalid("page_size must be a number that is not negative.")
		}
		size = min(max(n, 1), 1000)
	}
	if text := query.Get("pageToken"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return invalid("page_token is invalid.")
		}
		start = n
	}
	now := s.options.Clock()
	living := slices.DeleteFunc(slices.Clone(models), func(m model) bool { return !m.off.IsZero() && !now.Before(m.off) })
	start = min(start, len(living))
	end := min(start+size, len(living))
	views := []modelView{}
	for _, m := range living[start:end] {
		views = append(views, m.view())
	}
	answer := map[string]any{"models": views}
	if end < len(living) {
		answer["nextPageToken"] = strconv.Itoa(end)
	}
	writeJSON(w, http.StatusOK, answer)
	return nil
}

func (s *Server) getModel(w http.ResponseWriter, r *http.Request) *fault {
	m, f := s.model(r.PathValue("model"), "getModel")
	if f != nil {
		return f
	}
	writeJSON(w, http.StatusOK, m.view())
	return nil
}
