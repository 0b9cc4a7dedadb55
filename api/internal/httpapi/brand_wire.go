package httpapi

import (
	"time"

	"campaignos.dev/api/internal/brand"
)

// BrandFact is a statement about the brand that copy may lean on.
type BrandFact struct {
	// Stable within the profile; given by us when left out.
	ID   string `json:"id,omitempty" example:"f1" validate:"max=40"`
	Text string `json:"text" example:"Roasted in Hamburg since 1998." validate:"required,max=500"`
	// Where it can be checked; a web address or a document's name.
	Source string `json:"source,omitempty" validate:"max=500"`
} // @name BrandFact

// BrandProfile is how a brand speaks and what is true about it.
type BrandProfile struct {
	ID          string `json:"id" example:"brd_01jd8x3v6e0000000000000000"`
	Name        string `json:"name" example:"Northwind Coffee"`
	Description string `json:"description"`
	Website     string `json:"website,omitempty"`
	Industry    string `json:"industry,omitempty"`
	Audience    string `json:"audience"`
	// Adjectives of the voice.
	Tone        []string    `json:"tone"`
	Facts       []BrandFact `json:"facts"`
	BannedWords []string    `json:"bannedWords"`
	Hashtags    []string    `json:"hashtags"`
	// BCP 47 language that copy is written in.
	Language  string    `json:"language" example:"en"`
	Version   int64     `json:"version" example:"1"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
	UpdatedAt time.Time `json:"updatedAt" format:"date-time"`
} // @name BrandProfile

// BrandProfileInput describes a new brand.
type BrandProfileInput struct {
	Name        string      `json:"name" validate:"required,max=100"`
	Description string      `json:"description,omitempty" validate:"max=2000"`
	Website     string      `json:"website,omitempty" format:"uri" validate:"omitempty,http_url,max=300"`
	Industry    string      `json:"industry,omitempty" validate:"max=100"`
	Audience    string      `json:"audience,omitempty" validate:"max=1000"`
	Tone        []string    `json:"tone,omitempty" validate:"max=12,dive,min=1,max=40"`
	Facts       []BrandFact `json:"facts,omitempty" validate:"max=100,dive"`
	BannedWords []string    `json:"bannedWords,omitempty" validate:"max=200,dive,min=1,max=60"`
	Hashtags    []string    `json:"hashtags,omitempty" validate:"max=50,dive,min=1,max=60"`
	Language    string      `json:"language,omitempty" validate:"omitempty,bcp47_language_tag"`
} // @name BrandProfileInput

// BrandProfilePatch changes what it names and leaves the rest.
type BrandProfilePatch struct {
	Name        *string      `json:"name,omitempty" validate:"omitempty,min=1,max=100"`
	Description *string      `json:"description,omitempty" validate:"omitempty,max=2000"`
	Website     *string      `json:"website,omitempty" validate:"omitempty,http_url_or_empty,max=300"`
	Industry    *string      `json:"industry,omitempty" validate:"omitempty,max=100"`
	Audience    *string      `json:"audience,omitempty" validate:"omitempty,max=1000"`
	Tone        *[]string    `json:"tone,omitempty" validate:"omitempty,max=12,dive,min=1,max=40"`
	Facts       *[]BrandFact `json:"facts,omitempty" validate:"omitempty,max=100,dive"`
	BannedWords *[]string    `json:"bannedWords,omitempty" validate:"omitempty,max=200,dive,min=1,max=60"`
	Hashtags    *[]string    `json:"hashtags,omitempty" validate:"omitempty,max=50,dive,min=1,max=60"`
	Language    *string      `json:"language,omitempty" validate:"omitempty,bcp47_language_tag"`
} // @name BrandProfilePatch

// BrandProfileList is a page of brand profiles, newest first.
type BrandProfileList struct {
	Data       []BrandProfile `json:"data"`
	NextCursor *string        `json:"nextCursor" extensions:"x-nullable"`
} // @name BrandProfileList

func toBrandProfile(p brand.Profile) BrandProfile {
	return BrandProfile{
		ID: string(p.ID), Name: p.Name, Description: p.Description, Website: p.Website, Industry: p.Industry,
		Audience: p.Audience, Tone: some(p.Tone), Facts: each(p.Facts, toBrandFact), BannedWords: some(p.BannedWords),
		Hashtags: some(p.Hashtags), Language: p.Language, Version: p.Version, CreatedAt: p.CreatedAt, UpdatedAt: p.UpdatedAt,
	}
}

func toBrandFact(f brand.Fact) BrandFact        { return BrandFact(f) }
func (f BrandFact) domain() brand.Fact          { return brand.Fact(f) }
func brandFacts(facts []BrandFact) []brand.Fact { return each(facts, BrandFact.domain) }

func (in BrandProfileInput) profile() brand.Profile {
	return brand.Profile{
		Name: in.Name, Description: in.Description, Website: in.Website, Industry: in.Industry, Audience: in.Audience,
		Tone: in.Tone, Facts: brandFacts(in.Facts), BannedWords: in.BannedWords, Hashtags: in.Hashtags, Language: in.Language,
	}
}

func (in BrandProfilePatch) apply(p *brand.Profile) {
	set(&p.Name, in.Name)
	set(&p.Description, in.Description)
	set(&p.Website, in.Website)
	set(&p.Industry, in.Industry)
	set(&p.Audience, in.Audience)
	set(&p.Tone, in.Tone)
	set(&p.BannedWords, in.BannedWords)
	set(&p.Hashtags, in.Hashtags)
	set(&p.Language, in.Language)
	if in.Facts != nil {
		p.Facts = brandFacts(*in.Facts)
	}
}
