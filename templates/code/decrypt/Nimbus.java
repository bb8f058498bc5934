// Decrypt with two algorithms that the receiver names, and nothing larger than it expects.
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWEDecryptionKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Set;

final class Decryption {
    private static final int LARGEST = 16_384; // characters
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    Decryption(ECKey privateKey) {
        var keys = new ImmutableJWKSet<SecurityContext>(new JWKSet(privateKey));
        processor.setJWEKeySelector(new JWEDecryptionKeySelector<>(
            JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM, keys)); // no RSA1_5, no PBES2
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
            "https://api.acme.example",
            new JWTClaimsSet.Builder().issuer("https://login.acme.example").build(),
            Set.of("exp")));
    }

    /** The claims; answer every failure alike: differences can be measured. */
    JWTClaimsSet decrypt(String token) throws Exception {
        if (token.length() > LARGEST) {
            throw new IllegalArgumentException("the token is too large");
        }
        return processor.process(token, null);
    }
}
