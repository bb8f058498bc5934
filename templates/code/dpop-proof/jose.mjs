// Make and check a DPoP proof (RFC 9449): one request, one key, one access token, now.
import { createHash, randomUUID } from "node:crypto";
import {
  EmbeddedJWK, SignJWT, calculateJwkThumbprint, exportJWK, importPKCS8, jwtVerify,
} from "jose";

const digest = (text) => createHash("sha256").update(text).digest("base64url");
const bare = (address) => address.split(/[?#]/)[0];

/** For this request alone. The P-256 key stays with the client. */
export async function make(method, url, privatePem, accessToken) {
  const key = await importPKCS8(privatePem, "ES256", { extractable: true });
  const { d, ...jwk } = await exportJWK(key); // without “d”, its private member
  return new SignJWT({ htm: method, htu: bare(url), ath: digest(accessToken) })
    .setProtectedHeader({ typ: "dpop+jwt", alg: "ES256", jwk })
    .setJti(randomUUID())
    .setIssuedAt()
    .sign(key);
}

/** Rejects. `jkt`: "cnf.jkt" of the access token, verified before. `seen`: a Map of used "jti",
 *  shared by all your servers. */
export async function check(proof, method, url, accessToken, jkt, seen) {
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
    typ: "dpop+jwt",
    algorithms: ["ES256"],
    maxTokenAge: "60s",
    clockTolerance: 5,
    requiredClaims: ["jti", "htm", "htu"],
  });
  if (payload.htm !== method || payload.htu !== bare(url) || payload.ath !== digest(accessToken)) {
    throw new Error("made for another request");
  }
  if ((await calculateJwkThumbprint(protectedHeader.jwk)) !== jkt) {
    throw new Error("not the key that the access token is bound to");
  }
  const now = Date.now();
  for (const [jti, came] of seen) if (came < now - 65_000) seen.delete(jti);
  if (seen.has(payload.jti)) throw new Error("used before");
  seen.set(payload.jti, now);
}
