// Verify a logout token before ending a session (OpenID Connect Back-Channel Logout §2.6).
import { importSPKI, jwtVerify } from "jose";

const event = "http://schemas.openid.net/event/backchannel-logout";

/** Whose session to end; rejects. `seen`: a Map of the "jti" of the last minutes. */
export async function verify(token, publicKeyPem, seen) {
  const { payload } = await jwtVerify(token, await importSPKI(publicKeyPem, "RS256"), {
    algorithms: ["RS256"],
    typ: "logout+jwt",
    issuer: "https://login.acme.example",
    audience: "client-77",
    maxTokenAge: "2 minutes",
    requiredClaims: ["exp", "jti", "events"],
  });
  const { events, jti, sub, sid, nonce } = payload;
  if (nonce !== undefined) throw new Error("an ID token, not a logout token");
  if (JSON.stringify(events?.[event]) !== "{}") throw new Error("no logout event");
  if (!sub && !sid) throw new Error("whose session is not said");
  if (seen.has(jti)) throw new Error("used before");
  seen.set(jti, payload.iat);
  return { sub, sid };
}
