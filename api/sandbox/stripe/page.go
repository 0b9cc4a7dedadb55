package stripe

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"time"
)

//go:embed checkout.html checkout.css
var files embed.FS

// policy allows the page's own stylesheet and nothing else: no script at all. It says nothing of form targets, because
// browsers apply that to the redirect after paying too, which leads to the merchant's own address.
const policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"

// parsePages reads the hosted pages; a mistake in them is a mistake in the program.
func parsePages() *template.Template {
	functions := template.FuncMap{"price": price, "moment": moment, "taxPercent": func() int { return TaxPercent }, "percent": func(code string) int64 { return promotions()[code] }}
	return template.Must(template.New("checkout.html").Funcs(functions).ParseFS(files, "checkout.html"))
}

// writePage draws a page completely before it sends a byte, so that a fault never leaves half of one.
func (s *Server) writePage(w http.ResponseWriter, status int, name string, view any) {
	var out bytes.Buffer
	if err := s.pages.ExecuteTemplate(&out, name, view); err != nil {
		http.Error(w, "The sandbox could not draw this page: "+err.Error(), http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes())
}

// writeNotice is a page that says one thing.
func (s *Server) writeNotice(w http.ResponseWriter, status int, title, text string) {
	s.writePage(w, status, "notice", struct{ Title, Text string }{title, text})
}

func showStylesheet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, files, "checkout.css")
}

// pageForm is a submitted form.
type pageForm url.Values

func (f pageForm) get(name string) string { return url.Values(f).Get(name) }

func (s *Server) readPage(w http.ResponseWriter, r *http.Request) (pageForm, bool) {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		s.writeNotice(w, http.StatusBadRequest, "The form could not be read", "Go back and try again.")
		return nil, false
	}
	return pageForm(r.PostForm), true
}

func moment(unix int64) string { return time.Unix(unix, 0).Format("2 January 2006, 15:04 MST") }
