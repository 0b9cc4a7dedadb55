// Command api serves the REST API. It keeps no state: any number of copies may run.
package main

import (
	"os"

	"campaignos.dev/api/internal/app"
)

func main() { os.Exit(app.Main(app.RunAPI)) }
