package picture

import (
	"bytes"
	"image/png"
	"testing"
)

func TestAPictureHasItsSizeAndIsTheSameForTheSameSeed(t *testing.T) {
	one, err := PNG(320, 400, 1)
	if err != nil {
		t.Fatal(err)
	}
	same, _ := PNG(320, 400, 1)
	other, _ := PNG(320, 400, 2)
	if !bytes.Equal(one, same) || bytes.Equal(one, other) {
		t.Error("the seed alone must decide")
	}
	config, err := png.DecodeConfig(bytes.NewReader(one))
	if err != nil || config.Width != 320 || config.Height != 400 {
		t.Errorf("%d×%d, %v", config.Width, config.Height, err)
	}
}
