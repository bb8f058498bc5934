// Verify an ID token as its client (OpenID Connect Core §3.1.3.7).
import { createHash } from "node:crypto";
import { importSPKI, jwtVerify } from "jose";

const issuer = "https://login.acme.example";
const clientId = "client-77";

/** Who signed in. `nonce` is the one that this browser's session sent along. */
export async function verify(idToken, publicKeyPem, nonce, accessToken) {
  const { payload } = await jwtVerify(idToken, await importSPKI(publicKeyPem, "RS256"), {
    algorithms: ["RS256"],
    issuer,
    audience: clientId,
    requiredClaims: ["sub", "exp", "iat", "nonce"],
  });
  if (!nonce || payload.nonce !== nonce) throw new Error("it answers another sign-in");
  const several = Array.isArray(payload.aud) && payload.aud.length > 1;
  if ((payload.azp ?? (several ? undefined : clientId)) !== clientId) {
    throw new Error("it was issued to another client");
  }
  if (accessToken && payload.at_hash !== leftHalf(accessToken)) {
    throw new Error("the access token is not the one that came with it");
  }
  return payload;
}

/** The left half of the SHA-256 of it, which is the hash of RS256 (§3.1.3.6). */
const leftHalf = (text) =>
  createHash("sha256").update(text, "ascii").digest().subarray(0, 16).toString("base64url");
