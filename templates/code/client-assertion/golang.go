// Prove to an authorisation server that this client has its private key (RFC 7523).
package assertion

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/hex"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	clientID = "client-77"
	server   = "https://login.acme.example" // its issuer, and nothing beside it
)

// New is made anew for each request: it lives a minute and is used once.
func New(key *rsa.PrivateKey, kid string) (string, error) {
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		return "", err
	}
	now := time.Now()
	token := jwt.NewWithClaims(jwt.SigningMethodPS256, jwt.RegisteredClaims{
		Issuer:    clientID,
		Subject:   clientID,
		Audience:  jwt.ClaimStrings{server},
		IssuedAt:  jwt.NewNumericDate(now),
		ExpiresAt: jwt.NewNumericDate(now.Add(time.Minute)),
		ID:        hex.EncodeToString(id),
	})
	token.Header["kid"] = kid
	return token.SignedString(key)
}
