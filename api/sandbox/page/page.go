// Package page is the look that the sandbox's own pages share: one frame with the navigation, one stylesheet for light and
// dark, and a policy under which no page loads anything from outside or runs a script of its own.
package page

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"net/http"
	"time"
)

//go:embed frame.html sandbox.css watch.js
var files embed.FS

// policy allows the sandbox's own stylesheet and its one script file, and nothing inline or foreign.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; " +
	"frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Frame is what the common frame needs around a page's own content.
type Frame struct {
	// Title is the page's name in the browser's tab.
	Title string
	// Section is the navigation entry that is marked as current: home, mail, authenticator or network.
	Section string
	// Watch is a path whose answer the page polls; it reloads when the answer changes. Empty: it stays as it is.
	Watch string
	// Body is handed to the page's own template.
	Body any
}

// Template is a page's own content inside the common frame.
type Template struct{ parsed *template.Template }

// Must parses a page's template, which defines "content"; it panics on a mistake in the template, which is a mistake in the program.
func Must(source fs.FS, name string) Template {
	functions := template.FuncMap{"clock": clock, "moment": moment}
	parsed := template.Must(template.New("frame.html").Funcs(functions).ParseFS(files, "frame.html"))
	return Template{template.Must(parsed.ParseFS(source, name))}
}

// Write renders the page completely before it sends a byte, so that a fault never leaves half a page.
func (t Template) Write(w http.ResponseWriter, status int, frame Frame) {
	var out bytes.Buffer
	if err := t.parsed.ExecuteTemplate(&out, "frame.html", frame); err != nil {
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

// Assets serves the stylesheet and the script; mount it at /assets/.
func Assets() http.Handler {
	return http.StripPrefix("/assets/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-cache")
		http.ServeFileFS(w, r, files, r.URL.Path)
	}))
}

func clock(t time.Time) string { return t.Local().Format("15:04:05") }

func moment(t time.Time) string { return t.Local().Format("Mon 2 Jan 2006, 15:04:05 MST") }
