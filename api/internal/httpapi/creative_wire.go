package httpapi

import (
	"time"

	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
)

// Variant is the text for one network.
type Variant struct {
	Network  string   `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube" validate:"required,network"`
	Text     string   `json:"text" validate:"required,max=63206"`
	Hashtags []string `json:"hashtags,omitempty" validate:"max=30,dive,min=1,max=100"`
	// Ids of the brand facts that the text leans on.
	Sources []string `json:"sources,omitempty" validate:"max=50,dive,max=40"`
	// Sentences of the text that state something, with their sources; when left out of a change, those of the text before.
	Claims []Claim `json:"claims,omitempty" validate:"max=20,dive"`
} // @name Variant

// Claim is a sentence that states something, and where it was taken from.
type Claim struct {
	// As it stands in the text.
	Sentence string `json:"sentence" validate:"required,max=600"`
	// Id of a brand fact, or: brief, brand, strategy, wishes, source, results.
	Source string `json:"source" validate:"required,max=40"`
} // @name Claim

// UnsourcedSentence states something and names no source.
type UnsourcedSentence struct {
	Network  string `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	Sentence string `json:"sentence"`
} // @name UnsourcedSentence

// Creative is a message of a campaign, worded for each network, with its pictures.
type Creative struct {
	ID         string    `json:"id" example:"crt_01jd8x3v6e0000000000000000"`
	CampaignID string    `json:"campaignId"`
	Name       string    `json:"name"`
	Variants   []Variant `json:"variants"`
	AssetIDs   []string  `json:"assetIds"`
	// How its picture or film is to be made; absent where nobody has said.
	Brief *CreativeBrief `json:"brief,omitempty"`
	// What a person should check before it goes out: sentences of an engine's texts, as they are now, that state something and name no source.
	Unsourced []UnsourcedSentence `json:"unsourced"`
	// The engine run it was accepted from.
	RunID     string    `json:"runId,omitempty"`
	Version   int64     `json:"version" example:"1"`
	CreatedBy string    `json:"createdBy"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
	UpdatedAt time.Time `json:"updatedAt" format:"date-time"`
} // @name Creative

// CreativeBrief tells whoever makes the picture or film of a creative what it is to show.
type CreativeBrief struct {
	Concept string `json:"concept"`
	Format  string `json:"format" enums:"image,carousel,video,story"`
	// Width to height.
	Ratio   string       `json:"ratio" enums:"1:1,4:5,9:16,16:9"`
	Scenes  []BriefScene `json:"scenes"`
	Colours []string     `json:"colours"`
	// What makes it right, and what would make it wrong.
	DoList   []string `json:"doList"`
	DontList []string `json:"dontList"`
	// What it shows, for those who can't see it.
	AltText string `json:"altText"`
} // @name CreativeBrief

// BriefScene is a picture, or a piece of film.
type BriefScene struct {
	Description string `json:"description"`
	// Empty: no words in the picture.
	OnScreenText string `json:"onScreenText"`
	// How long it is seen; absent for what does not move.
	DurationSeconds int `json:"durationSeconds,omitempty"`
} // @name BriefScene

// CreativeInput describes a new creative.
type CreativeInput struct {
	CampaignID string    `json:"campaignId" validate:"required"`
	Name       string    `json:"name" validate:"required,max=120"`
	Variants   []Variant `json:"variants" validate:"required,min=1,max=13,dive"`
	AssetIDs   []string  `json:"assetIds,omitempty" validate:"max=35,unique,dive,min=1"`
} // @name CreativeInput

// CreativePatch changes what it names and leaves the rest.
type CreativePatch struct {
	Name     *string    `json:"name,omitempty" validate:"omitempty,min=1,max=120"`
	Variants *[]Variant `json:"variants,omitempty" validate:"omitempty,min=1,max=13,dive"`
	AssetIDs *[]string  `json:"assetIds,omitempty" validate:"omitempty,max=35,unique,dive,min=1"`
} // @name CreativePatch

// CreativeList is a page of creatives, newest first.
type CreativeList struct {
	Data       []Creative `json:"data"`
	NextCursor *string    `json:"nextCursor" extensions:"x-nullable"`
} // @name CreativeList

func toCreative(c creative.Creative) Creative {
	return Creative{
		ID: string(c.ID), CampaignID: c.CampaignID, Name: c.Name, Variants: each(c.Variants, toVariant), AssetIDs: some(c.AssetIDs), Brief: toBrief(c.Brief),
		Unsourced: each(c.Unsourced(), toUnsourced), RunID: c.RunID, Version: c.Version, CreatedBy: c.CreatedBy, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt,
	}
}

func toBrief(b *creative.Brief) *CreativeBrief {
	if b == nil {
		return nil
	}
	return &CreativeBrief{
		Concept: b.Concept, Format: b.Format, Ratio: b.Ratio, Scenes: each(b.Scenes, func(s creative.Scene) BriefScene { return BriefScene(s) }),
		Colours: some(b.Colours), DoList: some(b.DoList), DontList: some(b.DontList), AltText: b.AltText,
	}
}

func toVariant(v creative.Variant) Variant {
	return Variant{Network: string(v.Network), Text: v.Text, Hashtags: v.Hashtags, Sources: v.Sources, Claims: each(v.Claims, toClaim)}
}

func toClaim(c engine.Claim) Claim { return Claim(c) }

func toUnsourced(o creative.Open) UnsourcedSentence {
	return UnsourcedSentence{string(o.Network), o.Sentence}
}

func (v Variant) domain() creative.Variant {
	out := creative.Variant{Network: network.Network(v.Network), Text: v.Text, Hashtags: some(v.Hashtags), Sources: some(v.Sources)}
	if v.Claims != nil {
		out.Claims = each(v.Claims, func(c Claim) engine.Claim { return engine.Claim(c) })
	}
	return out
}

func (in CreativeInput) creative() creative.Creative {
	return creative.Creative{CampaignID: in.CampaignID, Name: in.Name, Variants: each(in.Variants, Variant.domain), AssetIDs: some(in.AssetIDs)}
}

func (in CreativePatch) apply(c *creative.Creative) {
	set(&c.Name, in.Name)
	set(&c.AssetIDs, in.AssetIDs)
	if in.Variants != nil {
		c.Reword(each(*in.Variants, Variant.domain))
	}
}
