"""A `Report` to the JSON of the contract: the API's answer, `--json`, the download.

Each field is named here; nothing walks the dataclasses, so no private key can slip in.
"""

from typing import TYPE_CHECKING, Any

from debugger.claims.explain import ClaimLine
from debugger.extract import Found
from debugger.jose.base64url import encode
from debugger.jose.model import Digits, Encoding, Json, Payload, Segment, Token
from debugger.jose.segment_words import meaning_of
from debugger.keys.key import Key, Kind
from debugger.pitfalls.registry import Finding
from debugger.report import Report
from debugger.verification import Attempt, Cause

if TYPE_CHECKING:
    from debugger.keys.dictionary import FoundSecret

SCHEMA = 1


def to_dict(report: Report) -> dict[str, Any]:
    """The whole report as JSON values; texts may hold lone surrogates, which JSON can escape."""
    return {
        "schema": SCHEMA,
        "verdict": report.verdict.value,
        "accepted": report.accepted,
        "summary": report.summary,
        "profile": {
            "name": report.profile.name,
            "why": report.profile.why,
            "chosen": report.profile.chosen,
        },
        "checks": {check.name: check.outcome.value for check in report.checks},
        "form": report.token.form.value if report.token.form else None,
        "input": _input(report),
        "token": report.token.text,
        "segments": [_segment(segment, report.token) for segment in report.token.segments],
        "header": {
            "text": report.token.header.text,
            "value": plain(report.token.header.value),
        },
        "payload": _payload(report.token.payload),
        "signature": _signature(report),
        "encryption": _encryption(report),
        **_disclosed(report),
        "parameters": [_line(line) for line in report.header_lines],
        "claims": [_line(line) for line in report.claims],
        "findings": [_finding(finding) for finding in report.findings],
        "nested": to_dict(report.nested) if report.nested else None,
        "now": _seconds(report.policy.seconds),
    }


def plain(value: Json) -> Json:
    """The value in types that `json` writes: numbers that no Python number holds become text."""
    if isinstance(value, dict):
        return {str(name): plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [plain(element) for element in value]
    return str(value) if isinstance(value, Digits) else value


def _disclosed(report: Report) -> dict[str, Any]:
    if report.disclosed is None:
        return {"disclosures": [], "processed": None, "key_binding": None}
    from debugger.serialize_disclosed import disclosures, key_binding, processed

    fields = {
        "disclosures": disclosures(report.disclosed),
        "processed": processed(report.disclosed),
        "key_binding": key_binding(report.key_binding, report.disclosed),
    }
    return {name: plain(value) for name, value in fields.items()}


def _input(report: Report) -> dict[str, Any]:
    return {
        "start": report.found.start if report.found else 0,
        "end": report.found.end if report.found else 0,
        "tokens": [_found(found) for found in report.extraction.tokens if found.form],
    }


def _found(found: Found) -> dict[str, Any]:
    return {
        "start": found.start,
        "end": found.end,
        "form": found.form.value if found.form else None,
        "where": found.where,
    }


def _segment(segment: Segment, token: Token) -> dict[str, Any]:
    return {
        "name": segment.name,
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "bytes": None if segment.octets is None else len(segment.octets),
        "meaning": meaning_of(segment, token),
    }


def _payload(payload: Payload | None) -> dict[str, Any] | None:
    if payload is None:
        return None
    binary = payload.encoding is Encoding.BINARY
    return {
        "text": payload.octets.hex() if binary else payload.document.text,
        "value": plain(payload.document.value),
        "encoding": payload.encoding.value,
    }


def _signature(report: Report) -> dict[str, Any]:
    verification = report.verification
    octets = _proof(report.token)
    algorithm = report.token.algorithm
    return {
        "algorithm": algorithm if isinstance(algorithm, str) else None,
        "hex": None if octets is None else octets.hex(),
        "reason": verification.reason,
        "self_asserted": verification.self_asserted,
        "key": _key(verification.key, report) if verification.key else None,
        "attempts": [_attempt(attempt) for attempt in verification.attempts],
        "causes": [_cause(cause) for cause in verification.causes],
        "found_secret": _found_secret(verification.found_secret),
    }


def _proof(token: Token) -> bytes | None:
    """The octets that prove it: of the (first) signature, or of the tag."""
    if token.encryption is not None:
        return token.encryption.tag
    return token.signatures[0].octets if token.signatures else None


def _encryption(report: Report) -> dict[str, Any] | None:
    """How a JWE is encrypted, as its header says, and what came of decrypting it."""
    encryption, opened = report.token.encryption, report.verification.decryption
    if encryption is None:
        return None
    header = report.token.header.members
    texts = {name: header.get(name) for name in ("alg", "enc", "zip")}
    return {
        **{name: text if isinstance(text, str) else None for name, text in texts.items()},
        "recipients": len(encryption.recipients),
        "recipient": opened.recipient if opened else None,
        "compressed_bytes": opened.compressed if opened else None,
    }


def _key(key: Key, report: Report) -> dict[str, Any]:
    return {
        "type": key.kind.value,
        "bits": key.bits,
        "curve": key.curve,
        "kid": plain(key.kid),
        "thumbprint": key.thumbprint,
        "source": report.verification.key_source,
        "strength": strength_answer(key),
    }


def strength_answer(key: Key) -> dict[str, Any] | None:
    """How hard a secret is to guess: bits, the pattern where it shows one, and both in words."""
    if key.kind is not Kind.SECRET:
        return None
    from debugger.keys.strength import estimate, in_words

    strength = estimate(key.material)
    return {
        "bits": round(strength.bits, 1),
        "pattern": strength.pattern.value if strength.pattern else None,
        "note": in_words(strength),
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "key": attempt.key.label,
        "outcome": attempt.outcome.value,
        "reason": attempt.reason,
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "id": cause.code,
        "sentence": cause.sentence,
        "key_format": cause.reading,
        "key": cause.text if cause.public else None,
        "signature": None if cause.octets is None else encode(cause.octets),
    }


def _found_secret(found: "FoundSecret | None") -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "text": found.secret.decode("utf-8", "backslashreplace"),
        "hex": found.secret.hex(),
        "origin": found.origin,
    }


def _line(line: ClaimLine) -> dict[str, Any]:
    return {
        "path": line.at,
        "name": line.name,
        "value": plain(line.value),
        "title": line.title,
        "time": line.time,
        "status": line.status.value,
        "note": line.note,
        "meaning": line.meaning,
        "reference": line.reference,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "path": finding.at,
        "span": list(finding.span) if finding.span else None,
        "title": finding.title,
        "detail": finding.detail,
        "fix": finding.fix,
        "reference": finding.reference,
    }


def _seconds(value: float) -> int | float:
    return int(value) if value == int(value) else value
