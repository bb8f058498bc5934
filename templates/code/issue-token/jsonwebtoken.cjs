// A short-lived access token that says what it is, whose, for whom and until when (RFC 9068).
const { randomUUID } = require("node:crypto");
const jwt = require("jsonwebtoken");

/** Signed with ES256. Put nothing into it that its bearer may not read. */
exports.issue = (subject, clientId, audience, scope, privatePem, kid) =>
  jwt.sign({ client_id: clientId, scope }, privatePem, {
    algorithm: "ES256",
    header: { typ: "at+jwt" },
    keyid: kid,
    issuer: "https://login.acme.example",
    subject,
    audience,
    expiresIn: "10m", // a number would be seconds, a text of digits milliseconds
    jwtid: randomUUID(),
  });
