// Command worker does the work behind the scenes: publishing, engine runs, reconciliation,
// media and mail. What it works on is leased in MongoDB, so any number of copies may run,
// and any of them may be killed.
package main

import (
	"os"

	"campaignos.dev/api/internal/app"
)

func main() { os.Exit(app.Main(app.RunWorker)) }
