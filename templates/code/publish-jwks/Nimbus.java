// The public keys of an issuer, as a JWK Set; a private key cannot get into it.
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;

final class PublishedKeys {
    /** Answer this at /.well-known/jwks.json: the key in use, and the next one beside it. */
    static String json(RSAKey current, RSAKey next) {
        var keys = new JWKSet(List.of(current.toPublicJWK(), next.toPublicJWK()));
        return keys.toString(true); // true: public members only
    }
}
