// Decrypt with two algorithms that the receiver names, and nothing larger than it expects.
import { importPKCS8, jwtDecrypt } from "jose";

const alg = "ECDH-ES+A256KW";
const largest = 16_384; // characters

/** The claims; rejects all else. Answer every failure alike: differences can be measured. */
export async function decrypt(token, audience, privatePem) {
  if (token.length > largest) throw new Error("the token is too large");
  const key = await importPKCS8(privatePem, alg);
  const { payload } = await jwtDecrypt(token, key, {
    keyManagementAlgorithms: [alg], // no RSA1_5, no PBES2
    contentEncryptionAlgorithms: ["A256GCM"],
    maxDecompressedLength: 0, // no "zip": a small token could become a large one
    issuer: "https://login.acme.example",
    audience,
    requiredClaims: ["exp"],
  });
  return payload;
}
