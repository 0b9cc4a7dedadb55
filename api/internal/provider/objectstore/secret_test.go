package objectstore

import (
	"strings"
	"testing"
)

func TestTheKeyReachesNoError(t *testing.T) {
	c := settings(t)
	c.SecretKey = "planted" + "-secret"
	_, err := New(c).Size(t.Context(), "x")
	if err == nil || strings.Contains(err.Error(), c.SecretKey) {
		t.Errorf("a wrong key gives %v", err)
	}
}
