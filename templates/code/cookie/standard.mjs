// Keep a token in a cookie that no script reads and no other site sends.

// "__Host-" makes browsers demand Secure, Path=/ and no Domain.
const cookie = (value, seconds) =>
  `__Host-session=${value}; Max-Age=${seconds}; Path=/; Secure; HttpOnly; SameSite=Lax`;

/** `response` is a node:http ServerResponse; ten minutes: no longer than the token. */
export const signedIn = (response, token) =>
  response.appendHeader("Set-Cookie", cookie(token, 600));

/** Takes it away again; the attributes must be the same. */
export const signedOut = (response) => response.appendHeader("Set-Cookie", cookie("", 0));
