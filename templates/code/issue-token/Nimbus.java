// A short-lived access token that says what it is, whose, for whom and until when (RFC 9068).
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

final class Issuer {
    /** Signed with ES256. Put nothing into it that its bearer may not read. */
    static String issue(String subject, String client, String audience, String scope, ECKey key)
            throws Exception {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
            .issuer("https://login.acme.example")
            .subject(subject)
            .audience(audience)
            .claim("client_id", client)
            .claim("scope", scope)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(600)))
            .jwtID(UUID.randomUUID().toString())
            .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID(key.getKeyID())
            .build();
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
