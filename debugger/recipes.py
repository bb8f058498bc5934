"""Code that does it right: which recipes there are, in which languages, and in which files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """One file of a recipe. `path` is below the folder of all code, with “/” between its steps."""

    language: str
    library: str
    path: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """A piece of work and how it is done right. `about`: what the code does, one sentence."""

    name: str
    title: str
    about: str
    listings: tuple[Listing, ...]


def _recipes(*rows: tuple[str, str, str, str]) -> Iterator[tuple[str, Recipe]]:
    for name, title, about, files in rows:
        listings = tuple(Listing(*_FILES[file], f"{name}/{file}") for file in files.split())
        yield name, Recipe(name, title, about, listings)


_FILES: Mapping[str, tuple[str, str]] = {
    "pyjwt.py": ("Python", "PyJWT"),
    "with_joserfc.py": ("Python", "joserfc"),
    "standard.py": ("Python", "standard library"),
    "with_flask.py": ("Python", "Flask"),
    "with_sd_jwt.py": ("Python", "sd-jwt"),
    "jose.mjs": ("Node.js", "jose"),
    "jsonwebtoken.cjs": ("Node.js", "jsonwebtoken"),
    "standard.mjs": ("Node.js", "standard library"),
    "Nimbus.java": ("Java", "Nimbus JOSE + JWT"),
    "OidcSdk.java": ("Java", "Nimbus OAuth 2.0 SDK"),
    "Jackson.java": ("Java", "Jackson"),
    "golang.go": ("Go", "golang-jwt"),
    "gojose.go": ("Go", "go-jose"),
    "standard.go": ("Go", "standard library"),
}

_ALL = "pyjwt.py jose.mjs jsonwebtoken.cjs Nimbus.java golang.go"

RECIPES: Mapping[str, Recipe] = dict(
    _recipes(
        (
            "pin-algorithms",
            "Verify with an allow-list of algorithms",
            "The verifier says which algorithm it takes; the token’s header has no say in it.",
            _ALL,
        ),
        (
            "require-claims",
            "Demand the claims that you rely on",
            "A token without an expiry, an issuer, an audience or a subject is refused.",
            _ALL,
        ),
        (
            "check-issuer-audience",
            "Check who made the token and whom it is for",
            "The issuer is compared in full, and this service must be in the audience.",
            _ALL,
        ),
        (
            "check-times",
            "Check the times, with a small leeway",
            "Expired, not yet valid, and older than this service takes are three refusals.",
            _ALL,
        ),
        (
            "make-secret",
            "Make a random secret, sign and verify with it",
            "The secret comes from the system’s random generator and has the length of the hash.",
            _ALL,
        ),
        (
            "make-key-pair",
            "Make a key pair and sign with its private half",
            "Whoever verifies gets the public half alone, and can sign nothing with it.",
            "pyjwt.py jose.mjs Nimbus.java golang.go",
        ),
        (
            "keys-by-kid",
            "Find the key by “kid” in a set of your own choice",
            "The set is fetched from an address in your configuration, never from the token.",
            "pyjwt.py jose.mjs Nimbus.java golang.go",
        ),
        (
            "publish-jwks",
            "Publish the public keys",
            "Only public members leave the process, each key with its name, use and algorithm.",
            "pyjwt.py jose.mjs Nimbus.java gojose.go",
        ),
        (
            "issue-token",
            "Issue a short-lived access token",
            "Issuer, subject, audience, times and an id of its own, marked as what it is.",
            _ALL,
        ),
        (
            "check-type",
            "Take only the kind of token that you expect",
            "An ID token, a refresh token or a logout token is no access token.",
            "pyjwt.py jose.mjs Nimbus.java golang.go",
        ),
        (
            "encode-with-library",
            "Let the library write the token",
            "Base64url without padding, UTF-8 and JSON are written by code that knows them.",
            _ALL,
        ),
        (
            "strict-json",
            "Read JSON that has each member once",
            "Duplicate members, NaN and other text than UTF-8 are refused.",
            "standard.py standard.mjs Jackson.java standard.go",
        ),
        (
            "encrypt",
            "Encrypt a token",
            "The content is encrypted and authenticated, with a fresh key for each token.",
            "with_joserfc.py jose.mjs Nimbus.java gojose.go",
        ),
        (
            "decrypt",
            "Decrypt with an allow-list and limits",
            "Both algorithms are pinned; size and inflation are bounded.",
            "with_joserfc.py jose.mjs Nimbus.java gojose.go",
        ),
        (
            "nested",
            "Sign, then encrypt",
            "The signature is inside; whoever decrypts still verifies.",
            "with_joserfc.py jose.mjs Nimbus.java gojose.go",
        ),
        (
            "verify-id-token",
            "Verify an ID token",
            "Issuer, client, nonce, authorised party and the hash of the access token.",
            "pyjwt.py jose.mjs OidcSdk.java",
        ),
        (
            "client-assertion",
            "Make a client assertion",
            "Five minutes, used once, for the authorisation server alone.",
            "pyjwt.py jose.mjs Nimbus.java golang.go",
        ),
        (
            "dpop-proof",
            "Make and check a DPoP proof",
            "The proof is for one method and one address, now, and for one access token.",
            "pyjwt.py jose.mjs",
        ),
        (
            "sd-jwt",
            "Verify an SD-JWT",
            "Signature first, then each disclosure by its digest, each digest once.",
            "with_sd_jwt.py",
        ),
        (
            "refresh-and-revoke",
            "Rotate refresh tokens, and revoke by “jti”",
            "A refresh token is used once; used twice, its whole family is ended.",
            "pyjwt.py jose.mjs",
        ),
        (
            "cookie",
            "Keep a token in a cookie",
            "Out of reach for scripts, sent over TLS alone, and to this site alone.",
            "with_flask.py standard.mjs standard.go",
        ),
        (
            "bearer-request",
            "Send a token in the Authorization header",
            "Not in the address, where histories, logs and other sites read it.",
            "standard.py standard.mjs standard.go",
        ),
        (
            "security-event",
            "Make a security event token",
            "The subject stands in “sub_id”, and what happened in “events”.",
            "pyjwt.py jose.mjs",
        ),
        (
            "logout-token",
            "Verify a logout token",
            "It has the logout event, a subject or a session, and no nonce.",
            "pyjwt.py jose.mjs",
        ),
    )
)
