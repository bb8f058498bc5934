// Take RS256 and nothing else, whatever the token's header says.
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

final class Verifier {
    private static final String AUDIENCE = "https://api.acme.example";
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    Verifier(RSAPublicKey publicKey) {
        var key = new RSAKey.Builder(publicKey).build();
        var keys = new ImmutableJWKSet<SecurityContext>(new JWKSet(key));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(
            new DefaultJWTClaimsVerifier<>(AUDIENCE, null, Set.of("exp")));
    }

    /** The claims of a genuine token; throws for any other. */
    JWTClaimsSet verify(String token) throws Exception {
        return processor.process(token, null);
    }
}
