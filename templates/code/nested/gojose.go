// Sign first, then encrypt; decrypt first, then verify. Each layer proves its own thing.
package nested

import (
	"crypto/ecdsa"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Seal writes "cty", which says that there is a token inside, still to be verified.
func Seal(claims any, signing *ecdsa.PrivateKey, receiver *ecdsa.PublicKey) (string, error) {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: signing}, nil)
	if err != nil {
		return "", err
	}
	encrypter, err := jose.NewEncrypter(jose.A256GCM,
		jose.Recipient{Algorithm: jose.ECDH_ES_A256KW, Key: receiver},
		(&jose.EncrypterOptions{}).WithType("JWT").WithContentType("JWT"))
	if err != nil {
		return "", err
	}
	return jwt.SignedAndEncrypted(signer, encrypter).Claims(claims).Serialize()
}

// Unseal returns the claims of the signed token inside; check them as those of any other.
func Unseal(token string, key *ecdsa.PrivateKey, signer *ecdsa.PublicKey) (*jwt.Claims, error) {
	sealed, err := jwt.ParseSignedAndEncrypted(token,
		[]jose.KeyAlgorithm{jose.ECDH_ES_A256KW},
		[]jose.ContentEncryption{jose.A256GCM},
		[]jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		return nil, err
	}
	signed, err := sealed.Decrypt(key)
	if err != nil {
		return nil, err
	}
	claims := &jwt.Claims{}
	if err := signed.Claims(signer, claims); err != nil {
		return nil, err
	}
	return claims, nil
}
