"""Edges of the pitfalls of `kid`: as the name of a key, and as an attack on who looks it up."""

import json
from functools import partial

from cryptography.hazmat.primitives.asymmetric import ec
from edge import raised, silent
from edges_header_keys import with_certificates

from debugger.samples import ABSENT, altered, with_header, with_octets
from debugger.samples.key_texts import certificate_of, jwk_set
from debugger.samples.signers import (
    ES256,
    ES256_HOLDER,
    HS256,
    RS256,
    RSA_OTHER,
    Signer,
    jwk_text,
    rsa_jwk,
)

A, B = {"kid": "2026-11", **RS256.jwk}, {"kid": "2026-10", **RSA_OTHER.jwk}
E = {"kid": "2026-11", **ES256.jwk}
P384 = Signer("ES384", lambda: ec.derive_private_key(7, ec.SECP384R1()))
LARGE = json.loads(rsa_jwk(2**16385 - 1))
PEMS = {"2026-10": certificate_of(RS256), "2026-09": certificate_of(RSA_OTHER)}


def in_set(*keys, kid="2026-11", signer=RS256):
    """A token of this `kid`, and a set of these keys."""
    return partial(altered, "access-token", header={"kid": kid}, signer=signer, key=jwk_set(*keys))


def kid(value, profile="generic"):
    """A token with this `kid`."""
    return partial(with_header, profile, kid=value)


NAMES = (
    *(
        raised("kid-not-text", repr(value), kid(value), at="header.kid")
        for value in (0, 7, 1.5, True, False, None, [], ["a"], {}, "")
    ),
    raised("kid-not-text", "empty", kid(""), says="an empty text"),
    raised(
        "kid-not-text",
        "five thousand digits",
        partial(with_octets, header=b'{"alg":"HS256","kid":' + b"1" * 5000 + b"}"),
    ),
    *(silent("kid-not-text", repr(value), kid(value)) for value in ("0", " ", "null", "7")),
    silent("kid-not-text", "absent", kid(ABSENT)),
    silent("kid-not-text", "empty, of an old Kubernetes", kid("", "kubernetes")),
    raised("kid-not-text", "null, of Kubernetes", kid(None, "kubernetes")),
    raised(
        "kid-missing", "two RSA keys", in_set(A, B, kid=ABSENT), "info", at="header", says="2 keys"
    ),
    raised("kid-missing", "three", in_set(A, B, {**B, "kid": "c"}, kid=ABSENT), says="3 keys"),
    silent("kid-missing", "one key", in_set(A, kid=ABSENT)),
    silent("kid-missing", "one of the type", in_set(A, {**E, "kid": "e"}, kid=ABSENT)),
    silent("kid-missing", "with kid", in_set(A, B)),
    silent("kid-missing", "a key alone", partial(altered, "access-token", header={"kid": ABSENT})),
    silent(
        "kid-missing",
        "two certificates",
        with_certificates(key=certificate_of(RS256) + certificate_of(RSA_OTHER), kid=ABSENT),
    ),
    silent(
        "kid-missing",
        "two secrets",
        partial(altered, key=jwk_set(HS256.jwk, {"kty": "oct", "k": "AAAA"})),
    ),
    silent(
        "kid-missing", "alg is none", partial(altered, header={"alg": "none"}, key=jwk_set(A, B))
    ),
    raised(
        "kid-missing",
        "two on its curve",
        in_set(ES256.jwk, ES256_HOLDER.jwk, kid=ABSENT, signer=ES256),
    ),
    silent(
        "kid-missing", "one on its curve", in_set(ES256.jwk, P384.jwk, kid=ABSENT, signer=ES256)
    ),
    silent(
        "kid-missing", "alg is unknown", partial(altered, header={"alg": "X"}, key=jwk_set(A, B))
    ),
    raised(
        "kid-not-in-set", "certificates by name", with_certificates(kid="a", key=json.dumps(PEMS))
    ),
    silent(
        "kid-not-in-set",
        "certificates by name, there",
        with_certificates(kid="2026-09", key=json.dumps(PEMS)),
    ),
    silent("kid-not-in-set", "over the limit", in_set(*[{**B, "kid": str(n)} for n in range(101)])),
    raised("kid-not-in-set", "at the limit", in_set(*[{**B, "kid": str(n)} for n in range(100)])),
    raised("kid-not-in-set", "rotated", in_set(B), at="header.kid", says="“2026-10”"),
    raised("kid-not-in-set", "a blank more", in_set({**A, "kid": "2026-11 "})),
    raised("kid-not-in-set", "another case", in_set({**A, "kid": "A"}, kid="a")),
    raised("kid-not-in-set", "a stranger without name", in_set(RSA_OTHER.jwk), says="no named key"),
    raised("kid-not-in-set", "a number", in_set({**A, "kid": 7}, kid="7")),
    raised("kid-not-in-set", "five others", in_set(*({**B, "kid": str(n)} for n in range(5)))),
    raised(
        "kid-not-in-set",
        "another fits",
        in_set({**A, "kid": "2026-10"}),
        says="names none of the keys",
    ),
    silent("kid-not-in-set", "there", in_set(A, B)),
    silent("kid-not-in-set", "there, and fails", in_set({**RSA_OTHER.jwk, "kid": "2026-11"})),
    silent("kid-not-in-set", "there, of another type", in_set(E)),
    silent("kid-not-in-set", "there, unreadable", in_set({"kid": "2026-11", "kty": "RSA"})),
    silent(
        "kid-not-in-set",
        "there, unreadable, among others",
        in_set({"kid": "2026-11", "kty": "RSA"}, B),
    ),
    raised("kid-not-in-set", "a key is too large", in_set(B, {**LARGE, "kid": "c"})),
    raised(
        "kid-not-in-set",
        "keys stands twice",
        partial(in_set(B), edit=str, key=jwk_set(B).replace("{", '{"keys": 1, ', 1)),
    ),
    silent("kid-not-in-set", "a key without name fits", in_set(RS256.jwk, B)),
    silent("kid-not-in-set", "no kid", in_set(B, kid=ABSENT)),
    silent("kid-not-in-set", "kid is a number", in_set(B, kid=7)),
    silent("kid-not-in-set", "kid is empty", in_set(B, kid="")),
    silent("kid-not-in-set", "an empty set", in_set()),
    silent(
        "kid-not-in-set", "one JWK", with_certificates(kid="a", key=jwk_text(RSA_OTHER, kid="b"))
    ),
    silent("kid-not-in-set", "PEM", with_certificates(kid="a", key=RSA_OTHER.key_text)),
    raised("kid-ambiguous", "two", in_set(A, {**B, "kid": "2026-11"}), "warning", at="header.kid"),
    raised("kid-ambiguous", "one of them twice", in_set(A, A), says="2 keys"),
    raised("kid-ambiguous", "neither fits", in_set({**B, "kid": "a"}, {**B, "kid": "a"}, kid="a")),
    silent("kid-ambiguous", "another type", in_set(A, E)),
    silent("kid-ambiguous", "other names", in_set(A, B)),
    silent("kid-ambiguous", "another name twice", in_set(A, B, B)),
    silent("kid-ambiguous", "no names", in_set(RS256.jwk, RSA_OTHER.jwk, kid=ABSENT)),
    silent(
        "kid-ambiguous",
        "alg is unknown",
        partial(altered, header={"alg": "X", "kid": "2026-11"}, key=jwk_set(A, A)),
    ),
)

# What each attack looks like, and what looks like it and is none.
ATTACKS = {
    "kid-path-traversal": (
        *("../a", "a/../b", "..\\a", "%2e%2e/a", "a%2E%2Eb", "..%2fa", "..%5Ca", ".%2e/a", "../"),
        *("..%252fa", "%252e%252e/a", "a/..", "a\\..", "....//", "key/../../etc/passwd"),
        *("/dev", "/etc", "/proc/self/environ", "/sys/", "/var/a", "/home/a", "/root", "/tmp/k"),
        *("/usr/a", "/opt", "/app", "/keys", "/ETC/passwd", "\\etc", "/a.pem", "/public.css"),
        *("/a/b", "\\a\\b", "/a\\b", "//", "/srv/jwt/Keys/Signing2026", "/shared/signing/keys"),
        *("/aB1cD2eF3gH4/iJ5kL6m", "/aBaBaBaB/BBBBBBBBBBBB"),
        *("file:///a", "FILE:/a", " file:a", "c:\\a", "C:/a", "a\0", "\0", "http://a\0"),
    ),
    "kid-sql": (
        *("' or 1=1", "x' OR '1'='1", '" or ""="', "') or ('1'='1", "x') ) and 1", "x' and 1"),
        *(
            "x'--",
            "x' --",
            'x"--',
            "x';",
            "x' ;drop",
            "x'/*",
            "'/**/or/**/1",
            "x' select",
            "'union",
        ),
        *("union select", "1 UNION  SELECT 2", "1 union all select 2", "1 union distinct select 2"),
        *("union/**/select", "union(select 1)", "x'or'1'='1", "x'or 1>0", "x' or", "x'or(1)"),
    ),
    "kid-command": (
        *("`id`", "`", "$(id)", "${IFS}", "a;id", "a; id", "a ;id", "a|sh", "a || sh", "a&&whoami"),
        *(
            "a & curl x",
            "a;  ls -la",
            "a|nc 1.2.3.4 1",
            "a;RM -rf /",
            "a; /bin/sh",
            "a|/usr/bin/dig b",
        ),
        *(f"a;{name}" for name in ("bash", "zsh", "cat", "wget", "uname", "ncat", "ping", "sleep")),
        *(
            f"a|{name} b"
            for name in ("echo", "touch", "python", "perl", "ruby", "node", "nslookup")
        ),
        *("a;powershell", "a;cmd"),
    ),
    "kid-ldap": ("*)(uid=*", "a)(|(b", "a)(&(b", "(|(a", "(&(a", "*)(&"),
    "kid-url": ("http://a", "https://a.example/k.pem", "HTTP://a", "https://a/../b"),
    "kid-control": (
        *("\x01a", "a\x1f", "a\x7f", "a\tb", "a\nb", "a\r", "a\u200b", "a\u200d", "a\u200e"),
        *("a\u2060", "a\u202a", "a\u202eb", "a\u2066", "a\u2069", "a\ufeff", "a\u061c"),
    ),
}
LOOK_ALIKES = {
    "kid-path-traversal": (
        *(
            "2026-11",
            "keys/2026/a",
            "a..b",
            "..a",
            "a..",
            "..",
            "C:a",
            "/abc",
            "/",
            "/apps",
            "file",
        ),
        *("https://a/../b", "http://a.example/%2e%2e/", "profile:a", "a.pem", "%2e", "...", "a\\b"),
        *("/9j/4AAQSkZJRgABAQEASABIAAD+", "/abc+def/ghi=", "/Zm9/vYmFyQ2K7hXp3Lw8dN1"),
        *("/abc/ghi=", "/abc/d+f", "/aB1cD2eF3gH4/iJ5kL6mN", "/aBaBaBaB/aaaaaaaaaaaa"),
    ),
    "kid-sql": (
        *("O'Neil", "O'Neil key 1", "a--b", "key -- old", "it's and", "x'order", "D'Or key"),
        *(
            "rock'n'or",
            "union selected",
            "reunion select a",
            "select key",
            "x; y",
            "union",
            "/* a */",
        ),
        *("Jones' key", "a'android=1", "onion(select"),
    ),
    "kid-command": (
        *("tenant|42;v2", "2026-11|eu", "R&D", "a;identity", "a;id2", "a;id=7", "a|cat-food", "$a"),
        *("cat a", "a; b", "id", "a;idp", "signing;node-1", "$HOME", "a{b}", "|", ";"),
    ),
    "kid-ldap": ("a(b)", "key (old)", "*", "(a)(b)", "(a|b)", "(&a)", "*)"),
    "kid-url": (
        *("httpx://a", "http:/a", "did:web:a", "did:https:a", "urn:a", "ftp://a", "a http://b"),
        *("//a", "https"),
    ),
    "kid-control": ("a b", "a\u00a0b", "é", "ключ", "a\u2028b", "a\u00ad", "a\0", "\x85", "\ud800"),
}


def each(row, table):
    """A row for each `kid` of a table."""
    return (row(name, ascii(value), kid(value)) for name, kids in table.items() for value in kids)


INJECTIONS = (
    *each(partial(raised, at="header.kid"), ATTACKS),
    *each(silent, LOOK_ALIKES),
    *(silent(name, "a number", kid(7)) for name in ATTACKS),
    *(silent(name, "empty", kid("")) for name in ATTACKS),
    *(
        silent("kid-url", profile, kid("https://a.example/k", profile))
        for profile in ("sd-jwt-vc", "vc")
    ),
)

EDGES = (*NAMES, *INJECTIONS)
