// Refuse what has expired, is not valid yet, or was issued too long ago.
import { importSPKI, jwtVerify } from "jose";

/** The claims of a token that is valid now; rejects otherwise. */
export async function verify(token, publicKeyPem) {
  const key = await importSPKI(publicKeyPem, "RS256");
  const { payload } = await jwtVerify(token, key, {
    algorithms: ["RS256"],
    audience: "https://api.acme.example",
    requiredClaims: ["exp"],
    clockTolerance: 30, // seconds that two clocks may differ by
    maxTokenAge: "1 hour", // since "iat", which it makes required
  });
  return payload;
}
