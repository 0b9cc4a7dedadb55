package archive

import (
	"archive/zip"
	"context"
	"fmt"
	"strings"
	"time"
)

// readme writes what is in the archive, and what is not and why.
func (p *packing) readme(ctx context.Context) error {
	team, err := p.Teams.Tenant(ctx, p.scope)
	if err != nil {
		return err
	}
	file, err := p.zip.CreateHeader(p.header("README.txt", zip.Deflate))
	if err != nil {
		return err
	}
	_, err = file.Write([]byte(p.contents(team.Name)))
	return err
}

func (p *packing) contents(team string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "All data of %s in Campaign OS, as of %s.\n\n", team, p.Clock.Now().UTC().Format(time.RFC1123))
	b.WriteString("Files in data/ hold one JSON object in a line. Times are in UTC, amounts of money in\nthe smallest unit of their currency. Files in media/ are as they were uploaded; the\nfirst part of a name is the id of the asset.\n\n")
	for _, l := range p.written {
		fmt.Fprintf(&b, "%8d  %s\n", l.count, l.file)
	}
	b.WriteString("\nNot in here:\n\n")
	for _, k := range p.Records.Kinds() {
		if k.File == "" {
			fmt.Fprintf(&b, "- %s: %s\n", k.Collection, k.Why)
		}
	}
	if len(p.missing) > 0 {
		b.WriteString("\nFiles that could not be found in the object store any more:\n\n")
		for _, name := range p.missing {
			fmt.Fprintf(&b, "- %s\n", name)
		}
	}
	return b.String()
}
