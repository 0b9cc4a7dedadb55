package gemini

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
)

func (s *Server) stream(w http.ResponseWriter, r *http.Request, id string) *fault {
	j, f := s.begin(w, r, id, "streamGenerateContent")
	if f != nil {
		return f
	}
	whole, f := j.answer()
	if f != nil {
		return f
	}
	out := newStreamWriter(w, r.URL.Query().Get("alt") == "sse")
	chunks := split(whole)
	for i, chunk := range chunks {
		if i > 0 && !s.pause(r, s.options.ChunkTime) {
			return nil
		}
		if i == (len(chunks)+1)/2 || i == len(chunks)-1 {
			if !s.breakOff(r, j, out) {
				return nil
			}
		}
		out.write(chunk)
		if out.ended {
			return nil
		}
	}
	out.close()
	return nil
}

// breakOff stops a stream in its middle where that is asked for: for a while, or for good. It is false when the client left.
func (s *Server) breakOff(r *http.Request, j *job, out *streamWriter) bool {
	if j.asked.has("stall") && !s.pause(r, j.asked.seconds("stall", 60)) {
		return false
	}
	delete(j.asked, "stall")
	if j.asked.has("cut") {
		panic(http.ErrAbortHandler)
	}
	if j.asked.has("stream_error") {
		out.write(map[string]any{"error": overloaded()})
		out.close()
		out.ended = true
	}
	return true
}

// pieceLength is about how many characters one chunk brings.
const pieceLength = 90

// split cuts an answer into chunks: each has the next piece of text and the usage up to it, the last one says why it ended.
func split(whole *response) []*response {
	if len(whole.Candidates) == 0 || whole.Candidates[0].Content == nil {
		return []*response{whole}
	}
	last := whole.Candidates[0]
	var chunks []*response
	written := 0
	for _, p := range last.Content.Parts {
		for _, piece := range pieces(p) {
			chunk := *whole
			chunk.Candidates = []candidate{{Content: &answerContent{Role: "model", Parts: []answerPart{piece}}}}
			if !piece.Thought {
				written += tokens(piece.Text)
			}
			chunk.Usage.CandidatesDetails = nil
			chunk.Usage.add(min(written, whole.Usage.Candidates), whole.Usage.Thoughts)
			chunks = append(chunks, &chunk)
		}
	}
	end := chunks[len(chunks)-1]
	end.Candidates[0].FinishReason, end.Candidates[0].SafetyRatings = last.FinishReason, last.SafetyRatings
	end.Usage = whole.Usage
	return chunks
}

// pieces cuts a text after words, so that no character is torn.
func pieces(p answerPart) []answerPart {
	var out []answerPart
	rest := p.Text
	for len(rest) > pieceLength {
		space := strings.IndexByte(rest[pieceLength:], ' ')
		if space < 0 {
			break
		}
		at := pieceLength + space + 1
		out = append(out, answerPart{Text: rest[:at], Thought: p.Thought})
		rest = rest[at:]
	}
	p.Text = rest
	return append(out, p)
}

// streamWriter sends chunks as server-sent events, or as the items of one JSON array.
type streamWriter struct {
	w       http.ResponseWriter
	events  bool
	started bool
	ended   bool
}

func newStreamWriter(w http.ResponseWriter, events bool) *streamWriter {
	kind := "application/json; charset=UTF-8"
	if events {
		kind = "text/event-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(http.StatusOK)
	return &streamWriter{w: w, events: events}
}

// write sends a chunk at once. Lines end with CRLF, as the vendor's do.
func (s *streamWriter) write(chunk any) {
	if s.ended {
		return
	}
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(chunk)
	before, after := "data: ", "\r\n\r\n"
	if !s.events {
		before, after = "[", ""
		if s.started {
			before = ",\r\n"
		}
	}
	s.started = true
	_, _ = s.w.Write([]byte(before + strings.TrimSpace(body.String()) + after))
	_ = http.NewResponseController(s.w).Flush()
}

// close ends the array; events just end, without a mark.
func (s *streamWriter) close() {
	if !s.events && !s.ended {
		_, _ = s.w.Write([]byte("]\r\n"))
	}
}
