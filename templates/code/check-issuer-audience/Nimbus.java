// Take tokens of one issuer, made for this service.
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Set;

final class ForThisService {
    private static final String ISSUER = "https://login.acme.example";
    private static final String AUDIENCE = "https://api.acme.example";

    /** For a processor that has its key selector: others' tokens are refused from now on. */
    static void only(DefaultJWTProcessor<SecurityContext> processor) {
        var exactly = new JWTClaimsSet.Builder().issuer(ISSUER).build();
        processor.setJWTClaimsSetVerifier(
            new DefaultJWTClaimsVerifier<>(AUDIENCE, exactly, Set.of("exp")));
    }
}
