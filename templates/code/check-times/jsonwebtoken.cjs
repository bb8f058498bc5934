// Refuse what has expired, is not valid yet, or was issued too long ago.
const jwt = require("jsonwebtoken");

/** The claims of a token that is valid now; throws otherwise. */
exports.verify = function verify(token, publicKeyPem) {
  const claims = jwt.verify(token, publicKeyPem, {
    algorithms: ["RS256"],
    audience: "https://api.acme.example",
    clockTolerance: 30, // seconds that two clocks may differ by
    maxAge: "1h", // since "iat", which it makes required
  });
  if (claims.exp === undefined) throw new jwt.JsonWebTokenError("exp is required");
  return claims;
};
