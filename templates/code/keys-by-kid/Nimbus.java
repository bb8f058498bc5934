// Keys from one configured address, chosen by "kid"; what the token names is never fetched.
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.util.Set;

final class KeysByKid {
    private static final String ISSUER = "https://login.acme.example";
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    KeysByKid() throws Exception {
        var address = URI.create(ISSUER + "/.well-known/jwks.json").toURL();
        var keys = JWKSourceBuilder.<SecurityContext>create(address).retrying(true).build();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
            "https://api.acme.example",
            new JWTClaimsSet.Builder().issuer(ISSUER).build(),
            Set.of("exp")));
    }

    JWTClaimsSet verify(String token) throws Exception {
        return processor.process(token, null);
    }
}
