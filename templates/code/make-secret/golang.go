// A secret that nobody guesses: 256 bits from the system's random generator.
package secret

import (
	"crypto/rand"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const service = "https://api.acme.example" // who knows the secret can sign and verify

// New makes a secret: keep it where secrets are kept, not in the code.
func New() ([]byte, error) {
	secret := make([]byte, 32)
	_, err := rand.Read(secret)
	return secret, err
}

// Sign makes a token of ten minutes.
func Sign(subject string, secret []byte) (string, error) {
	now := time.Now()
	claims := jwt.RegisteredClaims{
		Issuer:    service,
		Audience:  jwt.ClaimStrings{service},
		Subject:   subject,
		IssuedAt:  jwt.NewNumericDate(now),
		ExpiresAt: jwt.NewNumericDate(now.Add(10 * time.Minute)),
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(secret)
}

// Verify returns the claims of a token that is of this secret, and an error otherwise.
func Verify(token string, secret []byte) (*jwt.RegisteredClaims, error) {
	claims := &jwt.RegisteredClaims{}
	_, err := jwt.ParseWithClaims(token, claims,
		func(*jwt.Token) (any, error) { return secret, nil },
		jwt.WithValidMethods([]string{"HS256"}),
		jwt.WithIssuer(service), jwt.WithAudience(service), jwt.WithExpirationRequired())
	if err != nil {
		return nil, err
	}
	return claims, nil
}
