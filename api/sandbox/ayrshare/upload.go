package ayrshare

import (
	"bytes"
	"encoding/base64"
	"io"
	"net/http"
	"path"
	"strings"
	"time"
)

// mediaExists checks a media address the way POST /post checks it.
func (s *Server) mediaExists(c *call) *failure {
	var in struct {
		MediaURL string `json:"mediaUrl"`
	}
	if f := readJSON(c.w, c.r, &in); f != nil {
		return f
	}
	found, err := s.media.check(c.r.Context(), in.MediaURL, false)
	if err != nil {
		return &failure{status: http.StatusBadRequest, Action: "media", Status: "error", Code: 136, Message: err.Error() + "."}
	}
	writeJSON(c.w, http.StatusOK, map[string]any{"status": "success", "contentType": found.contentType, "mediaUrl": in.MediaURL})
	return nil
}

// maxUpload is the vendor's limit for one file.
const maxUpload = 30 * megabyte

// uploadMedia keeps a picture and gives it an address of the sandbox. It takes JSON with a data URI, or a form.
func (s *Server) uploadMedia(c *call) *failure {
	c.r.Body = http.MaxBytesReader(c.w, c.r.Body, maxUpload*4/3+megabyte)
	name, data, f := readUpload(c)
	if f != nil {
		return f
	}
	if len(data) == 0 || len(data) > maxUpload {
		return badParameters("file must hold between 1 byte and 30 MB.")
	}
	kind := http.DetectContentType(data)
	ext := strings.ToLower(path.Ext(name))
	if extensions[ext] == "" {
		ext = extensionOf(kind)
	}
	if ext == "" {
		return badParameters("file must be an image, a video or a document that networks take.")
	}
	id := randomFrom("0123456789abcdef", 24) + ext
	s.mu.Lock()
	s.state.addImage(id, &storedImage{Type: kind, Data: data})
	s.changes++
	s.mu.Unlock()
	writeJSON(c.w, http.StatusOK, map[string]any{"id": id, "url": s.options.BaseURL + "/media/" + id, "fileName": name, "description": ""})
	return nil
}

func extensionOf(kind string) string {
	switch kind {
	case "image/jpeg":
		return ".jpg"
	case "image/png", "image/gif", "image/webp", "video/mp4", "video/webm":
		return "." + kind[strings.Index(kind, "/")+1:]
	}
	return ""
}

func readUpload(c *call) (name string, data []byte, f *failure) {
	if strings.HasPrefix(c.r.Header.Get("Content-Type"), "multipart/form-data") {
		return readForm(c)
	}
	var in struct {
		File     string `json:"file"`
		FileName string `json:"fileName"`
	}
	if f := decode(c.r.Body, &in); f != nil {
		return "", nil, f
	}
	_, encoded, found := strings.Cut(in.File, ";base64,")
	data, err := base64.StdEncoding.DecodeString(encoded)
	if !found || err != nil {
		return "", nil, badParameters("file must be a data URI such as data:image/png;base64,….")
	}
	return in.FileName, data, nil
}

func readForm(c *call) (string, []byte, *failure) {
	file, header, err := c.r.FormFile("file")
	if err != nil {
		return "", nil, badParameters("The form needs a part named file.")
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return "", nil, badParameters("The file could not be read to its end.")
	}
	return orDefault(c.r.FormValue("fileName"), header.Filename), data, nil
}

// serveUpload gives an uploaded file back, to the sandbox's own HEAD check among others.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	data, kind, found := s.Image(r.PathValue("name"))
	if !found {
		writeFailure(w, unknownPath(nil))
		return
	}
	w.Header().Set("Content-Type", kind)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}
