// Take access tokens (RFC 9068), and no other token that the same issuer signs.
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

final class AccessTokens {
    /** For a processor that has its key selector: other kinds are refused from now on. */
    static void only(DefaultJWTProcessor<SecurityContext> processor) {
        processor.setJWSTypeVerifier(
            new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
    }
}
