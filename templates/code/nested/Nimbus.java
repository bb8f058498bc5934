// Sign first, then encrypt; decrypt first, then verify. Each layer proves its own thing.
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

final class Nested {
    /** "cty" says that there is a token inside, which still has to be verified. */
    static String seal(JWTClaimsSet claims, ECKey signer, ECKey receiver) throws Exception {
        var signed = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        signed.sign(new ECDSASigner(signer));
        var header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
            .contentType("JWT")
            .build();
        var sealed = new JWEObject(header, new Payload(signed));
        sealed.encrypt(new ECDHEncrypter(receiver));
        return sealed.serialize();
    }

    /** The claims of the signed token inside, whose times and names are still to be checked. */
    static JWTClaimsSet unseal(String token, ECKey receiver, ECKey signer) throws Exception {
        var sealed = JWEObject.parse(token);
        if (!JWEAlgorithm.ECDH_ES_A256KW.equals(sealed.getHeader().getAlgorithm())
                || !EncryptionMethod.A256GCM.equals(sealed.getHeader().getEncryptionMethod())) {
            throw new SecurityException("another algorithm than agreed on");
        }
        sealed.decrypt(new ECDHDecrypter(receiver));
        var signed = sealed.getPayload().toSignedJWT(); // null where there is none inside
        if (signed == null || !signed.verify(new ECDSAVerifier(signer.toPublicJWK()))) {
            throw new SecurityException("no genuine token inside");
        }
        return signed.getJWTClaimsSet();
    }
}
