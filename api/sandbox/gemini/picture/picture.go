// Package picture draws what the sandbox answers when an image is asked for: a calm landscape of sky, sun and hills in a
// palette of its own per prompt, as a PNG of exactly the size that was asked for.
package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
)

// palette is the colours of one picture: the sky from top to horizon, the sun, and the hills from far to near.
type palette struct {
	top, horizon, sun color.RGBA
	far, near         color.RGBA
}

var palettes = []palette{
	{rgb(0xf6d5c1), rgb(0xfbeee0), rgb(0xe8775b), rgb(0xc9a9a6), rgb(0x47364f)},
	{rgb(0x9fc5e8), rgb(0xf3efe3), rgb(0xf7c873), rgb(0x8fb3b0), rgb(0x1f4e5f)},
	{rgb(0x2b2d5b), rgb(0xe58f7b), rgb(0xffe2b0), rgb(0x6b4a75), rgb(0x1b1833)},
	{rgb(0xd8ead3), rgb(0xfdf8e4), rgb(0xf2b134), rgb(0x9cc59a), rgb(0x2e5e4e)},
	{rgb(0xf9e0e7), rgb(0xfff6ee), rgb(0xe2725b), rgb(0xd9a5b3), rgb(0x6d3b5e)},
	{rgb(0x133b5c), rgb(0x7fb7be), rgb(0xf4e4ba), rgb(0x3b7080), rgb(0x0b2239)},
}

func rgb(hex int) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// ridge is the upper edge of a row of hills: a sum of waves around a height.
type ridge struct {
	height        float64
	swing, length [3]float64
	phase         [3]float64
	colour        color.RGBA
}

// at is the ridge's height, as a share of the picture's, at a share of its width.
func (r ridge) at(x float64) float64 {
	y := r.height
	for i := range r.swing {
		y += r.swing[i] * math.Sin(2*math.Pi*(x*r.length[i]+r.phase[i]))
	}
	return y
}

const ridges = 4

// PNG draws a picture of a size in pixels. The same seed gives the same picture.
func PNG(width, height int, seed uint64) ([]byte, error) {
	dice := rand.New(rand.NewPCG(seed, seed^0x5eed))
	colours := palettes[dice.IntN(len(palettes))]
	canvas := image.NewRGBA(image.Rect(0, 0, width, height))
	s := scene{
		canvas: canvas, colours: colours, hills: hills(dice, colours),
		sunX: 0.2 + 0.6*dice.Float64(), sunY: 0.22 + 0.2*dice.Float64(), sunSize: 0.09 + 0.07*dice.Float64(),
	}
	for x := range width {
		s.column(x)
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&out, canvas)
	return out.Bytes(), err
}

func hills(dice *rand.Rand, colours palette) []ridge {
	out := make([]ridge, ridges)
	for i := range out {
		depth := float64(i) / (ridges - 1)
		out[i] = ridge{height: 0.56 + 0.3*depth, colour: mix(colours.far, colours.near, depth)}
		for k := range 3 {
			out[i].swing[k] = (0.035 + 0.02*depth) / float64(k+1)
			out[i].length[k] = (0.6 + dice.Float64()) * float64(k+1)
			out[i].phase[k] = dice.Float64()
		}
	}
	return out
}

// scene is a picture on its way.
type scene struct {
	canvas              *image.RGBA
	colours             palette
	hills               []ridge
	sunX, sunY, sunSize float64
}

// column paints one column from the sky down, mixing colours where a ridge crosses a pixel.
func (s scene) column(x int) {
	size := s.canvas.Bounds().Size()
	edges := make([]float64, len(s.hills))
	for i, hill := range s.hills {
		edges[i] = hill.at(float64(x)/float64(size.X)) * float64(size.Y)
	}
	for y := range size.Y {
		paint := s.sky(x, y, size)
		for i, edge := range edges {
			if cover := float64(y) + 1 - edge; cover > 0 {
				paint = mix(paint, s.hills[i].colour, math.Min(1, cover))
			}
		}
		s.canvas.SetRGBA(x, y, paint)
	}
}

// sky is the colour of the sky at a pixel, with the sun and its glow.
func (s scene) sky(x, y int, size image.Point) color.RGBA {
	base := mix(s.colours.top, s.colours.horizon, math.Min(1, float64(y)/(0.7*float64(size.Y))))
	unit := float64(min(size.X, size.Y))
	away := math.Hypot(float64(x)-s.sunX*float64(size.X), float64(y)-s.sunY*float64(size.Y)) - s.sunSize*unit
	glow := 0.45 * math.Exp(-math.Max(0, away)/(0.16*unit))
	return mix(mix(base, s.colours.sun, glow), s.colours.sun, math.Min(1, math.Max(0, 0.5-away)))
}

// mix goes from one colour to another by a share between 0 and 1.
func mix(a, b color.RGBA, share float64) color.RGBA {
	part := func(from, to uint8) uint8 {
		return uint8(math.Round(float64(from) + share*(float64(to)-float64(from))))
	}
	return color.RGBA{part(a.R, b.R), part(a.G, b.G), part(a.B, b.B), 255}
}
