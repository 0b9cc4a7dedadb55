package creative

// Brief tells whoever makes the picture or film of a creative what it is to show.
type Brief struct {
	Concept  string   `bson:"concept" json:"concept"`
	Format   string   `bson:"format" json:"format"` // image, carousel, video or story
	Ratio    string   `bson:"ratio" json:"ratio"`   // width to height, such as 4:5
	Scenes   []Scene  `bson:"scenes" json:"scenes"`
	Colours  []string `bson:"colours" json:"colours"`
	DoList   []string `bson:"doList" json:"doList"`
	DontList []string `bson:"dontList" json:"dontList"`
	AltText  string   `bson:"altText" json:"altText"`
}

// Scene is a picture, or a piece of film.
type Scene struct {
	Description  string `bson:"description" json:"description"`
	OnScreenText string `bson:"onScreenText" json:"onScreenText"`
	// DurationSeconds is how long it is seen; zero for what does not move.
	DurationSeconds int `bson:"durationSeconds,omitempty" json:"durationSeconds,omitempty"`
}
