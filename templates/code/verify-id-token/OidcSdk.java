// Verify an ID token as its client (OpenID Connect Core §3.1.3.7).
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;

final class SignIn {
    private static final Issuer ISSUER = new Issuer("https://login.acme.example");

    /** Who signed in. `nonce` is the one that this browser's session sent along. */
    static IDTokenClaimsSet verify(JWT idToken, Nonce nonce) throws Exception {
        var keys = URI.create(ISSUER + "/.well-known/jwks.json").toURL();
        var client = new ClientID("client-77");
        return new IDTokenValidator(ISSUER, client, JWSAlgorithm.RS256, keys)
            .validate(idToken, nonce);
    }
}
