// A key pair on P-256: the private half signs, the public half can only verify.
package keypair

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"

	"github.com/golang-jwt/jwt/v5"
)

// New makes a key pair. Hand out &key.PublicKey alone.
func New() (*ecdsa.PrivateKey, error) {
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}

// Sign makes a token with ES256; "kid" names the key, so that it can be changed later.
func Sign(claims jwt.Claims, key *ecdsa.PrivateKey, kid string) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodES256, claims)
	token.Header["kid"] = kid
	return token.SignedString(key)
}
