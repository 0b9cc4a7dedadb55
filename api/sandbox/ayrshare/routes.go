package ayrshare

import "net/http"

// call is one API request after its key was accepted.
type call struct {
	w       http.ResponseWriter
	r       *http.Request
	profile *profile
	// wrapped says that a Profile-Key was sent, which makes the vendor wrap the answers to posts.
	wrapped bool
}

type endpoint func(c *call) *failure

func (s *Server) newRoutes() *http.ServeMux {
	mux := http.NewServeMux()
	for pattern, handle := range map[string]endpoint{
		"POST /api/post":                   s.createPost,
		"GET /api/post":                    s.getPost,
		"GET /api/post/{id}":               s.getPost,
		"PATCH /api/post":                  s.patchPost,
		"DELETE /api/post":                 s.deletePost,
		"PUT /api/post/retry":              s.retryPost,
		"POST /api/validate/post":          s.validatePost,
		"GET /api/history":                 s.listHistory,
		"GET /api/history/{id}":            s.getPost,
		"POST /api/analytics/post":         s.postAnalytics,
		"POST /api/analytics/social":       s.socialAnalytics,
		"GET /api/user":                    s.getUser,
		"POST /api/profiles":               s.createProfile,
		"GET /api/profiles":                s.listProfiles,
		"DELETE /api/profiles":             s.deleteProfile,
		"DELETE /api/profiles/social":      s.unlinkSocial,
		"POST /api/profiles/link-sessions": s.createLinkSession,
		"POST /api/media/urlExists":        s.mediaExists,
		"POST /api/media/upload":           s.uploadMedia,
		"/api/":                            unknownPath,
	} {
		mux.HandleFunc(pattern, s.guarded(handle))
	}
	mux.HandleFunc("GET /link/{session}", s.showLinkPage)
	mux.HandleFunc("POST /link/{session}/connect", s.connectAccount)
	mux.HandleFunc("POST /link/{session}/disconnect", s.disconnectAccount)
	mux.HandleFunc("GET /media/{name}", s.serveUpload)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { writeFailure(w, unknownPath(nil)) })
	return mux
}

func unknownPath(*call) *failure {
	return refuse(http.StatusNotFound, 0, "The requested endpoint does not exist or does not support this method.")
}

// guarded checks the key, counts the request and carries it out.
func (s *Server) guarded(handle endpoint) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c := &call{w: w, r: r}
		f := s.authenticate(c)
		if f == nil {
			f = s.countRequest(c)
		}
		if f == nil {
			f = handle(c)
		}
		if f != nil {
			writeFailure(w, f)
		}
	}
}
