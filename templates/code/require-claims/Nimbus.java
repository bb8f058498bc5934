// Refuse a token that leaves out what the service relies on.
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Set;

final class RequiredClaims {
    /** For a processor that has its key selector: from now on these claims must be there. */
    static void demandedBy(DefaultJWTProcessor<SecurityContext> processor) {
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
            "https://api.acme.example",
            new JWTClaimsSet.Builder().issuer("https://login.acme.example").build(),
            Set.of("exp", "iat", "sub")));
    }
}
