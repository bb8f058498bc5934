"""A real OpenID provider (npm `oidc-provider`) on the loopback, and a client that logs in at it."""

import base64
import contextlib
import hashlib
import http.cookiejar
import json
import re
import secrets
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from nodejs import find_node

NODE = Path(__file__).parents[1] / "node"
CALLBACK = "https://client.acme.example/callback"


@dataclass(frozen=True)
class Issuer:
    """Where it listens, the algorithms it signs with, the audience of its access tokens."""

    issuer: str
    algorithms: tuple
    audience: str

    def key_set(self):
        """Its JWK Set, as text."""
        return _get(f"{self.issuer}/jwks")

    def discovery(self):
        """Its OpenID configuration, as text."""
        return _get(f"{self.issuer}/.well-known/openid-configuration")

    def log_in(self, algorithm, nonce="n-0S6_WzA2Mj"):
        """The token response of an authorization code flow with PKCE (RFC 7636): a dict."""
        browser = Browser()
        verifier = secrets.token_urlsafe(48)
        code = self._authorize(browser, algorithm, verifier, nonce)
        return self._token(
            algorithm,
            grant_type="authorization_code",
            code=code,
            code_verifier=verifier,
            redirect_uri=CALLBACK,
        )

    def client_credentials(self, algorithm):
        """The token response of a client credentials grant (RFC 6749 §4.4): a dict."""
        return self._token(algorithm, grant_type="client_credentials", scope="read")

    def _authorize(self, browser, algorithm, verifier, nonce):
        challenge = hashlib.sha256(verifier.encode()).digest()
        query = {
            "client_id": f"web-{algorithm}",
            "response_type": "code",
            "scope": "openid read",
            "redirect_uri": CALLBACK,
            "nonce": nonce,
            "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        page = browser.go(f"{self.issuer}/auth?{urllib.parse.urlencode(query)}")
        page = browser.submit(page, prompt="login", login="kim", password="any")
        page = browser.submit(page, prompt="consent")
        return urllib.parse.parse_qs(urllib.parse.urlsplit(page.address).query)["code"][0]

    def _token(self, algorithm, **form):
        name = urllib.parse.quote(f"web-{algorithm}", safe="")
        password = urllib.parse.quote_plus(f"secret of the client for {algorithm}, of good length")
        credentials = base64.b64encode(f"{name}:{password}".encode()).decode()
        request = urllib.request.Request(
            f"{self.issuer}/token",
            urllib.parse.urlencode(form).encode(),
            {"Authorization": f"Basic {credentials}"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)


@dataclass(frozen=True)
class Page:
    address: str
    text: str


class Browser:
    """Follows redirects with cookies, up to the one that leaves for the client."""

    def __init__(self):
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar), _NoRedirect
        )

    def go(self, address, form=None):
        for _ in range(12):
            if address.startswith(CALLBACK):
                return Page(address, "")
            with self._open(address, form) as response:
                if response.status not in (301, 302, 303, 307):
                    return Page(address, response.read().decode())
                address, form = urllib.parse.urljoin(address, response.headers["Location"]), None
        raise AssertionError("the provider redirects in a circle")

    def submit(self, page, **fields):
        action = re.search(r'<form[^>]*action="([^"]+)"', page.text)[1]
        form = urllib.parse.urlencode(fields).encode()
        return self.go(urllib.parse.urljoin(page.address, action), form)

    def _open(self, address, form):
        try:
            return self._opener.open(address, form, timeout=10)
        except urllib.error.HTTPError as answer:  # a redirect, since none is followed by itself
            if answer.code < 400:
                return answer
            raise


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@contextlib.contextmanager
def running_issuer():
    """Yields an `Issuer` while the block lasts."""
    node = find_node()
    process = subprocess.Popen(
        [node, "provider.js"],
        cwd=NODE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        started = json.loads(process.stdout.readline())
        yield Issuer(started["issuer"], tuple(started["algorithms"]), started["audience"])
    finally:
        process.stdin.close()
        process.wait(timeout=10)
        process.stdout.close()


def _get(address):
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.read().decode()
