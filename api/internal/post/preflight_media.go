package post

import (
	"slices"

	"campaignos.dev/api/internal/kit/network"
)

// examineMedia looks at how many pictures and films there are, and at each of them.
func (v *Verdict) examineMedia(ids []string, assets map[string]Asset) {
	limits := v.Network.Limits()
	images, videos := 0, 0
	for _, id := range ids {
		a, found := assets[id]
		v.examineAsset(a, found, limits)
		switch a.Kind {
		case "image":
			images++
		case "video":
			videos++
		}
	}
	v.examineNumbers(images, videos, limits)
}

func (v *Verdict) examineNumbers(images, videos int, limits network.Limits) {
	name := v.Network.Title()
	switch {
	case limits.FilmsOnly() && videos == 0:
		v.add(Stops, "video_required", "assetIds", "%s takes films only. Add one, or leave this channel out.", name)
	case limits.NeedsMedia && images+videos == 0:
		v.add(Stops, "media_required", "assetIds", "%s takes no post without a picture or film. Add one.", name)
	case limits.FilmsOnly() && images > 0:
		v.add(Stops, "too_many_images", "assetIds", "%s takes films only. Take the pictures out, or leave this channel out.", name)
	case images > limits.Images.Max:
		v.add(Stops, "too_many_images", "assetIds", "%s takes %d pictures; this has %d.", name, limits.Images.Max, images)
	}
	switch {
	case videos > 0 && limits.Videos.Max == 0:
		v.add(Stops, "no_videos", "assetIds", "%s takes no films from us. Take the film out, or leave this channel out.", name)
	case videos > limits.Videos.Max && limits.Videos.Max == 1:
		v.add(Stops, "too_many_videos", "assetIds", "%s takes one film in a post.", name)
	case videos > limits.Videos.Max:
		v.add(Stops, "too_many_videos", "assetIds", "%s takes %d films in a post; this has %d.", name, limits.Videos.Max, videos)
	}
}

func (v *Verdict) examineAsset(a Asset, found bool, limits network.Limits) {
	switch {
	case !found:
		v.add(Stops, "asset_not_found", "assetIds", "A picture of this post does not exist any more. Remove it.")
	case !a.Ready:
		v.add(Stops, "asset_not_ready", "assetIds", "%s is not ready yet. Wait until it has been examined.", a.Name)
	case a.Kind == "image":
		v.examineImage(a, limits.Images)
	case a.Kind == "video":
		v.examineVideo(a, limits.Videos)
	}
}

func (v *Verdict) examineImage(a Asset, most network.Images) {
	name := v.Network.Title()
	if slices.Contains(most.Refused, a.Type) {
		v.add(Stops, "image_type", "assetIds", "%s does not take pictures of this type; save %s as a JPEG.", name, a.Name)
	}
	if most.MaxBytes > 0 && a.Bytes > most.MaxBytes {
		v.add(Stops, "image_too_large", "assetIds", "%s takes pictures of up to %d MB; %s is larger.", name, most.MaxBytes>>20, a.Name)
	}
	if most.MaxArea > 0 && a.Width*a.Height > most.MaxArea {
		v.add(Stops, "image_too_large", "assetIds", "%s takes pictures of up to %d million pixels; %s has more.", name, most.MaxArea/1_000_000, a.Name)
	}
	if side := min(a.Width, a.Height); side > 0 && side < most.MinSide {
		v.add(Warns, "image_too_small", "assetIds", "%s wants pictures of at least %d pixels on each side; %s has %d, so it may look blurred or be refused.", name, most.MinSide, a.Name, side)
	}
	v.examineShape(a, most.Ratio)
}

func (v *Verdict) examineVideo(a Asset, most network.Videos) {
	name := v.Network.Title()
	if most.MaxBytes > 0 && a.Bytes > most.MaxBytes {
		v.add(Stops, "video_too_large", "assetIds", "%s takes films of up to %d MB; %s is larger.", name, most.MaxBytes>>20, a.Name)
	}
	if a.Seconds > 0 && a.Seconds < most.MinSeconds {
		v.add(Stops, "video_too_short", "assetIds", "%s takes films of %g seconds or more; %s lasts %.1f.", name, most.MinSeconds, a.Name, a.Seconds)
	}
	if most.MaxSeconds > 0 && a.Seconds > most.MaxSeconds {
		v.add(Stops, "video_too_long", "assetIds", "%s takes films of up to %g seconds; %s lasts %.0f.", name, most.MaxSeconds, a.Name, a.Seconds)
	}
	v.examineShape(a, most.Ratio)
}

// examineShape looks at the ratio of width to height, where both are known.
func (v *Verdict) examineShape(a Asset, ratio [2]int) {
	if ratio == [2]int{} || a.Width == 0 || a.Height == 0 {
		return
	}
	switch shape := a.Width * 1000 / a.Height; {
	case shape < ratio[0]:
		v.add(Stops, "shape", "assetIds", "%s is too tall for %s. Crop it to at most %.2f times as high as wide.", a.Name, v.Network.Title(), 1000/float64(ratio[0]))
	case shape > ratio[1]:
		v.add(Stops, "shape", "assetIds", "%s is too wide for %s. Crop it to at most %.2f times as wide as high.", a.Name, v.Network.Title(), float64(ratio[1])/1000)
	}
}
