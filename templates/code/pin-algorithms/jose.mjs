// Take RS256 and nothing else, whatever the token's header says.
import { importSPKI, jwtVerify } from "jose";

const algorithms = ["RS256"];
const audience = "https://api.acme.example";

/** The claims of a genuine token; rejects for any other. */
export async function verify(token, publicKeyPem) {
  const key = await importSPKI(publicKeyPem, "RS256");
  const { payload } = await jwtVerify(token, key, { algorithms, audience });
  return payload;
}
