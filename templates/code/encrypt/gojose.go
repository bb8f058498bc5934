// Encrypt claims so that one receiver alone can read them, and a change is noticed.
package encrypt

import (
	"crypto/ecdsa"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Encrypt is for the holder of that P-256 key. It hides the claims;
// it does not prove who wrote them.
func Encrypt(claims any, publicKey *ecdsa.PublicKey, kid string) (string, error) {
	receiver := jose.Recipient{Algorithm: jose.ECDH_ES_A256KW, Key: publicKey, KeyID: kid}
	options := (&jose.EncrypterOptions{}).WithType("JWT")
	encrypter, err := jose.NewEncrypter(jose.A256GCM, receiver, options)
	if err != nil {
		return "", err
	}
	return jwt.Encrypted(encrypter).Claims(claims).Serialize() // a new key for each token
}
