package seal

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
)

// Signer makes and checks keyed hashes (HMAC-SHA-256) for one purpose. Its keys follow from
// those of a Ring by HKDF (RFC 5869), so that what was signed for one purpose counts for no other.
type Signer struct {
	primary string
	keys    map[string][]byte
}

// Signer makes the signer of a purpose: the first key of the ring signs, every key checks.
func (r *Ring) Signer(purpose string) (*Signer, error) {
	s := &Signer{primary: r.primary, keys: map[string][]byte{}}
	for id, k := range r.keys {
		derived, err := hkdf.Key(sha256.New, k.secret, nil, purpose, sha256.Size)
		if err != nil {
			return nil, fmt.Errorf("seal: derive the key for %s: %w", purpose, err)
		}
		s.keys[id] = derived
	}
	return s, nil
}

// Sign gives the keyed hash of data and the id of the key.
func (s *Signer) Sign(data []byte) (keyID string, sum []byte) {
	return s.primary, mac(s.keys[s.primary], data)
}

// Verify says whether a key of that id signed the data.
func (s *Signer) Verify(keyID string, data, sum []byte) bool {
	k, known := s.keys[keyID]
	return known && hmac.Equal(mac(k, data), sum)
}

// Knows says whether there is a key of that id.
func (s *Signer) Knows(keyID string) bool {
	_, known := s.keys[keyID]
	return known
}

func mac(key, data []byte) []byte {
	m := hmac.New(sha256.New, key)
	m.Write(data)
	return m.Sum(nil)
}
