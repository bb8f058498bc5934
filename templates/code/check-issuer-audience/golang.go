// Take tokens of one issuer, made for this service.
package verify

import (
	"crypto/rsa"

	"github.com/golang-jwt/jwt/v5"
)

var forUs = []jwt.ParserOption{
	jwt.WithValidMethods([]string{"RS256"}),
	jwt.WithIssuer("https://login.acme.example"), // compared in full
	jwt.WithAudience("https://api.acme.example"), // this service's own name
	jwt.WithExpirationRequired(),
}

// Verify returns the claims of a token that is meant for us, and an error otherwise.
func Verify(token string, publicKey *rsa.PublicKey) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(token, claims,
		func(*jwt.Token) (any, error) { return publicKey, nil }, forUs...)
	if err != nil {
		return nil, err
	}
	return claims, nil
}
