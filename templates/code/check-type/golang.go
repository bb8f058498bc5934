// Take access tokens (RFC 9068), and no other token that the same issuer signs.
package verify

import (
	"crypto/rsa"
	"errors"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

// Verify returns the claims of an access token, and an error otherwise.
func Verify(token string, publicKey *rsa.PublicKey) (*jwt.RegisteredClaims, error) {
	claims := &jwt.RegisteredClaims{}
	parsed, err := jwt.ParseWithClaims(token, claims,
		func(*jwt.Token) (any, error) { return publicKey, nil },
		jwt.WithValidMethods([]string{"RS256"}),
		jwt.WithIssuer("https://login.acme.example"),
		jwt.WithAudience("https://api.acme.example"),
		jwt.WithExpirationRequired(),
	)
	if err != nil {
		return nil, err
	}
	typ, _ := parsed.Header["typ"].(string)
	if strings.TrimPrefix(strings.ToLower(typ), "application/") != "at+jwt" {
		return nil, errors.New("not an access token")
	}
	return claims, nil
}
