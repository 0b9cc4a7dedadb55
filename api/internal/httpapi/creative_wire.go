package httpapi

import (
	"time"

	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/kit/network"
)

// Variant is the text for one network.
type Variant struct {
	Network  string   `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube" validate:"required,network"`
	Text     string   `json:"text" validate:"required,max=63206"`
	Hashtags []string `json:"hashtags,omitempty" validate:"max=30,dive,min=1,max=100"`
	// Ids of the brand facts that the text leans on.
	Sources []string `json:"sources,omitempty" validate:"max=50,dive,max=40"`
} // @name Variant

// Creative is a message of a campaign, worded for each network, with its pictures.
type Creative struct {
	ID         string    `json:"id" example:"crt_01jd8x3v6e0000000000000000"`
	CampaignID string    `json:"campaignId"`
	Name       string    `json:"name"`
	Variants   []Variant `json:"variants"`
	AssetIDs   []string  `json:"assetIds"`
	// The engine run it was accepted from.
	RunID     string    `json:"runId,omitempty"`
	Version   int64     `json:"version" example:"1"`
	CreatedBy string    `json:"createdBy"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
	UpdatedAt time.Time `json:"updatedAt" format:"date-time"`
} // @name Creative

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
		ID: string(c.ID), CampaignID: c.CampaignID, Name: c.Name, Variants: each(c.Variants, toVariant), AssetIDs: some(c.AssetIDs),
		RunID: c.RunID, Version: c.Version, CreatedBy: c.CreatedBy, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt,
	}
}

func toVariant(v creative.Variant) Variant {
	return Variant{Network: string(v.Network), Text: v.Text, Hashtags: v.Hashtags, Sources: v.Sources}
}

func (v Variant) domain() creative.Variant {
	return creative.Variant{Network: network.Network(v.Network), Text: v.Text, Hashtags: some(v.Hashtags), Sources: some(v.Sources)}
}

func (in CreativeInput) creative() creative.Creative {
	return creative.Creative{CampaignID: in.CampaignID, Name: in.Name, Variants: each(in.Variants, Variant.domain), AssetIDs: some(in.AssetIDs)}
}

func (in CreativePatch) apply(c *creative.Creative) {
	set(&c.Name, in.Name)
	set(&c.AssetIDs, in.AssetIDs)
	if in.Variants != nil {
		c.Variants = each(*in.Variants, Variant.domain)
	}
}
