// Take RS256 and nothing else, whatever the token's header says.
const jwt = require("jsonwebtoken");

const algorithms = ["RS256"];
const audience = "https://api.acme.example";

/** The claims of a genuine token; throws for any other. */
exports.verify = function verify(token, publicKeyPem) {
  // jwt.decode() verifies nothing: never let it decide anything.
  return jwt.verify(token, publicKeyPem, { algorithms, audience });
};
