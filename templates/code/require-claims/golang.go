// Refuse a token that leaves out what the service relies on.
package verify

import (
	"crypto/rsa"
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

// Claims are read by the parser, and then judged by Validate.
type Claims struct {
	jwt.RegisteredClaims
}

// Validate is called by the parser, after its own checks.
func (c Claims) Validate() error {
	if c.Subject == "" || c.IssuedAt == nil {
		return errors.New("sub and iat are required")
	}
	return nil
}

func Verify(token string, publicKey *rsa.PublicKey) (*Claims, error) {
	claims := &Claims{}
	_, err := jwt.ParseWithClaims(token, claims,
		func(*jwt.Token) (any, error) { return publicKey, nil },
		jwt.WithValidMethods([]string{"RS256"}),
		jwt.WithExpirationRequired(),
		jwt.WithIssuer("https://login.acme.example"),
		jwt.WithAudience("https://api.acme.example"),
	)
	if err != nil {
		return nil, err
	}
	return claims, nil
}
