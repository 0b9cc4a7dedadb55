package main

import (
	"strings"
	"testing"
)

func TestPicturesAreJudgedByWhatTheyAre(t *testing.T) {
	code, said := evaluated(t, copied(t), map[string]string{"CASE": "image/plain", "GEMINI_IMAGE_PRICE": "30000000"})
	if code != 0 || !strings.Contains(said, "holds") || !strings.Contains(said, " $0.0389") {
		t.Errorf("ended with %d: %s", code, said)
	}
	code, said = evaluated(t, copied(t), map[string]string{"CASE": "image/plain", "GEMINI_IMAGE_MODEL": "gemini-3.1-flash-image"})
	if code != 2 || !strings.Contains(said, "gemini-3.1-flash-image is not offered any more") {
		t.Errorf("with a retired model it ended with %d: %s", code, said)
	}
}
