// Sign first, then encrypt; decrypt first, then verify. Each layer proves its own thing.
import { CompactEncrypt, SignJWT, compactDecrypt, importPKCS8, importSPKI, jwtVerify } from "jose";

const alg = "ECDH-ES+A256KW";
const enc = "A256GCM";

/** "cty" says that there is a token inside, which still has to be verified. */
export async function seal(claims, signingPem, receiverPem) {
  const signed = await new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", typ: "JWT" })
    .sign(await importPKCS8(signingPem, "ES256"));
  return new CompactEncrypt(new TextEncoder().encode(signed))
    .setProtectedHeader({ alg, enc, cty: "JWT" })
    .encrypt(await importSPKI(receiverPem, alg));
}

/** The claims of the signed token inside; rejects otherwise. */
export async function unseal(token, privatePem, signerPem) {
  const key = await importPKCS8(privatePem, alg);
  const { plaintext, protectedHeader } = await compactDecrypt(token, key, {
    keyManagementAlgorithms: [alg],
    contentEncryptionAlgorithms: [enc],
  });
  // Encrypted alone proves nothing about its author: anybody has the public key.
  if (protectedHeader.cty?.toUpperCase() !== "JWT") throw new Error("there is no token inside");
  const inner = new TextDecoder().decode(plaintext);
  const options = { algorithms: ["ES256"], requiredClaims: ["exp"] };
  return (await jwtVerify(inner, await importSPKI(signerPem, "ES256"), options)).payload;
}
