// Encrypt claims so that one receiver alone can read them, and a change is noticed.
import { EncryptJWT, importSPKI } from "jose";

const alg = "ECDH-ES+A256KW";

/** To the holder of that P-256 key. It hides the claims; it does not prove who wrote them. */
export async function encrypt(claims, audience, publicPem) {
  const key = await importSPKI(publicPem, alg);
  return new EncryptJWT(claims)
    .setProtectedHeader({ alg, enc: "A256GCM", typ: "JWT" })
    .setIssuer("https://login.acme.example")
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime("10m")
    .encrypt(key); // key and nonce are new for each token
}
