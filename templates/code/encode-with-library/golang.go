// The library writes the token: UTF-8, JSON, base64url without padding, times in seconds.
package encode

import (
	"crypto/rsa"
	"encoding/base64"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// TokenFor returns the token, whole.
func TokenFor(subject string, key *rsa.PrivateKey) (string, error) {
	now := time.Now()
	claims := jwt.RegisteredClaims{
		Subject:   subject,
		IssuedAt:  jwt.NewNumericDate(now),
		ExpiresAt: jwt.NewNumericDate(now.Add(10 * time.Minute)),
	}
	return jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString(key)
}

// Segment is one segment, where it has to be by hand: the alphabet with - and _, and no "=".
func Segment(octets []byte) string {
	return base64.RawURLEncoding.EncodeToString(octets)
}
