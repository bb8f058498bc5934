// Refuse what has expired, is not valid yet, or was issued too long ago.
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

final class Times extends DefaultJWTClaimsVerifier<SecurityContext> {
    private static final Duration OLDEST = Duration.ofHours(1);

    Times() {
        super("https://api.acme.example", null, Set.of("exp", "iat"));
        setMaxClockSkew(30); // seconds that two clocks may differ by
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        super.verify(claims, context); // exp, nbf, aud, and what is required
        var oldest = Instant.now().minus(OLDEST).minusSeconds(getMaxClockSkew());
        if (claims.getIssueTime().toInstant().isBefore(oldest)) {
            throw new BadJWTException("issued too long ago");
        }
    }
}
