// Tokens of jose and jsonwebtoken for every algorithm that they have, each with its key in every form.
// Prints one JSON array of {maker, alg, token, keys: {form: text}, wrong: {form: text}}.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import jsonwebtoken from "jsonwebtoken";

const now = Number(process.argv[2]);
const claims = {
  iss: "https://login.acme.example",
  sub: "u_8f3k2m9q",
  aud: "https://api.acme.example",
  iat: now - 60,
  exp: now + 840,
  jti: "b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b",
};

// Two RSA pairs serve all algorithms in turn: making one takes a second at times.
const rsaPairs = [0, 1].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
const rsa = () => rsaPairs.reverse()[0];
const ec = (namedCurve) => () => generateKeyPairSync("ec", { namedCurve });
const makeKeys = {
  RS256: rsa, RS384: rsa, RS512: rsa, PS256: rsa, PS384: rsa, PS512: rsa,
  ES256: ec("P-256"), ES384: ec("P-384"), ES512: ec("P-521"),
  EdDSA: () => generateKeyPairSync("ed25519"), Ed25519: () => generateKeyPairSync("ed25519"),
};
const secretOctets = { HS256: 32, HS384: 48, HS512: 64 };

const makers = {
  jose: (alg, key) => new SignJWT(claims).setProtectedHeader({ alg, typ: "JWT" }).sign(key),
  jsonwebtoken: (alg, key) => jsonwebtoken.sign(claims, key, { algorithm: alg }),
};
const has = {
  jose: () => true,
  jsonwebtoken: (alg) => !alg.startsWith("Ed"),
};

const asymmetricForms = ({ publicKey, privateKey }) => {
  const pem = (key, type) => key.export({ type, format: "pem" });
  const jwk = (key) => JSON.stringify(key.export({ format: "jwk" }));
  const forms = {
    spki: pem(publicKey, "spki"),
    pkcs8: pem(privateKey, "pkcs8"),
    der: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    jwk: jwk(publicKey),
    privateJwk: jwk(privateKey),
    jwkSet: JSON.stringify({ keys: [publicKey.export({ format: "jwk" })] }),
    oneLine: pem(publicKey, "spki").replaceAll("\n", "\\n"),
  };
  if (publicKey.asymmetricKeyType === "rsa") {
    forms.pkcs1 = pem(publicKey, "pkcs1");
    forms.pkcs1Private = pem(privateKey, "pkcs1");
  }
  if (publicKey.asymmetricKeyType === "ec") forms.sec1 = pem(privateKey, "sec1");
  return forms;
};

const secretForms = (secret) => ({
  jwk: JSON.stringify({ kty: "oct", k: secret.toString("base64url") }),
  base64: secret.toString("base64"),
  base64url: secret.toString("base64url"),
  hex: secret.toString("hex"),
});

const made = [];
for (const [maker, sign] of Object.entries(makers)) {
  for (const [alg, generate] of Object.entries(makeKeys)) {
    if (!has[maker](alg)) continue;
    const [pair, other] = [generate(), generate()];
    const token = await sign(alg, pair.privateKey);
    made.push({ maker, alg, token, keys: asymmetricForms(pair), wrong: asymmetricForms(other) });
  }
  for (const [alg, octets] of Object.entries(secretOctets)) {
    const [secret, other] = [randomBytes(octets), randomBytes(octets)];
    const token = await sign(alg, secret);
    made.push({ maker, alg, token, keys: secretForms(secret), wrong: secretForms(other) });
  }
}
console.log(JSON.stringify(made));
