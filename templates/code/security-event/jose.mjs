// Tell a receiver what happened to somebody's account: a security event token (RFC 8417).
import { randomUUID } from "node:crypto";
import { SignJWT, importPKCS8 } from "jose";

const iss = "https://login.acme.example";
const disabled = "https://schemas.openid.net/secevent/risc/event-type/account-disabled";

/** What happened cannot expire, so there is no "exp"; and no "sub", so it is no ID token. */
export async function accountDisabled(subject, reason, receiver, privatePem, kid) {
  const subId = { format: "iss_sub", iss, sub: subject };
  return new SignJWT({ sub_id: subId, events: { [disabled]: { reason } } })
    .setProtectedHeader({ alg: "RS256", typ: "secevent+jwt", kid })
    .setIssuer(iss)
    .setAudience(receiver)
    .setIssuedAt()
    .setJti(randomUUID())
    .sign(await importPKCS8(privatePem, "RS256"));
}
