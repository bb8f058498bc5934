// Refuse what has expired, is not valid yet, or was issued too long ago.
package verify

import (
	"crypto/rsa"
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	leeway = 30 * time.Second // that two clocks may differ by
	oldest = time.Hour        // since "iat"
)

// Verify returns the claims of a token that is valid now, and an error otherwise.
func Verify(token string, publicKey *rsa.PublicKey) (*jwt.RegisteredClaims, error) {
	claims := &jwt.RegisteredClaims{}
	_, err := jwt.ParseWithClaims(token, claims,
		func(*jwt.Token) (any, error) { return publicKey, nil },
		jwt.WithValidMethods([]string{"RS256"}),
		jwt.WithAudience("https://api.acme.example"),
		jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(),
		jwt.WithLeeway(leeway),
	)
	if err != nil {
		return nil, err
	}
	if claims.IssuedAt == nil || time.Since(claims.IssuedAt.Time) > oldest+leeway {
		return nil, errors.New("issued too long ago")
	}
	return claims, nil
}
