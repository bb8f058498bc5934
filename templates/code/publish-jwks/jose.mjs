// The public keys of an issuer, as a JWK Set; a private key cannot get into it.
import { calculateJwkThumbprint, exportJWK, importSPKI } from "jose";

/** Answer this at /.well-known/jwks.json: the key in use, and the next one beside it. */
export async function jwkSet(...publicPems) {
  return { keys: await Promise.all(publicPems.map(jwk)) };
}

/** One RSA key; rejects a private one, which is no SPKI. */
async function jwk(publicPem) {
  const members = await exportJWK(await importSPKI(publicPem, "RS256", { extractable: true }));
  const kid = await calculateJwkThumbprint(members); // RFC 7638: follows from the key
  return { ...members, kid, use: "sig", alg: "RS256" };
}
