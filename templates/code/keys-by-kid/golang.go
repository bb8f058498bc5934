// Keys from one configured address, chosen by "kid"; what the token names is never fetched.
package verify

import (
	"github.com/MicahParks/keyfunc/v3"
	"github.com/golang-jwt/jwt/v5"
)

const issuer = "https://login.acme.example"

// Keys fetches the set, and keeps it fresh in the background.
func Keys() (keyfunc.Keyfunc, error) {
	return keyfunc.NewDefault([]string{issuer + "/.well-known/jwks.json"})
}

// Verify returns the claims of a genuine token, and an error otherwise.
func Verify(token string, keys keyfunc.Keyfunc) (*jwt.RegisteredClaims, error) {
	claims := &jwt.RegisteredClaims{}
	_, err := jwt.ParseWithClaims(token, claims, keys.Keyfunc,
		jwt.WithValidMethods([]string{"RS256"}),
		jwt.WithIssuer(issuer),
		jwt.WithAudience("https://api.acme.example"),
		jwt.WithExpirationRequired(),
	)
	if err != nil {
		return nil, err
	}
	return claims, nil
}
