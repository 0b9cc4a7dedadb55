package archive

import (
	"archive/zip"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// kindWeight is what one kind of record counts in the progress, in bytes of media.
const kindWeight = 256 << 10

// pack writes the archive: a file of lines for each kind of record, the library's files,
// and last what is in it.
func (w *work) pack(ctx context.Context, out io.Writer) error {
	w.done, w.total = 0, 0
	p := &packing{work: w, zip: zip.NewWriter(out)}
	for _, step := range []func(context.Context) error{p.weigh, p.records, p.people, p.media, p.readme} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return p.zip.Close()
}

// packing is an archive that is being written.
type packing struct {
	*work
	zip     *zip.Writer
	written []line   // of the list of contents
	missing []string // files whose object is gone
}

// line is a file of the archive and how many things are in it.
type line struct {
	file  string
	count int
}

// weigh finds out how much there is to write.
func (p *packing) weigh(ctx context.Context) error {
	p.total = int64(len(p.Records.Kinds())) * kindWeight
	return p.Library.EachOriginal(ctx, p.scope, func(o Original) error {
		p.total += o.Bytes
		return nil
	})
}

// records writes a file for each kind of record.
func (p *packing) records(ctx context.Context) error {
	for _, k := range p.Records.Kinds() {
		if k.File == "" {
			continue
		}
		err := p.lines("data/"+k.File+".jsonl", func(put func(any) error) error {
			return p.Records.Each(ctx, p.scope, k.Collection, func(r json.RawMessage) error {
				if err := p.advance(ctx, 0); err != nil {
					return err
				}
				return put(r)
			})
		})
		if err != nil {
			return fmt.Errorf("export %s: %w", k.Collection, err)
		}
		if err := p.advance(ctx, kindWeight); err != nil {
			return err
		}
	}
	return nil
}

// lines writes one file of JSON objects, one in a line.
func (p *packing) lines(name string, fill func(put func(any) error) error) error {
	file, err := p.zip.CreateHeader(p.header(name, zip.Deflate))
	if err != nil {
		return err
	}
	out, count := json.NewEncoder(file), 0
	out.SetEscapeHTML(false)
	err = fill(func(record any) error {
		count++
		return out.Encode(record)
	})
	p.written = append(p.written, line{name, count})
	return err
}

func (p *packing) header(name string, method uint16) *zip.FileHeader {
	return &zip.FileHeader{Name: name, Method: method, Modified: p.export.CreatedAt}
}

// person is a member as the archive shows them.
type person struct {
	UserID string      `json:"userId"`
	Name   string      `json:"name"`
	Email  string      `json:"email"`
	Role   tenant.Role `json:"role"`
}

// people writes who belongs to the team, by name and address. Their accounts are their own.
func (p *packing) people(ctx context.Context) error {
	members, err := p.Teams.MembersOf(ctx, p.scope, []tenant.ID{p.export.TenantID})
	if err != nil {
		return err
	}
	ids := make([]string, len(members))
	for i, m := range members {
		ids[i] = m.UserID
	}
	users, err := p.People.UsersByID(ctx, ids)
	if err != nil {
		return err
	}
	byID := map[string]identity.User{}
	for _, u := range users {
		byID[u.ID] = u
	}
	return p.lines("data/people.jsonl", func(put func(any) error) error {
		for _, m := range members {
			u := byID[m.UserID]
			if err := put(person{m.UserID, u.Name, u.Email, m.Role}); err != nil {
				return err
			}
		}
		return nil
	})
}

// media writes the library's files as they were sent. One that is gone from the object
// store is named in the list of contents.
func (p *packing) media(ctx context.Context) error {
	count := 0
	err := p.Library.EachOriginal(ctx, p.scope, func(o Original) error {
		err := p.original(ctx, o)
		if fault.KindOf(err) == fault.NotFound {
			p.missing = append(p.missing, o.Name)
			return nil
		}
		count++
		return err
	})
	p.written = append(p.written, line{"media/", count})
	return err
}

func (p *packing) original(ctx context.Context, o Original) error {
	in, err := p.Objects.Open(ctx, o.Key)
	if err != nil {
		return err
	}
	defer in.Close()
	file, err := p.zip.CreateHeader(p.header("media/"+o.Name, zip.Store))
	if err != nil {
		return err
	}
	_, err = io.Copy(progress{ctx, p, file}, in)
	return err
}

// progress notes what passes through it.
type progress struct {
	ctx context.Context
	p   *packing
	to  io.Writer
}

// Write passes the bytes on.
func (w progress) Write(b []byte) (int, error) {
	n, err := w.to.Write(b)
	if err != nil {
		return n, err
	}
	return n, w.p.advance(w.ctx, int64(n))
}
