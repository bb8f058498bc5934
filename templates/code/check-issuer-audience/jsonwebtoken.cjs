// Take tokens of one issuer, made for this service.
const jwt = require("jsonwebtoken");

const issuer = "https://login.acme.example"; // compared in full: no pattern
const audience = "https://api.acme.example"; // a text: an unanchored RegExp would take more

/** The claims of a token that is meant for us; throws otherwise. */
exports.verify = (token, publicKeyPem) =>
  jwt.verify(token, publicKeyPem, { algorithms: ["RS256"], issuer, audience });
