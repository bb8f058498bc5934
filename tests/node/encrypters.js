// Tokens that jose encrypted: every key management and content encryption that it has, and its three forms.
// Prints one JSON array of {alg, enc, form, token, key, wrong}, the keys as private JWK.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { CompactEncrypt, EncryptJWT, FlattenedEncrypt, GeneralEncrypt } from "jose";

const plaintext = new TextEncoder().encode('{"sub":"u_8f3k2m9q","name":"Zoë 😀"}');
const contents = {
  "A128CBC-HS256": 32, "A192CBC-HS384": 48, "A256CBC-HS512": 64, A128GCM: 16, A192GCM: 24, A256GCM: 32,
};
const rsaPairs = [0, 1].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
const rsa = () => rsaPairs.reverse()[0];
const agreeing = ["ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW"];
const curves = {
  "P-256": () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  "P-384": () => generateKeyPairSync("ec", { namedCurve: "P-384" }),
  "P-521": () => generateKeyPairSync("ec", { namedCurve: "P-521" }),
  X25519: () => generateKeyPairSync("x25519"),
};
const secrets = {
  A128KW: 16, A192KW: 24, A256KW: 32, A128GCMKW: 16, A192GCMKW: 24, A256GCMKW: 32,
  "PBES2-HS256+A128KW": 20, "PBES2-HS384+A192KW": 20, "PBES2-HS512+A256KW": 20,
};

const jwk = (key) => JSON.stringify(key.export({ format: "jwk" }));
const oct = (secret) => JSON.stringify({ kty: "oct", k: secret.toString("base64url") });
const pair = (generate) => {
  const [mine, other] = [generate(), generate()];
  return { encrypting: mine.publicKey, key: jwk(mine.privateKey), wrong: jwk(other.privateKey) };
};
const secret = (octets) => {
  const [mine, other] = [randomBytes(octets), randomBytes(octets)];
  return { encrypting: mine, key: oct(mine), wrong: oct(other) };
};

const kinds = [];
for (const enc of Object.keys(contents)) {
  for (const alg of ["RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"]) kinds.push([alg, enc, "", pair(rsa)]);
  for (const [alg, octets] of Object.entries(secrets)) kinds.push([alg, enc, "", secret(octets)]);
  kinds.push(["dir", enc, "", secret(contents[enc])]);
  for (const alg of agreeing) for (const curve of Object.keys(curves)) kinds.push([alg, enc, curve, pair(curves[curve])]);
}

const forms = {
  compact: (alg, enc, key) => new CompactEncrypt(plaintext).setProtectedHeader({ alg, enc }).encrypt(key),
  flattened: async (alg, enc, key) =>
    JSON.stringify(
      await new FlattenedEncrypt(plaintext)
        .setProtectedHeader({ enc })
        .setUnprotectedHeader({ alg })
        .setAdditionalAuthenticatedData(new TextEncoder().encode("and this, too"))
        .encrypt(key),
    ),
  general: async (alg, enc, key) =>
    JSON.stringify(
      await new GeneralEncrypt(plaintext)
        .setProtectedHeader({ enc })
        .addRecipient(randomBytes(32)).setUnprotectedHeader({ alg: "A256KW" })
        .addRecipient(key).setUnprotectedHeader({ alg })
        .encrypt(),
    ),
};

const made = [];
for (const [alg, enc, curve, { encrypting, key, wrong }] of kinds) {
  for (const [form, encrypt] of Object.entries(forms)) {
    if (form === "general" && ["dir", "ECDH-ES"].includes(alg)) continue;
    made.push({ alg, enc, curve, form, key, wrong, token: await encrypt(alg, enc, encrypting) });
  }
}
const claims = await new EncryptJWT({ sub: "u_8f3k2m9q" })
  .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: "JWT" })
  .setIssuer("https://login.acme.example").setAudience("https://api.acme.example").setIssuedAt().setExpirationTime("1h")
  .encrypt(Buffer.alloc(32, 7));
made.push({ alg: "dir", enc: "A256GCM", curve: "", form: "jwt", token: claims, key: oct(Buffer.alloc(32, 7)), wrong: oct(Buffer.alloc(32, 8)) });
console.log(JSON.stringify(made));
