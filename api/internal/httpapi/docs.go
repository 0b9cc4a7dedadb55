package httpapi

import (
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
	swaggerui "github.com/swaggo/files/v2"
)

// docsPage loads Swagger UI from this API's own files; nothing comes from elsewhere.
const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Campaign OS API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<main id="swagger-ui"></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

const docsStart = `window.ui = SwaggerUIBundle({url: "/openapi.yaml", dom_id: "#swagger-ui", deepLinking: true, docExpansion: "list", defaultModelsExpandDepth: 0});
`

// docsPolicy lets the page run its own files; Swagger UI writes inline styles.
const docsPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"

// getDocs shows this description in a browser.
//
//	@ID		getDocs
//	@Summary	Read this description in a browser
//	@Tags		system
//	@Produce	html,application/problem+json
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Router		/docs [get]
func (a *API) getDocs(c echo.Context) error {
	c.Response().Header().Set("Content-Security-Policy", docsPolicy)
	return c.HTML(http.StatusOK, docsPage)
}

// getDocsFile answers one of the files that the page asks for.
func (a *API) getDocsFile(c echo.Context) error {
	name := path.Base(c.Request().URL.Path)
	if name == "start.js" {
		return c.Blob(http.StatusOK, "text/javascript", []byte(docsStart))
	}
	raw, err := fs.ReadFile(swaggerui.FS, name)
	if err != nil || strings.HasSuffix(name, ".map") {
		return errNotFound
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=86400")
	return c.Blob(http.StatusOK, docsTypes[path.Ext(name)], raw)
}

var docsTypes = map[string]string{".js": "text/javascript", ".css": "text/css", ".png": "image/png", ".html": "text/html"}
