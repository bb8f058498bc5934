// The library writes the token: UTF-8, JSON, base64url without padding, times in seconds.
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;

final class Encoding {
    /** Dates in the claims become seconds; the text that comes back is the token, whole. */
    static String tokenFor(JWTClaimsSet claims, PrivateKey key) throws Exception {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** One segment, where it has to be by hand: the alphabet with - and _, and no "=". */
    static String segment(byte[] octets) {
        return Base64URL.encode(octets).toString();
    }
}
