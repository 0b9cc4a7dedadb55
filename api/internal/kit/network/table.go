package network

// table is every network, in alphabetical order.
var table = []entry{
	{"bluesky", "Bluesky", Limits{
		MaxText: 300, MaxComment: 300,
		Images: Images{Max: 4, MaxBytes: mib},
		Videos: Videos{Max: 1, MaxBytes: 100 * mib, MinSeconds: 1, MaxSeconds: 180, Ratio: [2]int{333, 3000}},
	}},
	{"facebook", "Facebook", Limits{
		MaxText: 63206, MaxComment: 8000,
		Images: Images{Max: 10, MaxBytes: 10 * mib},
		Videos: Videos{Max: 1, MaxBytes: 2 * gib, MaxSeconds: 4 * 3600},
	}},
	{"gmb", "Google Business", Limits{
		MaxText: 1500,
		Images:  Images{Max: 1, MaxBytes: 5 * mib, MinSide: 250, Refused: []string{"image/gif"}},
	}},
	{"instagram", "Instagram", Limits{
		MaxText: 2200, MaxComment: 2196, MaxHashtags: 5, MaxMentions: 3, NeedsMedia: true,
		Images: Images{Max: 10, MaxBytes: 8 * mib, MinSide: 320, Ratio: [2]int{800, 1910}},
		Videos: Videos{Max: 1, MaxBytes: 300 * mib, MinSeconds: 3, MaxSeconds: 15 * 60},
	}},
	{"linkedin", "LinkedIn", Limits{
		MaxText: 3000, MaxComment: 1250,
		Images: Images{Max: 9, MaxBytes: 5 * mib, MaxArea: 36_152_319},
		Videos: Videos{Max: 1, MaxBytes: 500 * mib, MinSeconds: 3, MaxSeconds: 30 * 60, Ratio: [2]int{416, 2400}},
	}},
	{"pinterest", "Pinterest", Limits{
		MaxText: 500, NeedsMedia: true, Repeats: true, LinkOfItsOwn: true,
		Images: Images{Max: 1, MaxBytes: 20 * mib, MinSide: 600},
		Videos: Videos{Max: 1},
	}},
	{"reddit", "Reddit", Limits{
		MaxText: 5000, MaxComment: 10_000, Repeats: true,
		Images: Images{Max: 1},
	}},
	{"snapchat", "Snapchat", Limits{
		MaxText: 500, NeedsMedia: true,
		Images: Images{Max: 1},
		Videos: Videos{Max: 1},
	}},
	{"telegram", "Telegram", Limits{
		MaxText: 1024, Repeats: true,
		Images: Images{Max: 1, MaxBytes: 5 * mib},
		Videos: Videos{Max: 1},
	}},
	{"threads", "Threads", Limits{
		MaxText: 500, MaxHashtags: 1, MaxLinks: 3, MaxComment: 500, Threads: true,
		Images: Images{Max: 20, MaxBytes: 8 * mib, MinSide: 320, Ratio: [2]int{100, 10_000}, Refused: []string{"image/gif"}},
		Videos: Videos{Max: 1, MaxBytes: gib, MaxSeconds: 300},
	}},
	{"tiktok", "TikTok", Limits{
		MaxText: 2200, MaxComment: 150, NeedsMedia: true,
		Images: Images{Max: 35, MaxBytes: 20 * mib, Refused: []string{"image/png", "image/gif"}},
		Videos: Videos{Max: 1, MaxBytes: gib, MinSeconds: 3, MaxSeconds: 600},
	}},
	{"twitter", "X", Limits{
		MaxText: 280, MaxComment: 280, Threads: true,
		Images: Images{Max: 4, MaxBytes: 5 * mib, MinSide: 4},
		Videos: Videos{Max: 4, MaxBytes: 512 * mib, MinSeconds: 0.5, MaxSeconds: 140, Ratio: [2]int{333, 3000}},
	}},
	{"youtube", "YouTube", Limits{
		MaxText: 5000, MaxComment: 10_000, NeedsMedia: true,
		Videos: Videos{Max: 1, MaxBytes: 4 * gib},
	}},
}
