package mongostore

import (
	"context"
	"errors"
	"strconv"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/rotation"
	"campaignos.dev/api/internal/tenant"
)

// sealedShelf lists the sealed texts of a collection for the rotation of keys. What it
// exchanges says the same as before in other letters, so the audit log is not told: the
// rotation as a whole is.
type sealedShelf struct {
	kind string
	raw  *mongo.Collection
	// texts finds those of a document, each with the path at which it stands.
	texts func(doc bson.Raw) []sealedText
	// versioned documents are replaced as a whole by whoever read them, who must find out.
	versioned bool
}

// sealedText is a sealed text, where it stands and where it belongs.
type sealedText struct {
	path, field string
	text        string
	place       seal.Place
}

// NewSealed gives every place where sealed texts are kept. A new one has its entry here.
func NewSealed(s *Store) []rotation.Shelf {
	return []rotation.Shelf{
		&sealedShelf{"integrations", s.db.Collection(integrations), integrationSecrets, true},
		&sealedShelf{"secondFactors", s.db.Collection(users), factorSecret, true},
		&sealedShelf{"channelProfiles", s.db.Collection(profiles), profileKey, false},
	}
}

func integrationSecrets(doc bson.Raw) (found []sealedText) {
	list, _ := doc.Lookup("secrets").ArrayOK()
	values, _ := list.Values()
	for i, v := range values {
		secret, _ := v.DocumentOK()
		field := textAt(secret, "field")
		found = append(found, sealedText{
			path: "secrets." + strconv.Itoa(i) + ".sealed", field: field, text: textAt(secret, "sealed"),
			place: integration.PlaceOf(tenant.ID(textAt(doc, tenantField)), integration.Provider(textAt(doc, "provider")), field),
		})
	}
	return found
}

func factorSecret(doc bson.Raw) []sealedText {
	text := textAt(doc, "factor.secret")
	if text == "" {
		return nil
	}
	return []sealedText{{"factor.secret", "factor.secret", text, identity.FactorPlace(textAt(doc, "_id"))}}
}

func profileKey(doc bson.Raw) []sealedText {
	text := textAt(doc, "key")
	if text == "" {
		return nil
	}
	return []sealedText{{"key", "key", text, channel.KeyPlace(textAt(doc, "_id"))}}
}

// Kind names the shelf.
func (s *sealedShelf) Kind() string { return s.kind }

// Page gives the texts of up to limit documents behind one, and the last document's id.
func (s *sealedShelf) Page(ctx context.Context, after string, limit int) (texts []rotation.Sealed, last string, err error) {
	behind := bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: after}}}}
	cursor, err := s.raw.Find(ctx, behind, options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}).SetLimit(int64(limit)))
	if err != nil {
		return nil, "", s.translate(err)
	}
	defer cursor.Close(context.WithoutCancel(ctx))
	read := 0
	for cursor.Next(ctx) {
		read, last = read+1, textAt(cursor.Current, "_id")
		for _, t := range s.of(cursor.Current) {
			texts = append(texts, s.sealed(last, t))
		}
	}
	if read < limit {
		last = ""
	}
	return texts, last, s.translate(cursor.Err())
}

// of finds the texts of a document; one that was deleted has none.
func (s *sealedShelf) of(doc bson.Raw) []sealedText {
	if _, err := doc.LookupErr(goneField); err == nil {
		return nil
	}
	return s.texts(doc)
}

func (s *sealedShelf) sealed(id string, t sealedText) rotation.Sealed {
	return rotation.Sealed{Document: id, Field: t.field, Path: t.path, Text: t.text, Place: t.place}
}

// Read reads a text as it stands now; ok is false where it is gone.
func (s *sealedShelf) Read(ctx context.Context, x rotation.Sealed) (rotation.Sealed, bool, error) {
	doc, err := s.raw.FindOne(ctx, bson.D{{Key: "_id", Value: x.Document}}).Raw()
	if errors.Is(err, mongo.ErrNoDocuments) {
		return rotation.Sealed{}, false, nil
	}
	if err != nil {
		return rotation.Sealed{}, false, s.translate(err)
	}
	for _, t := range s.of(doc) {
		if t.field == x.Field {
			return s.sealed(x.Document, t), true, nil
		}
	}
	return rotation.Sealed{}, false, nil
}

// Exchange stores another text in place of one; false: it does not stand there any more.
func (s *sealedShelf) Exchange(ctx context.Context, x rotation.Sealed, text string) (bool, error) {
	change := bson.D{{Key: "$set", Value: bson.D{{Key: x.Path, Value: text}}}}
	if s.versioned {
		change = append(change, bson.E{Key: "$inc", Value: bson.D{{Key: "version", Value: 1}}})
	}
	res, err := s.raw.UpdateOne(ctx, bson.D{{Key: "_id", Value: x.Document}, {Key: x.Path, Value: x.Text}}, change)
	if err != nil {
		return false, s.translate(err)
	}
	return res.MatchedCount == 1, nil
}

// translate tells a server that is away from a defect.
func (s *sealedShelf) translate(err error) error {
	if mongo.IsNetworkError(err) || mongo.IsTimeout(err) {
		return fault.ErrUnavailable.Because(err)
	}
	return err
}
