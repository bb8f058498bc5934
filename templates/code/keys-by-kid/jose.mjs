// Keys from one configured address, chosen by "kid"; what the token names is never fetched.
import { createRemoteJWKSet, jwtVerify } from "jose";

const issuer = "https://login.acme.example";
const audience = "https://api.acme.example";

/** It keeps the set, and asks again, at most every 30 seconds, for a "kid" it does not know. */
export const keysAt = (address) =>
  createRemoteJWKSet(new URL(address), { cooldownDuration: 30_000, timeoutDuration: 5_000 });

const keys = keysAt(`${issuer}/.well-known/jwks.json`);

/** The claims of a genuine token; rejects otherwise. */
export async function verify(token, from = keys) {
  return (await jwtVerify(token, from, { algorithms: ["RS256"], issuer, audience })).payload;
}
