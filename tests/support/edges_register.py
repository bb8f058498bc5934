"""Edges of the register itself: whose claims are judged, and which keys."""

from edge import raised, silent

from debugger.samples import ABSENT, ES256, RSA_SHORT, altered, with_octets

MARKED = b'\xef\xbb\xbf{"alg":"HS256","typ":"JWT"}'


def edited(edit):
    return lambda: altered(claims={"exp": ABSENT}, edit=edit)


EDGES = (
    silent(
        "exp-missing", "the header is at fault", edited(lambda text: text.replace(".", "=.", 1))
    ),
    raised(
        "exp-missing", "the signature is at fault", edited(lambda text: f"{text[:-9]}*{text[-9:]}")
    ),
    raised(
        "iss-not-text",
        "a byte order mark stands before the header",
        lambda: with_octets(header=MARKED, payload=b'{"iss":5}'),
    ),
    raised("rsa-key-short", "a proof’s own key", lambda: altered("dpop-proof", signer=RSA_SHORT)),
    silent("rsa-key-short", "another one of a proof", lambda: altered("dpop-proof", signer=ES256)),
    raised(
        "password-claim",
        "deep inside",
        lambda: altered(claims={"a": [{"b": {"password": "hunter2"}}]}),
        at="payload.a[0].b.password",
    ),
)
