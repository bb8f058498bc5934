// Prove to an authorisation server that this client has its private key (RFC 7523).
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

final class ClientAssertion {
    private static final String CLIENT = "client-77";
    private static final String SERVER = "https://login.acme.example"; // its issuer alone

    /** Made anew for each request: it lives a minute and is used once. */
    static String make(RSAKey key) throws Exception {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
            .issuer(CLIENT)
            .subject(CLIENT)
            .audience(SERVER)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .jwtID(UUID.randomUUID().toString())
            .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
