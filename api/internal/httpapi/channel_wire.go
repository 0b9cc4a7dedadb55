package httpapi

import (
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/kit/network"
)

// Channel is an account on a network that posts go to.
type Channel struct {
	ID         string `json:"id" example:"chn_01jd8x3v6e0000000000000000"`
	Network    string `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	Name       string `json:"name" example:"Northwind Coffee"`
	Username   string `json:"username,omitempty" example:"northwind"`
	ProfileURL string `json:"profileUrl,omitempty"`
	AvatarURL  string `json:"avatarUrl,omitempty"`
	// broken: the network no longer accepts the link; connect it again.
	Status string `json:"status" enums:"connected,broken,disconnected"`
	// Limits of the network, for counters and checks.
	Limits      NetworkLimits `json:"limits"`
	ConnectedAt time.Time     `json:"connectedAt" format:"date-time"`
	Version     int64         `json:"version" example:"1"`
} // @name Channel

// NetworkLimits is what a network takes in one post.
type NetworkLimits struct {
	// Characters of text.
	MaxText   int `json:"maxText" example:"280"`
	MaxImages int `json:"maxImages" example:"4"`
	// Hashtags; zero: no bound of its own.
	MaxHashtags int `json:"maxHashtags"`
	// Characters of the first comment; zero: it takes none.
	MaxComment int `json:"maxComment"`
	// Whether a post may go on in further posts that answer the first.
	Threads       bool `json:"threads"`
	RequiresMedia bool `json:"requiresMedia"`
	RequiresVideo bool `json:"requiresVideo"`
} // @name NetworkLimits

// Network is a network that can be connected.
type Network struct {
	Name   string        `json:"name" example:"instagram"`
	Title  string        `json:"title" example:"Instagram"`
	Limits NetworkLimits `json:"limits"`
} // @name Network

// NetworkList is every network that can be connected.
type NetworkList struct {
	Data       []Network `json:"data"`
	NextCursor *string   `json:"nextCursor" extensions:"x-nullable"`
} // @name NetworkList

// ChannelList is a page of channels.
type ChannelList struct {
	Data       []Channel `json:"data"`
	NextCursor *string   `json:"nextCursor" extensions:"x-nullable"`
} // @name ChannelList

// ConnectInput asks for the linking page.
type ConnectInput struct {
	// Networks to offer; all when left out.
	Networks []string `json:"networks,omitempty" validate:"max=13,unique,dive,network"`
	// Path of the app to come back to.
	ReturnPath string `json:"returnPath,omitempty" example:"/channels" validate:"omitempty,app_path,max=200"`
} // @name ConnectInput

// ConnectLink is the page on which accounts are linked.
type ConnectLink struct {
	URL       string    `json:"url"`
	ExpiresAt time.Time `json:"expiresAt" format:"date-time"`
} // @name ConnectLink

func toChannel(c channel.Channel) Channel {
	return Channel{
		ID: string(c.ID), Network: string(c.Network), Name: c.Name, Username: c.Username, ProfileURL: c.ProfileURL,
		AvatarURL: c.AvatarURL, Status: string(c.Status), Limits: toNetworkLimits(c.Network.Limits()),
		ConnectedAt: c.ConnectedAt, Version: c.Version,
	}
}

func toNetwork(n network.Network) Network {
	return Network{Name: string(n), Title: n.Title(), Limits: toNetworkLimits(n.Limits())}
}

func toNetworkLimits(l network.Limits) NetworkLimits {
	return NetworkLimits{MaxText: l.MaxText, MaxImages: l.Images.Max, MaxHashtags: l.MaxHashtags, MaxComment: l.MaxComment, Threads: l.Threads, RequiresMedia: l.NeedsMedia, RequiresVideo: l.FilmsOnly()}
}
