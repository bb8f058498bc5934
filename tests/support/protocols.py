"""A real OpenID provider with all its protocols, and a client that goes through them with `jose`."""

import base64
import contextlib
import hashlib
import json
import re
import secrets
import subprocess
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from time import time

from issuer import CALLBACK, NODE, Browser
from nodejs import find_node

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass(frozen=True)
class Client:
    """What is known of the provider (`issuer`), the client's name and public keys (`keys`), and its API.

    `made`: the messages that the client has made, by kind, the last of each.
    """

    issuer: str
    name: str
    api: str
    keys: str
    browser: Browser = field(default_factory=Browser)
    made: dict = field(default_factory=dict)

    def provider_keys(self):
        """The JWK Set of the provider, as text."""
        return _ask(f"{self.issuer}/jwks")

    def authorize(self, response_type, *, mode=None, scope="openid", resource=None):
        """What the provider hands the client through the browser: a dict of parameters, its URL."""
        self.made["verifier"] = secrets.token_urlsafe(48)
        challenge = hashlib.sha256(self.made["verifier"].encode()).digest()
        query = {
            "client_id": self.name,
            "response_type": response_type,
            "scope": scope,
            "redirect_uri": CALLBACK,
            "nonce": "n-0S6_WzA2Mj",
            "state": "af0ifjsldkj-8Zq",
            "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
            "code_challenge_method": "S256",
            "response_mode": mode,
            "resource": resource,
        }
        given = {name: value for name, value in query.items() if value}
        if "code" not in response_type:
            del given["code_challenge"], given["code_challenge_method"]
        return self._sign_in(given)

    def authorize_by_request_object(self):
        """The same by a signed request, pushed beforehand (RFC 9101, RFC 9126)."""
        now = int(time())
        request = self._made(
            "request object",
            {"typ": "oauth-authz-req+jwt"},
            {
                "iss": self.name,
                "aud": self.issuer,
                "client_id": self.name,
                "response_type": "code",
                "redirect_uri": CALLBACK,
                "scope": "openid",
                "state": "af0ifjsldkj-8Zq",
                "nonce": "n-0S6_WzA2Mj",
                "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method": "S256",
                "iat": now,
                "nbf": now,
                "exp": now + 60,
                "jti": secrets.token_urlsafe(16),
            },
        )
        pushed = json.loads(self._post("/request", {"request": request}))
        return self._sign_in({"client_id": self.name, "request_uri": pushed["request_uri"]})

    def redeem(self, code):
        """The token response for a code: a dict."""
        return self._token(
            grant_type="authorization_code",
            code=code,
            code_verifier=self.made["verifier"],
            redirect_uri=CALLBACK,
        )

    def client_credentials(self, *, bound=False):
        """The token response of a client credentials grant; `bound` to the holder's key by DPoP."""
        proof = {"DPoP": self.proof("POST", f"{self.issuer}/token")} if bound else {}
        return self._token(proof, grant_type="client_credentials", scope="read", resource=self.api)

    def proof(self, method, address, **claims):
        """A DPoP proof (RFC 9449 §4.2) by `jose`."""
        claims = {
            "jti": secrets.token_urlsafe(16),
            "htm": method,
            "htu": address,
            "iat": int(time()),
            **claims,
        }
        return self._made("proof", {"typ": "dpop+jwt"}, claims, by="holder")

    def userinfo(self, access_token):
        """The signed UserInfo response (OIDC Core §5.3.2)."""
        return _ask(f"{self.issuer}/me", headers={"Authorization": f"Bearer {access_token}"})

    def introspect(self, access_token):
        """The signed introspection response (RFC 9701)."""
        wanted = {"Accept": "application/token-introspection+jwt"}
        return self._post("/token/introspection", {"token": access_token}, wanted)

    def log_out(self, id_token):
        """The logout token that the provider sends by the back channel."""
        page = self.browser.go(f"{self.issuer}/session/end?id_token_hint={id_token}")
        secret = re.search(r'name="xsrf" value="([^"]+)"', page.text)[1]
        self.browser.submit(page, xsrf=secret, logout="yes")
        (message,) = json.loads(_ask(f"{self.issuer}/sent"))
        return urllib.parse.parse_qs(message["body"])["logout_token"][0]

    def _sign_in(self, query):
        page = self.browser.go(f"{self.issuer}/auth?{urllib.parse.urlencode(query)}")
        for _ in range(2):
            if page.address.startswith(CALLBACK):
                break
            asked = "login" if 'name="login"' in page.text else "consent"
            person = {"login": "kim", "password": "any"} if asked == "login" else {}
            page = self.browser.submit(page, prompt=asked, **person)
        parts = urllib.parse.urlsplit(page.address)
        given = urllib.parse.parse_qs(parts.query or parts.fragment)
        return {name: values[0] for name, values in given.items()} | {"url": page.address}

    def _token(self, headers=None, **form):
        return json.loads(self._post("/token", form, headers))

    def _post(self, path, form, headers=None):
        now = int(time())
        assertion = self._made(
            "client assertion",
            {"typ": "client-authentication+jwt"},
            {
                "iss": self.name,
                "sub": self.name,
                "aud": self.issuer,
                "iat": now,
                "exp": now + 60,
                "jti": secrets.token_urlsafe(16),
            },
        )
        signed = {
            "client_id": self.name,
            "client_assertion_type": ASSERTION,
            "client_assertion": assertion,
        }
        return _ask(f"{self.issuer}{path}", form | signed, headers)

    def _made(self, kind, header, claims, by="client"):
        message = {"by": by, "header": header, "claims": claims}
        self.made[kind] = _ask(f"{self.issuer}/made", json.dumps(message))
        return self.made[kind]


@contextlib.contextmanager
def running_client():
    """Yields a `Client` of a provider that runs while the block lasts."""
    process = subprocess.Popen(
        [find_node(), "protocols.js"],
        cwd=NODE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        started = json.loads(process.stdout.readline())
        keys = json.dumps(started["keys"])
        yield Client(started["issuer"], started["client"], started["api"], keys)
    finally:
        process.stdin.close()
        process.wait(timeout=10)
        process.stdout.close()


def _ask(address, form=None, headers=None):
    if isinstance(form, dict):
        form = urllib.parse.urlencode(form)
    request = urllib.request.Request(address, form and form.encode(), headers or {})
    with urllib.request.urlopen(request, timeout=10) as response:
        return response.read().decode()
