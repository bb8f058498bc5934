// A secret that nobody guesses: 256 bits from the system's random generator.
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

final class Secrets {
    /** Keep what toJSONString() gives where secrets are kept, not in the code. */
    static OctetSequenceKey make() throws Exception {
        return new OctetSequenceKeyGenerator(256).algorithm(JWSAlgorithm.HS256).generate();
    }

    /** A token of ten minutes. */
    static String sign(String subject, OctetSequenceKey secret) throws Exception {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
            .issuer("https://api.acme.example")
            .audience("https://api.acme.example")
            .subject(subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(600)))
            .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(secret)); // refuses a secret that is too short
        return token.serialize();
    }
}
