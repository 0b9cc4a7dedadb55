package httpapi

// Health says that the process answers.
type Health struct {
	Status string `json:"status" enums:"ok"`
} // @name Health

// Readiness says whether each part that the process depends on answers.
type Readiness struct {
	Status string          `json:"status" enums:"ready,degraded,down"`
	Parts  []ReadinessPart `json:"parts"`
} // @name Readiness

// ReadinessPart is one dependency.
type ReadinessPart struct {
	Name string `json:"name" example:"mongodb"`
	OK   bool   `json:"ok"`
	// Whether the process can't work without it.
	Required bool   `json:"required"`
	Message  string `json:"message,omitempty"`
} // @name ReadinessPart
