// A short-lived access token that says what it is, whose, for whom and until when (RFC 9068).
import { randomUUID } from "node:crypto";
import { SignJWT, importPKCS8 } from "jose";

/** Signed with ES256. Put nothing into it that its bearer may not read. */
export async function issue(subject, clientId, audience, scope, privatePem, kid) {
  const key = await importPKCS8(privatePem, "ES256");
  return new SignJWT({ client_id: clientId, scope })
    .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid })
    .setIssuer("https://login.acme.example")
    .setSubject(subject)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime("10m")
    .setJti(randomUUID())
    .sign(key);
}
