// A key pair on P-256: the private half signs, the public half can only verify.
import {
  SignJWT, exportPKCS8, exportSPKI, generateKeyPair, importPKCS8, importSPKI, jwtVerify,
} from "jose";

/** The private and the public half, as PEM. The private one never leaves the issuer. */
export async function newKeyPair() {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  return [await exportPKCS8(privateKey), await exportSPKI(publicKey)];
}

/** A token signed with ES256; "kid" names the key, so that it can be changed later. */
export async function sign(claims, privatePem, kid) {
  const key = await importPKCS8(privatePem, "ES256");
  return new SignJWT(claims).setProtectedHeader({ alg: "ES256", typ: "JWT", kid }).sign(key);
}

/** Its claims; rejects a token of another key. */
export async function verify(token, publicPem, audience) {
  const key = await importSPKI(publicPem, "ES256");
  return (await jwtVerify(token, key, { algorithms: ["ES256"], audience })).payload;
}
