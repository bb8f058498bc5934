// The library writes the token: UTF-8, JSON, base64url without padding, times in seconds.
import { SignJWT, base64url, importPKCS8 } from "jose";

/** The text that comes back is the token, whole. */
export async function tokenFor(claims, privatePem) {
  const key = await importPKCS8(privatePem, "RS256");
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", typ: "JWT" })
    .setIssuedAt() // seconds; Date.now() would be milliseconds
    .setExpirationTime("10m")
    .sign(key);
}

/** One segment, where it has to be by hand: the alphabet with - and _, and no "=". */
export const segment = (text) => base64url.encode(text);
