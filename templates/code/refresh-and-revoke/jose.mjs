// Refresh tokens that are used once, and access tokens that can be called back.
import { createHash, randomBytes } from "node:crypto";
import { importSPKI, jwtVerify } from "jose";

const days30 = 30 * 24 * 3600_000;
const random = (octets) => randomBytes(octets).toString("base64url");
// What is stored: a copy of the database holds no token that can be used.
const nameOf = (token) => createHash("sha256").update(token).digest("hex");

/** A refresh token for a new sign-in. It is random text, not a JWT: only we read it. */
export const begin = (user, store) => issue(user, random(16), store);

/** The next refresh token; throws. A token that is used twice ends its whole family. */
export function rotate(refreshToken, store) {
  const entry = store.get(nameOf(refreshToken));
  if (!entry || entry.expires < Date.now()) throw new Error("sign in again");
  if (entry.used) {
    // Somebody has a copy: thief and owner cannot be told apart.
    for (const other of store.values()) if (other.family === entry.family) other.used = true;
    throw new Error("sign in again");
  }
  entry.used = true;
  return issue(entry.user, entry.family, store);
}

/** Call an access token back: its "jti" is refused until it would have expired anyway. */
export const revoke = (claims, denied) => void denied.set(claims.jti, claims.exp);

/** The claims of an access token that was not called back; rejects otherwise. */
export async function verify(token, publicKeyPem, denied) {
  const { payload } = await jwtVerify(token, await importSPKI(publicKeyPem, "RS256"), {
    algorithms: ["RS256"],
    issuer: "https://login.acme.example",
    audience: "https://api.acme.example",
    requiredClaims: ["exp", "iat", "jti"],
  });
  for (const [jti, exp] of denied) if (exp < Date.now() / 1000) denied.delete(jti);
  if (denied.has(payload.jti)) throw new Error("called back");
  return payload;
}

function issue(user, family, store) {
  const token = random(32);
  store.set(nameOf(token), { user, family, used: false, expires: Date.now() + days30 });
  return token;
}
