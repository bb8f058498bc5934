// A real OpenID provider on the loopback. Prints {"issuer", "port"} once it listens.
// Its tokens are made by the endpoints of oidc-provider; nothing here signs anything.
import { createServer } from "node:http";
import { generateKeyPair, exportJWK } from "jose";
import Provider from "oidc-provider";

const server = createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const AUDIENCE = "https://api.acme.example";
const algorithms = ["RS256", "PS256", "ES256", "EdDSA"];
const keys = [];
for (const alg of algorithms) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  keys.push({ ...(await exportJWK(privateKey)), kid: `key-${alg}`, alg, use: "sig" });
}

const client = (alg) => ({
  client_id: `web-${alg}`,
  client_secret: `secret of the client for ${alg}, of good length`,
  redirect_uris: ["https://client.acme.example/callback"],
  grant_types: ["authorization_code", "client_credentials"],
  response_types: ["code"],
  id_token_signed_response_alg: alg,
});

const provider = new Provider(issuer, {
  clients: algorithms.map(client),
  jwks: { keys },
  cookies: { keys: ["a cookie key of the test provider"] },
  claims: { openid: ["sub"], profile: ["name"] },
  conformIdTokenClaims: true,
  findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  enabledJWA: {
    idTokenSigningAlgValues: algorithms,
  },
  features: {
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => AUDIENCE,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, __, asked) => ({
        audience: AUDIENCE,
        scope: "read write",
        accessTokenFormat: "jwt",
        accessTokenTTL: 900,
        jwt: { sign: { alg: asked.clientId.replace("web-", "") } },
      }),
    },
  },
  ttl: { IdToken: 900, AccessToken: 900, ClientCredentials: 900, Grant: 900, Interaction: 900, Session: 900 },
});

server.on("request", provider.callback());
console.log(JSON.stringify({ issuer, algorithms, audience: AUDIENCE }));
process.stdin.resume().on("end", () => process.exit(0)); // ends with the tests
