// The library writes the token: UTF-8, JSON, base64url without padding, times in seconds.
const jwt = require("jsonwebtoken");

/** The claims as an object, not as JSON text; the text that comes back is the token, whole. */
exports.tokenFor = (claims, privatePem) =>
  jwt.sign(claims, privatePem, { algorithm: "RS256", expiresIn: "10m" });

/** One segment, where it has to be by hand: the alphabet with - and _, and no "=". */
exports.segment = (text) => Buffer.from(text, "utf8").toString("base64url");
