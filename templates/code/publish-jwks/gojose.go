// The public keys of an issuer, as a JWK Set; a private key cannot get into it.
package publish

import (
	"crypto"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"

	"github.com/go-jose/go-jose/v4"
)

// JWKSet is the answer at /.well-known/jwks.json: the key in use, and the next one beside it.
func JWKSet(public ...*rsa.PublicKey) ([]byte, error) {
	set := jose.JSONWebKeySet{}
	for _, key := range public {
		jwk := jose.JSONWebKey{Key: key, Use: "sig", Algorithm: "RS256"}
		digest, err := jwk.Thumbprint(crypto.SHA256) // RFC 7638: follows from the key
		if err != nil {
			return nil, err
		}
		jwk.KeyID = base64.RawURLEncoding.EncodeToString(digest)
		set.Keys = append(set.Keys, jwk)
	}
	return json.Marshal(set)
}
