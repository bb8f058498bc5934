"""Edges of the pitfalls of claims that point elsewhere: keys, status lists, credentials."""

from zlib import compress

from claim_rows import each_value, rows
from edge import silent

from debugger.jose.base64url import encode
from debugger.samples import ABSENT, with_octets

_THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"
_KEY = {"kty": "EC", "crv": "P-256", "x": "a", "y": "b"}
_URI = "https://acme.example/status/1"
_LIST = "eNrbuRgAAhcBXQ"
_VC = {"@context": ["https://www.w3.org/2018/credentials/v1"], "type": ["VerifiableCredential"]}


def _packed(octets, *, short=0):
    packed = compress(octets)
    return encode(packed[: len(packed) - short])


def _reference(id, severity, *references):
    return each_value(id, severity, "status", *({"status_list": entry} for entry in references))


def _list(severity, *lists, **more):
    return each_value(
        "status-list-malformed", severity, "status_list", *lists, profile="status-list", **more
    )


EDGES = (
    *each_value(
        "cnf-malformed",
        "error",
        "cnf",
        {},
        [],
        [{"jkt": _THUMBPRINT}],
        None,
        _THUMBPRINT,
        5,
        True,
        {"jkt": ""},
        {"jkt": None},
        {"jkt": 5},
        {"jkt": _THUMBPRINT[:-1]},
        {"jkt": f"{_THUMBPRINT}A"},
        {"jkt": f"{_THUMBPRINT}="},
        {"jkt": _THUMBPRINT.replace("-", "+")},
        {"jkt": f"{_THUMBPRINT[:-1]}\n"},
        {"x5t#S256": _THUMBPRINT[:-1]},
        {"x5t#S256": [_THUMBPRINT]},
        {"x5t#S256": "a" * 64},
        {"jwk": _KEY | {"d": "c"}},
        {"jwk": {"kty": "oct", "k": "c"}},
        {"jwk": {"kty": "RSA", "n": "a", "e": "AQAB", "p": "c"}},
        {"jwk": "a key"},
        {"jwk": []},
        {"jwk": None},
        {"jwk": {}},
        {"kid": "a", "jkt": "abc"},
    ),
    *each_value(
        "cnf-malformed",
        None,
        "cnf",
        {"jkt": _THUMBPRINT},
        {"x5t#S256": _THUMBPRINT},
        {"jkt": _THUMBPRINT, "x5t#S256": _THUMBPRINT},
        {"jwk": _KEY},
        {"kid": "a"},
        {"jwe": "a.b.c.d.e"},
        {"jku": "https://acme.example/keys", "kid": "a"},
        {"osc": {}},
        ABSENT,
    ),
    *_reference(
        "status-list-reference",
        "info",
        {"idx": 0, "uri": _URI},
        {"idx": 10**9, "uri": _URI},
        {"idx": 5, "uri": "a", "more": 1},
    ),
    *_reference(
        "status-list-reference", None, {"idx": -1, "uri": _URI}, {"idx": 5}, {"uri": _URI}, None, {}
    ),
    *each_value("status-list-reference", None, "status", "active", {}, {"list": {}}, 5, ABSENT),
    *_reference(
        "status-list-malformed",
        "error",
        {"idx": -1, "uri": _URI},
        {"idx": "5", "uri": _URI},
        {"idx": 5.5, "uri": _URI},
        {"idx": True, "uri": _URI},
        {"idx": None, "uri": _URI},
        {"uri": _URI},
        {"idx": 5},
        {"idx": 5, "uri": ""},
        {"idx": 5, "uri": None},
        {"idx": 5, "uri": [_URI]},
        {},
        [],
        "a",
    ),
    *_reference("status-list-malformed", None, {"idx": 0, "uri": _URI}, {"idx": 5, "uri": "a"}),
    *each_value("status-list-malformed", None, "status", "active", {}, 5, None, ABSENT),
    *_list(None, *({"bits": bits, "lst": _LIST} for bits in (1, 2, 4, 8))),
    *_list("error", *({"bits": bits, "lst": _LIST} for bits in (0, 3, 16, "1", True, None, 1.0))),
    *_list(
        "error",
        *(
            {"bits": 1, "lst": lst}
            for lst in ("", "AAAA", f"{_LIST[:-1]}%", None, 5, "eNo", "not it")
        ),
    ),
    *_list("error", ABSENT, {}, {"bits": 1}, {"lst": _LIST}, [], "a"),
    *rows(
        "status-list-malformed",
        "error",
        {"no sub": {"sub": ABSENT}, "no iat": {"iat": ABSENT}},
        "status-list",
    ),
    *rows("sub-missing", None, {"a status list, which must": {"sub": ABSENT}}, "status-list"),
    *rows("iat-missing", None, {"a status list, which must": {"iat": ABSENT}}, "status-list"),
    *rows(
        "iat-missing",
        "info",
        {"beside a bad reference": {"iat": ABSENT, "status": {"status_list": {}}}},
    ),
    *rows("status-list-malformed", None, {"no token of that type": {"status_list": {"bits": 3}}}),
    *_list(
        "error",
        *({"bits": 1, "lst": _packed(octets)} for octets in (b"",)),
        *({"bits": 1, "lst": _packed(bytes(range(256)), short=5)} for _ in "a"),
    ),
    *_list(None, *({"bits": 1, "lst": _packed(bytes(size))} for size in (2**20, 2**20 + 1))),
    silent(
        "status-list-malformed",
        "no claims set",
        lambda: with_octets(header=b'{"alg":"HS256","typ":"statuslist+jwt"}', payload=b"[1]"),
    ),
    *rows(
        "vct-or-vc-context",
        "info",
        {
            "vc": {"vc": _VC},
            "vp": {"vp": _VC},
            "at the top": {"@context": "https://www.w3.org/ns/credentials/v2"},
        },
    ),
    *rows(
        "vct-or-vc-context",
        None,
        {
            "vc without a context": {"vc": {"type": "a"}},
            "vc as text": {"vc": "@context"},
            "inside another": {"a": {"@context": "b"}},
            "context": {"context": "b"},
        },
    ),
    *rows(
        "vc-claims-differ",
        "error",
        {
            "issuer": {"vc": _VC | {"issuer": "did:web:evil.example"}},
            "issuer as object": {"vc": _VC | {"issuer": {"id": "did:web:evil.example"}}},
            "subject": {"vc": _VC | {"credentialSubject": {"id": "did:example:b"}}},
            "identifier": {"vc": _VC | {"id": "urn:uuid:b"}},
            "letter case": {"vc": _VC | {"issuer": "did:web:ACME.example"}},
        },
        "vc",
    ),
    *rows(
        "vc-claims-differ",
        None,
        {
            "all equal": {
                "jti": "urn:uuid:a",
                "vc": _VC
                | {
                    "issuer": {"id": "did:web:acme.example"},
                    "credentialSubject": {"id": "did:example:ebfeb1f712"},
                    "id": "urn:uuid:a",
                },
            },
            "nothing inside": {"vc": _VC},
            "an issuer without id": {"vc": _VC | {"issuer": {"name": "Acme"}}},
            "several subjects": {"vc": _VC | {"credentialSubject": [{"id": "a"}, {"id": "b"}]}},
            "nothing outside": {"iss": ABSENT, "vc": _VC | {"issuer": "did:web:other.example"}},
            "an issuer as array": {"vc": _VC | {"issuer": ["did:web:other.example"]}},
        },
        "vc",
    ),
    *rows(
        "vc-claims-differ", None, {"no object": {"vc": "a"}, "another claim": {"vp": {"id": "b"}}}
    ),
)
