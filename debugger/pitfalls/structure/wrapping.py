"""Pitfalls of the text as it was pasted: cut, shortened, wrapped, invisible, too long."""

from collections.abc import Iterator

from debugger import samples
from debugger.jose.algorithms import Algorithm, Use, find
from debugger.jose.model import Form
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.pitfalls.told import of_either, of_faults, of_repairs

_HEADER_LIMIT = 8000
_COOKIE_LIMIT = 4000

segment_count = pitfall(
    "segment-count",
    severity=Severity.ERROR,
    title="The number of segments is wrong",
    why="A library that splits the text and takes the first three can be fed text that it never"
    " checked.",
    fix="Copy the whole token again, and refuse every other number of segments.",
    reference="RFC 7515 §7.1, RFC 7516 §7.1",
    steps=(
        "Somebody appends “.eyJhZG1pbiI6dHJ1ZX0” to a genuine token and sends it.",
        "A library splits at the dots and verifies the first three parts; they are genuine.",
        "Code behind it reads the last part, and works with what nobody checked.",
    ),
    recipe="encode-with-library",
    silences=("base64url-length",),
)(of_faults("segment-count"))


@segment_count.sample
def _segment_count() -> samples.Question:
    return samples.with_text(lambda text: f"{text}.e30")


@pitfall(
    "truncated",
    severity=Severity.ERROR,
    title="The token was cut off",
    why="Logs, terminals and database columns cut long text, and a cut token never verifies,"
    " whatever the key.",
    fix="Copy the token from its source, and widen the column or the log line that cut it.",
    reference=rfc(7515, "5.2"),
    steps=(
        "A service logs the token, or stores it in a column of 255 characters; what is longer is"
        " cut off without an error.",
        "Somebody copies it from there and sends it; its last characters are missing.",
        "The verifier decodes fewer octets than the algorithm makes, and refuses the signature.",
    ),
    silences=(
        "signature-length",
        "json-invalid",
        "base64url-length",
        "signature-mismatch",
        "segment-count",
        "payload-not-json",
    ),
    silences_here=("base64url-non-canonical",),
)
def truncated(case: Case) -> Iterator[Evidence]:
    yield from tuple(_cut_between_octets(case)) or _cut_within_octet(case)


@truncated.sample
def _truncated() -> samples.Question:
    return samples.with_text(lambda text: text[:-11])


ellipsis = pitfall(
    "ellipsis",
    severity=Severity.ERROR,
    title="The token was shortened for display",
    why="A tool printed its beginning and its end only, and the rest is not in this text.",
    fix="Get the full token; a shortened one cannot be repaired.",
    reference=rfc(7515, "7.1"),
    steps=(
        "A dashboard or a log prints “eyJhbGci…dQssw5c”, so that the line stays short.",
        "Somebody copies that text in the belief that it is the token.",
        "Every verifier refuses it, and what stood at the dots cannot be computed from the rest.",
    ),
    silences=("base64url-alphabet", "truncated", "segment-count", "base64url-length"),
)(of_faults("ellipsis"))


@ellipsis.sample
def _ellipsis() -> samples.Question:
    return samples.with_text(lambda text: f"{text[:60]}…{text[-20:]}")


whitespace_inside = pitfall(
    "whitespace-inside",
    severity=Severity.WARNING,
    title="There is white space inside the token",
    why="A terminal or a mail program wrapped the line. A verifier that does not take the white"
    " space out refuses the token.",
    fix="Send the token on one line.",
    reference=rfc(7515, "7.1"),
    steps=(
        "A mail program or a terminal breaks the token’s line after 76 characters.",
        "It is pasted into a configuration or a request with the line break in it.",
        "A strict verifier refuses it, and in an HTTP header the rest is lost or is an error.",
    ),
    recipe="bearer-request",
)(of_repairs("whitespace-inside"))


@whitespace_inside.sample
def _whitespace_inside() -> samples.Question:
    return samples.with_text(lambda text: f"{text[:72]}\n{text[72:]}")


invisible_characters = pitfall(
    "invisible-characters",
    severity=Severity.WARNING,
    title="There are invisible characters in the token",
    why="Chat programs and web pages slip them in when text is copied. It looks right and never"
    " verifies.",
    fix="Copy the token from its raw source.",
    reference=rfc(7515, "7.1"),
    steps=(
        "A chat program or a web page puts a zero-width space into the long word, so that it can"
        " be wrapped.",
        "Copied and pasted, the token looks the same and has one character more.",
        "The verifier refuses it, and nobody can see why.",
    ),
)(of_repairs("invisible-characters"))


@invisible_characters.sample
def _invisible_characters() -> samples.Question:
    return samples.with_text(lambda text: f"{text[:30]}\u200b{text[30:]}")


percent_encoded = pitfall(
    "percent-encoded",
    severity=Severity.INFO,
    title="The token was percent-encoded",
    why="It comes from a URL or a form body, and was decoded once to be read.",
    fix="Decode parameters before you use them as tokens.",
    reference=rfc(3986, "2.1"),
    steps=(
        "The token is copied from an address, where “.” may stand as %2E and “=” as %3D.",
        "Code that takes it from there without decoding the parameter hands on another text,"
        " which a verifier refuses.",
    ),
)(of_repairs("percent-encoded"))


@percent_encoded.sample
def _percent_encoded() -> samples.Question:
    return samples.with_text(lambda text: text.replace(".", "%2E"))


@pitfall(
    "size-over-header-limit",
    severity=Severity.WARNING,
    title="The token is too large for a request header",
    why="Servers commonly stop reading headers at 8 KB and answer 400 or 431.",
    fix="Put less in the token: identifiers, not whole records.",
    reference=rfc(9110, "5.4"),
    steps=(
        "Groups and permissions are added to the token until it is longer than 8,000 characters.",
        "It is sent in the Authorization header, and a proxy or server on the way reads no header"
        " of more than 8 KB.",
        "It answers 400 or 431 before the application sees the request; only users with many"
        " groups are hit.",
    ),
    recipe="issue-token",
    silences=("size-over-cookie-limit",),
)
def size_over_header_limit(case: Case) -> Iterator[Evidence]:
    size = len(case.token.text)
    if size > _HEADER_LIMIT and case.token.form in _SENT_IN_HEADERS and not case.token.disclosures:
        yield Evidence("", f"The token is {size:,} characters long.")


@size_over_header_limit.sample
def _size_over_header_limit() -> samples.Question:
    return samples.with_claims(groups_of="g" * _HEADER_LIMIT)


@pitfall(
    "size-over-cookie-limit",
    severity=Severity.INFO,
    title="The token is too large for a cookie",
    why="Browsers silently drop a cookie whose name, value and attributes exceed 4,096 octets.",
    fix="Slim the token, or keep it on the server and send a session identifier.",
    reference="RFC 6265 §6.1",
    steps=(
        "The token is set as a cookie, together with its name and attributes.",
        "Beyond 4,096 octets, the browser drops the cookie and tells the server nothing.",
        "The user signs in, and is signed out with the next request.",
    ),
    recipe="cookie",
)
def size_over_cookie_limit(case: Case) -> Iterator[Evidence]:
    size = len(case.token.text)
    if _COOKIE_LIMIT < size <= _HEADER_LIMIT and case.token.form in _SENT_IN_HEADERS:
        yield Evidence("", f"The token is {size:,} characters long.")


@size_over_cookie_limit.sample
def _size_over_cookie_limit() -> samples.Question:
    return samples.with_claims(groups_of="g" * _COOKIE_LIMIT)


def _cut_within_octet(case: Case) -> tuple[Evidence, ...]:
    """A signature cut after the first character of four: it does not decode, and is only cut."""
    broken = {fault.at for fault in case.token.faults if fault.code == "base64url-length"}
    segment = case.token.segment("signature")
    algorithm = find(case.header.get("alg"), Use.SIGNATURE)
    if segment is None or algorithm is None or segment.name not in broken:
        return ()
    octets = len(segment.text) * 3 // 4
    needed = algorithm.signature_octets or _variable_octets(case, algorithm, octets)
    if needed is None or not needed / 2 <= octets < needed:
        return ()
    seen = f"The signature has {octets} octets and a bit, and {algorithm.name} makes {needed}."
    return (Evidence("signature", seen, (segment.start, segment.end)),)


def _variable_octets(case: Case, algorithm: Algorithm, octets: int) -> int | None:
    """How many octets a signature has whose algorithm alone does not say it."""
    given = tuple((key.bits + 7) // 8 for key in case.keyring.keys if key.kind == "RSA")
    sizes = _EDWARDS if algorithm.key_type != "RSA" else given or _RSA
    return next((size for size in sizes if size >= octets), None)


_EDWARDS = (64, 114)
_RSA = (256, 384, 512)
_cut_between_octets = of_either("truncated")
_SENT_IN_HEADERS = frozenset((Form.JWS_COMPACT, Form.JWS_DETACHED, Form.JWE_COMPACT, Form.SD_JWT))
