"""Pitfalls of header and payload as JSON text: encoding, grammar, duplicates, depth."""

from debugger import samples
from debugger.pitfalls.registry import Severity, pitfall, rfc
from debugger.pitfalls.told import of_faults

utf8_invalid = pitfall(
    "utf8-invalid",
    severity=Severity.ERROR,
    title="The JSON is not UTF-8",
    why="JSON in a token is UTF-8, and other encodings parse differently from one library to the"
    " next.",
    fix="Serialise header and claims as UTF-8.",
    reference="RFC 7519 §7.2, RFC 7515 §5.2",
    steps=(
        "The signer writes the claims in Latin-1 or UTF-16, the default of its platform.",
        "As long as all names are ASCII, Latin-1 and UTF-8 are the same, and nobody notices.",
        "With the first “é”, one parser refuses the token, and another puts a different character"
        " in its place.",
    ),
    recipe="encode-with-library",
    silences_here=("json-invalid",),
)(of_faults("utf8-invalid"))


@utf8_invalid.sample
def _utf8_invalid() -> samples.Question:
    return samples.with_octets(payload=b'{"sub":"Ren\xe9"}')


byte_order_mark = pitfall(
    "byte-order-mark",
    severity=Severity.WARNING,
    title="A byte order mark stands before the JSON",
    why="JSON text must not be written with one.",
    fix="Write UTF-8 without a byte order mark.",
    reference=rfc(8259, "8.1"),
    steps=(
        "The claims come from an editor or an encoder that writes EF BB BF before a text.",
        "The mark is signed along with the JSON.",
        "A parser that does not expect it refuses the whole token, and another one reads it.",
    ),
    recipe="encode-with-library",
    silences_here=("json-invalid",),
)(of_faults("byte-order-mark"))


@byte_order_mark.sample
def _byte_order_mark() -> samples.Question:
    return samples.with_octets(payload=b"\xef\xbb\xbf" + samples.generic_payload())


json_invalid = pitfall(
    "json-invalid",
    severity=Severity.ERROR,
    title="This is not JSON",
    why="A trailing comma, a bare name or text after the closing brace: parsers disagree on what"
    " such"
    " text says.",
    fix="Build the JSON with a serialiser, never by joining text.",
    reference="RFC 7519 §7.2, RFC 8259",
    steps=(
        "The claims are joined from pieces of text, and a comma or a quote is left over.",
        "A strict parser refuses the token; a lenient one reads what it takes for the meaning.",
        "Who controls one of the pieces, such as their own name, can close the quote and write a"
        " member of their own.",
    ),
    recipe="encode-with-library",
)(of_faults("json-invalid"))


@json_invalid.sample
def _json_invalid() -> samples.Question:
    return samples.with_octets(payload=b'{"sub":"u_8f3k2m9q",}')


single_quotes = pitfall(
    "json-single-quotes",
    severity=Severity.ERROR,
    title="A printed Python or JavaScript object, not JSON",
    why="The text that a language prints for an object was encoded in place of JSON, and no"
    " verifier"
    " can read it.",
    fix="Serialise with a JSON library: json.dumps(claims), not str(claims).",
    reference=rfc(8259, "7"),
    steps=(
        "Code encodes str(claims) in Python, or what a console printed for an object.",
        "The text that is signed has single quotes, True and None, which JSON does not know.",
        "The signature verifies, and then every reader fails at the first quote.",
    ),
    recipe="encode-with-library",
    silences_here=("json-invalid",),
)(of_faults("json-single-quotes"))


@single_quotes.sample
def _single_quotes() -> samples.Question:
    return samples.with_octets(payload=b"{'sub': 'u_8f3k2m9q', 'admin': True}")


duplicate_member = pitfall(
    "json-duplicate-member",
    severity=Severity.ERROR,
    title="The same member stands there twice",
    why="A gateway can check the one value while the application behind it uses the other.",
    fix="Refuse duplicate members when parsing.",
    reference="RFC 7515 §4, RFC 7519 §4",
    steps=(
        "A user’s own text gets into the claims unescaped, so that “sub” stands there twice.",
        "The parser of a gateway keeps the first value, and lets the request pass.",
        "The parser of the application keeps the last one, and acts for somebody else.",
    ),
    recipe="strict-json",
)(of_faults("json-duplicate-member"))


@duplicate_member.sample
def _duplicate_member() -> samples.Question:
    return samples.with_octets(payload=samples.generic_payload(b'"sub":"admin"'))


json_nan = pitfall(
    "json-nan",
    severity=Severity.ERROR,
    title="NaN or Infinity stands as a value",
    why="JSON has no such number. Every comparison with NaN is false, so an “exp” of NaN never"
    " expires.",
    fix="Refuse these words when parsing (in Python: json.loads with parse_constant).",
    reference=rfc(8259, "6"),
    steps=(
        "A computation gives NaN, and the serialiser writes it as it is; Python’s json.dumps does"
        " so by default.",
        "A verifier in the same language reads it back as a number.",
        "“exp < now” is false for NaN, so the token never expires; other languages refuse the"
        " whole document.",
    ),
    recipe="strict-json",
    silences_here=("json-invalid",),
)(of_faults("json-nan"))


@json_nan.sample
def _json_nan() -> samples.Question:
    return samples.with_octets(payload=b'{"sub":"u_8f3k2m9q","exp":NaN}')


json_depth = pitfall(
    "json-depth",
    severity=Severity.ERROR,
    title="The JSON is nested too deeply",
    why="Deep nesting exhausts the stack of recursive parsers and stops the process.",
    fix="Limit the depth before parsing, and keep claims flat.",
    reference=rfc(8259, "9"),
    steps=(
        "Somebody sends a token whose claims hold thousands of “[” within each other; no valid"
        " signature is needed.",
        "Header, and often payload, are parsed before the signature is checked.",
        "A recursive parser runs out of stack, and the process stops.",
    ),
    recipe="strict-json",
)(of_faults("json-depth"))


@json_depth.sample
def _json_depth() -> samples.Question:
    return samples.with_octets(payload=b'{"a":' * 70 + b"1" + b"}" * 70)


lone_surrogate = pitfall(
    "json-lone-surrogate",
    severity=Severity.WARNING,
    title="Half a character",
    why="Such text cannot be written in UTF-8: some parsers replace it, some fail, some cut the"
    " text"
    " there.",
    fix="Refuse texts with a surrogate that has no partner.",
    reference=rfc(8259, "8.2"),
    steps=(
        "A text is cut in the middle of an emoji, and serialised with “\\ud83d” at its end.",
        "Some parsers keep the half, some put a question mark in its place, some refuse the"
        " document.",
        "Two systems see two different texts, and one of them fails when it writes its own as"
        " UTF-8.",
    ),
    recipe="strict-json",
)(of_faults("json-lone-surrogate"))


@lone_surrogate.sample
def _lone_surrogate() -> samples.Question:
    return samples.with_octets(payload=samples.generic_payload(b'"nickname":"\\ud83d"'))


header_not_object = pitfall(
    "header-not-object",
    severity=Severity.ERROR,
    title="The header is not a JSON object",
    why="Without an object there is no “alg”, and lenient code may fall back to a default.",
    fix="Refuse the token.",
    reference=rfc(7515, "4"),
    steps=(
        "Somebody sends a token whose header is “[]” or a bare text.",
        "Code asks it for “alg”, gets nothing, and falls back to a default, or to no check at all.",
    ),
    recipe="pin-algorithms",
    silences=("alg-missing",),
)(of_faults("header-not-object"))


@header_not_object.sample
def _header_not_object() -> samples.Question:
    return samples.with_octets(header=b'["HS256"]')
