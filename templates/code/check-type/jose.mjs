// Take access tokens (RFC 9068), and no other token that the same issuer signs.
import { importSPKI, jwtVerify } from "jose";

/** The claims of an access token; rejects otherwise. */
export async function verify(token, publicKeyPem) {
  const key = await importSPKI(publicKeyPem, "RS256");
  const { payload } = await jwtVerify(token, key, {
    algorithms: ["RS256"],
    typ: "at+jwt", // "application/at+jwt" is the same to it
    issuer: "https://login.acme.example",
    audience: "https://api.acme.example",
  });
  return payload;
}
