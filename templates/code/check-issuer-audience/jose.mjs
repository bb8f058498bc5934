// Take tokens of one issuer, made for this service.
import { importSPKI, jwtVerify } from "jose";

const issuer = "https://login.acme.example"; // compared in full: no prefix, no pattern
const audience = "https://api.acme.example"; // this service's own name

/** The claims of a token that is meant for us; rejects otherwise. */
export async function verify(token, publicKeyPem) {
  const key = await importSPKI(publicKeyPem, "RS256");
  const options = { algorithms: ["RS256"], issuer, audience, requiredClaims: ["exp"] };
  return (await jwtVerify(token, key, options)).payload;
}
