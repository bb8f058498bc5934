// A secret that nobody guesses: 256 bits from the system's random generator.
const { randomBytes } = require("node:crypto");
const jwt = require("jsonwebtoken");

const service = "https://api.acme.example"; // who knows the secret can sign and verify

/** 43 characters of base64url: keep them where secrets are kept, not in the code. */
exports.newSecret = () => randomBytes(32).toString("base64url");

/** A token of ten minutes. */
exports.sign = (subject, secret) =>
  jwt.sign({}, Buffer.from(secret, "base64url"), {
    algorithm: "HS256",
    issuer: service,
    audience: service,
    subject,
    expiresIn: "10m",
  });

/** Its claims; throws for a token that is not of this secret. */
exports.verify = (token, secret) =>
  jwt.verify(token, Buffer.from(secret, "base64url"), {
    algorithms: ["HS256"],
    issuer: service,
    audience: service,
  });
