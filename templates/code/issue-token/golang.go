// A short-lived access token that says what it is, whose, for whom and until when (RFC 9068).
package issue

import (
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/hex"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

type accessToken struct {
	jwt.RegisteredClaims
	ClientID string `json:"client_id"`
	Scope    string `json:"scope,omitempty"`
}

// Issue signs with ES256. Put nothing into it that its bearer may not read.
func Issue(subject, client, audience, scope, kid string, key *ecdsa.PrivateKey) (string, error) {
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		return "", err
	}
	now := time.Now()
	token := jwt.NewWithClaims(jwt.SigningMethodES256, accessToken{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer:    "https://login.acme.example",
			Subject:   subject,
			Audience:  jwt.ClaimStrings{audience},
			IssuedAt:  jwt.NewNumericDate(now),
			ExpiresAt: jwt.NewNumericDate(now.Add(10 * time.Minute)),
			ID:        hex.EncodeToString(id),
		},
		ClientID: client,
		Scope:    scope,
	})
	token.Header["typ"] = "at+jwt"
	token.Header["kid"] = kid
	return token.SignedString(key)
}
