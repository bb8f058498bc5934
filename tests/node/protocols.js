// A real OpenID provider with every protocol it has that makes or takes a JWT, and the keys of a client.
// Tokens of the provider are made by the endpoints of oidc-provider; the client's messages by jose.
// Prints {"issuer", "client", "keys"} once it listens; POST /made signs for the client, GET /sent
// gives what the provider has sent to the client's back channel.
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { SignJWT, exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

const server = createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const API = "https://api.acme.example";
const pairOf = async (alg, kid) => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, public: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
};
const own = await generateKeyPair("RS256", { extractable: true });
const client = { ...(await pairOf("ES256", "client-1")), alg: "ES256" };
const holder = { ...(await pairOf("ES256", "holder-1")), alg: "ES256" };

const sent = [];
const provider = new Provider(issuer, {
  clients: [{
    client_id: "app",
    token_endpoint_auth_method: "private_key_jwt",
    token_endpoint_auth_signing_alg: "ES256",
    request_object_signing_alg: "ES256",
    jwks: { keys: [client.public] },
    redirect_uris: ["https://client.acme.example/callback"],
    grant_types: ["authorization_code", "implicit", "client_credentials"],
    response_types: ["code", "id_token", "id_token token", "code id_token", "code id_token token"],
    id_token_signed_response_alg: "RS256",
    userinfo_signed_response_alg: "RS256",
    introspection_signed_response_alg: "RS256",
    authorization_signed_response_alg: "RS256",
    backchannel_logout_uri: "https://client.acme.example/logout",
    backchannel_logout_session_required: true,
  }],
  jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid: "provider-1", alg: "RS256", use: "sig" }] },
  cookies: { keys: ["a cookie key of the test provider"] },
  claims: { openid: ["sub"], profile: ["name", "locale"], email: ["email", "email_verified"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, name: "Kim Doe", locale: "en", email: `${id}@acme.example`, email_verified: true }),
  }),
  responseTypes: ["code", "id_token", "id_token token", "code id_token", "code id_token token"],
  features: {
    backchannelLogout: { enabled: true },
    clientCredentials: { enabled: true },
    dPoP: { enabled: true },
    introspection: { enabled: true },
    jwtIntrospection: { enabled: true },
    jwtResponseModes: { enabled: true },
    jwtUserinfo: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    requestObjects: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        audience: API,
        scope: "read",
        accessTokenFormat: "jwt",
        accessTokenTTL: 900,
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  },
  fetch: async (url, { body }) => {
    sent.push({ url: String(url), body: String(body) });
    return new Response(null, { status: 200 });
  },
  ttl: { IdToken: 900, AccessToken: 900, ClientCredentials: 900, Grant: 900, Interaction: 900, Session: 900 },
});

const made = async (request) => {
  const { by, header, claims } = JSON.parse(await text(request));
  const { privateKey, alg, public: { kid, use, alg: _, ...jwk } } = { client, holder }[by];
  const named = header.typ === "dpop+jwt" ? { jwk } : { kid };
  return new SignJWT(claims).setProtectedHeader({ alg, ...named, ...header }).sign(privateKey);
};
const protocols = provider.callback();
server.on("request", async (request, response) => {
  if (request.url === "/made") return response.end(await made(request));
  if (request.url === "/sent") return response.end(JSON.stringify(sent));
  return protocols(request, response);
});
console.log(JSON.stringify({ issuer, client: "app", api: API, keys: { keys: [client.public] } }));
process.stdin.resume().on("end", () => process.exit(0)); // ends with the tests
