// Refuse a token that leaves out what the service relies on.
const jwt = require("jsonwebtoken");

const required = ["exp", "iat", "iss", "aud", "sub"];

/** The claims; throws where one of them is missing. */
exports.verify = function verify(token, publicKeyPem) {
  const claims = jwt.verify(token, publicKeyPem, {
    algorithms: ["RS256"],
    issuer: "https://login.acme.example",
    audience: "https://api.acme.example",
  });
  // The library checks a time only where it is there, so absence is checked here.
  const missing = required.filter((name) => claims[name] === undefined);
  if (missing.length) throw new jwt.JsonWebTokenError(`missing: ${missing.join(", ")}`);
  return claims;
};
