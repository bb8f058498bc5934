// Take RS256 and nothing else, whatever the token's header says.
package verify

import (
	"crypto/rsa"

	"github.com/golang-jwt/jwt/v5"
)

const audience = "https://api.acme.example"

// Verify returns the claims of a genuine token, and an error for any other.
func Verify(token string, publicKey *rsa.PublicKey) (*jwt.RegisteredClaims, error) {
	claims := &jwt.RegisteredClaims{}
	_, err := jwt.ParseWithClaims(token, claims,
		func(*jwt.Token) (any, error) { return publicKey, nil },
		jwt.WithValidMethods([]string{"RS256"}),
		jwt.WithAudience(audience),
		jwt.WithExpirationRequired(),
	)
	if err != nil {
		return nil, err
	}
	return claims, nil
}
