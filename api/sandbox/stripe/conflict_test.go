package stripe

import (
	"net/http"
	"testing"
)

func TestAKeyInUseConflictsUntilItsRequestIsDone(t *testing.T) {
	s := New(Options{BaseURL: "http://127.0.0.1"})
	from := origin{requestID: "req_1", key: "k"}
	done := answer{http.StatusOK, []byte("{}"), "req_1"}
	reply, _ := s.once(from, "same", func() answer {
		if meanwhile, _ := s.once(from, "same", func() answer { return done }); meanwhile.Status != http.StatusConflict {
			t.Errorf("while the first request runs, the second got %d, want 409", meanwhile.Status)
		}
		return done
	})
	if reply.Status != http.StatusOK {
		t.Errorf("the first request got %d", reply.Status)
	}
	if after, _ := s.once(from, "same", func() answer { return done }); after.Status != http.StatusOK {
		t.Errorf("after it, the key got %d", after.Status)
	}
}
