// Refuse a token that leaves out what the service relies on.
import { importSPKI, jwtVerify } from "jose";

/** The claims; rejects where one of them is missing. */
export async function verify(token, publicKeyPem) {
  const key = await importSPKI(publicKeyPem, "RS256");
  const { payload } = await jwtVerify(token, key, {
    algorithms: ["RS256"],
    issuer: "https://login.acme.example", // which makes "iss" required
    audience: "https://api.acme.example", // and this "aud"
    requiredClaims: ["exp", "iat", "sub"],
  });
  return payload;
}
