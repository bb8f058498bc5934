// A secret that nobody guesses: 256 bits from the system's random generator.
import { randomBytes } from "node:crypto";
import { SignJWT, jwtVerify } from "jose";

const service = "https://api.acme.example"; // who knows the secret can sign and verify

/** 43 characters of base64url: keep them where secrets are kept, not in the code. */
export const newSecret = () => randomBytes(32).toString("base64url");

/** A token of ten minutes. */
export const sign = (subject, secret) =>
  new SignJWT()
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(service)
    .setAudience(service)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(Buffer.from(secret, "base64url"));

/** Its claims; rejects a token that is not of this secret. */
export async function verify(token, secret) {
  const options = { algorithms: ["HS256"], issuer: service, audience: service };
  return (await jwtVerify(token, Buffer.from(secret, "base64url"), options)).payload;
}
