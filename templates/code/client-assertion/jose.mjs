// Prove to an authorisation server that this client has its private key (RFC 7523).
import { randomUUID } from "node:crypto";
import { SignJWT, importPKCS8 } from "jose";

const clientId = "client-77";
const server = "https://login.acme.example"; // its issuer, and nothing beside it

/** Made anew for each request: it lives a minute and is used once. */
export async function clientAssertion(privatePem, kid) {
  return new SignJWT()
    .setProtectedHeader({ alg: "PS256", typ: "JWT", kid })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(server)
    .setIssuedAt()
    .setExpirationTime("60s")
    .setJti(randomUUID())
    .sign(await importPKCS8(privatePem, "PS256"));
}
