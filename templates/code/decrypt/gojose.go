// Decrypt with two algorithms that the receiver names, and nothing larger than it expects.
package decrypt

import (
	"crypto/ecdsa"
	"errors"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

const largest = 16384 // characters

// Decrypt returns the claims. Answer every failure alike: differences can be measured.
func Decrypt(token string, privateKey *ecdsa.PrivateKey) (*jwt.Claims, error) {
	if len(token) > largest {
		return nil, errors.New("the token is too large")
	}
	parsed, err := jwt.ParseEncrypted(token,
		[]jose.KeyAlgorithm{jose.ECDH_ES_A256KW}, // no RSA1_5, no PBES2
		[]jose.ContentEncryption{jose.A256GCM})
	if err != nil {
		return nil, err
	}
	claims := &jwt.Claims{}
	if err := parsed.Claims(privateKey, claims); err != nil {
		return nil, err
	}
	if claims.Expiry == nil {
		return nil, errors.New("exp is required")
	}
	return claims, claims.ValidateWithLeeway(jwt.Expected{
		Issuer:      "https://login.acme.example",
		AnyAudience: jwt.Audience{"https://api.acme.example"},
		Time:        time.Now(),
	}, 0)
}
