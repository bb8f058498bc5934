// Encrypt claims so that one receiver alone can read them, and a change is noticed.
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;

final class Encryption {
    /** To the holder of that P-256 key. It hides the claims; it does not prove who wrote them. */
    static String encrypt(JWTClaimsSet claims, ECKey publicKey) throws Exception {
        var header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
            .keyID(publicKey.getKeyID())
            .build();
        var token = new EncryptedJWT(header, claims);
        token.encrypt(new ECDHEncrypter(publicKey)); // key and nonce are new for each token
        return token.serialize();
    }
}
