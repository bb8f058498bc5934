"""A `Report` for a terminal of 80 columns: coloured where there is one, plain in a pipe."""

import os
import textwrap
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from debugger.claims.explain import ClaimLine
from debugger.jose.member_spans import join
from debugger.keys.key import Kind
from debugger.outcome import Outcome
from debugger.pitfalls.registry import Finding
from debugger.regex import regex
from debugger.report import Report
from debugger.verification import Attempt

WIDTH = 80


def print_report(report: Report, stream: TextIO | None) -> None:
    """Verdict first, then the four checks, the token, its members in words, the pitfalls.

    `stream` is None where standard output was closed; then nothing is printed.
    """
    if stream is None:
        return
    coloured = stream.isatty() and not os.environ.get("NO_COLOR")
    for line in _lines(report):
        stream.write((line if coloured else _COLOURS.sub("", line)) + "\n")


def _lines(report: Report) -> Iterator[str]:
    yield from _verdict(report)
    if report.token.text:
        yield from _checks(report)
        yield from _token(report)
        yield from _members("Header", report.header_lines)
        yield from _members("Payload", report.claims)
        yield from _payload_text(report)
        yield from _disclosures(report)
        yield from _key_binding(report)
        yield from _signature(report)
        yield from _encryption(report)
        yield from _pitfalls(report)
    if report.nested:
        yield ""
        yield f"{_BOLD}The token inside{_OFF}"
        yield from _lines(report.nested)


def _verdict(report: Report) -> Iterator[str]:
    tone = _GOOD if report.accepted else _TONES.get(report.verdict.value, _BAD)
    would = "a careful server would accept it" if report.accepted else "not accepted"
    yield f"{_BOLD}{tone}{report.verdict.value.upper()}{_OFF} · {would}"
    yield from _wrapped(report.summary if report.token.text else _EMPTY)


def _checks(report: Report) -> Iterator[str]:
    yield ""
    for check in report.checks:
        mark, tone = _MARKS[check.outcome]
        state = f"{tone}{mark} {check.outcome.value:<11}{_OFF}"
        first, *rest = [*_wrapped(check.note, " " * 27), ""]
        yield f"  {check.name:<10} {state} {first[27:]}".rstrip()
        yield from rest[:-1]
    found = report.extraction.tokens
    if len(found) > 1:
        yield ""
        yield f"{len(found)} tokens were found; this is the first ({_safe(found[0].where)})."


def _token(report: Report) -> Iterator[str]:
    yield ""
    yield f"{_BOLD}Token{_OFF} ({report.token.form or 'no form recognised'})"
    if report.profile.name != "generic":
        yield from _wrapped(f"judged as {report.profile.name}: {report.profile.why}", "  ")
    colours = {segment.start: _SEGMENTS[i % 5] for i, segment in enumerate(report.token.segments)}
    ends = {segment.end for segment in report.token.segments}
    shown = report.token.text if len(report.token.text) <= 4000 else report.token.text[:4000] + "…"
    current = ""
    for start in range(0, len(shown), WIDTH - 2):
        line = f"  {current}"
        for offset, character in enumerate(shown[start : start + WIDTH - 2], start):
            if offset in ends:
                current, line = "", line + _OFF
            if offset in colours:
                current = colours[offset]
                line += current
            line += _safe(character)
        yield line + (_OFF if current else "")


def _members(title: str, lines: tuple[ClaimLine, ...]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{_BOLD}{title}{_OFF}"
    for line in lines:
        yield from _member(line, title.lower())


def _member(line: ClaimLine, root: str) -> Iterator[str]:
    """The member's name (its path, where it is inside another one), value, and what it says."""
    inside = line.at != join(root, line.name)
    name = line.at.removeprefix(f"{root}.") if inside else line.name
    yield from _wrapped(f"{name}: {_short(line.text)}", "  ")
    mark, tone = ("", "") if line.status is Outcome.NOT_CHECKED else _MARKS[line.status]
    words = [line.title, line.time or "", line.note or line.meaning.rstrip(".")]
    source = f" [{line.reference}]" if line.reference else ""
    said = " · ".join(word for word in words if word)
    for row in _wrapped(f"{mark} {said}".lstrip() + source, "      "):
        yield f"{tone}{row}{_OFF}" if tone else row


def _payload_text(report: Report) -> Iterator[str]:
    payload = report.token.payload
    if payload is None or payload.document.parsed or report.nested:
        return
    yield ""
    yield f"{_BOLD}Payload{_OFF} ({payload.encoding}, {len(payload.octets)} octets)"
    text = payload.octets.hex() if payload.encoding == "binary" else payload.document.text
    yield from _wrapped(_short(text), "  ")


def _disclosures(report: Report) -> Iterator[str]:
    if report.disclosed is None:
        return
    from debugger.sheet.disclosed import disclosure_table

    table = disclosure_table(report, None)
    if table is None:
        return
    yield ""
    yield f"{_BOLD}Disclosures{_OFF}"
    yield from _wrapped(table.note, "  ")
    for row in table.rows:
        yield from _wrapped(f"{row.name or row.kind}: {row.value}".removesuffix(": "), "  ")
        words = (f"payload.{row.place}" if row.place else "", row.salt and f"salt {row.salt}")
        said = " · ".join(filter(None, (*words, row.digest and f"digest {row.digest}")))
        yield from _wrapped(said, "      ")
        for line in _wrapped(f"✗ {row.fault}", "      ") if row.fault else ():
            yield f"{_BAD}{line}{_OFF}"
    if table.left_out:
        yield f"  … and {table.left_out:,} more disclosures"


def _key_binding(report: Report) -> Iterator[str]:
    if report.key_binding is None:
        return
    from debugger.sheet.disclosed import binding_part, written

    binding = binding_part(report, None)
    if binding is None:
        return
    mark, tone = _MARKS[binding.outcome]
    yield ""
    yield f"{_BOLD}Key binding{_OFF} ({tone}{mark} {binding.words}{_OFF})"
    yield from _wrapped(binding.reason, "  ")
    for name, value in report.key_binding.claims.items():
        yield from _wrapped(f"{name}: {_short(written(value))}", "  ")


def _signature(report: Report) -> Iterator[str]:
    """By which key the verdict came about, and what became of the others."""
    verification = report.verification
    key, attempts = verification.key, verification.attempts
    if key is None and len(attempts) < 2:
        return
    yield ""
    yield f"{_BOLD}{'Signature' if report.token.encryption is None else 'Decryption'}{_OFF}"
    if key is not None:
        yield from _wrapped(f"{key.label} ({verification.key_source})", "  ")
        if key.kind is not Kind.SECRET:  # that of a secret would help to guess it (RFC 7638 §7)
            yield from _wrapped(f"thumbprint {key.thumbprint} [RFC 7638]", "      ")
    if len(attempts) > 1:
        for attempt in attempts[:_MOST_ATTEMPTS]:
            yield from _attempt(attempt)
        if len(attempts) > _MOST_ATTEMPTS:
            yield f"  … and {len(attempts) - _MOST_ATTEMPTS} more keys"


def _encryption(report: Report) -> Iterator[str]:
    """What each segment of a JWE is; of several recipients, what the first one's are."""
    if report.token.encryption is None:
        return
    from debugger.jose.segment_words import meaning_of

    yield ""
    yield f"{_BOLD}Segments{_OFF}"
    seen: set[str] = set()
    for segment in report.token.segments:
        if segment.name in seen:
            continue
        seen.add(segment.name)
        size = "does not decode" if segment.octets is None else f"{len(segment.octets):,} octets"
        name = segment.name.replace("_", " ")
        yield from _wrapped(f"{name}: {size}; {meaning_of(segment, report.token)}", "  ")


def _attempt(attempt: Attempt) -> Iterator[str]:
    mark, tone = _MARKS[attempt.outcome]
    for row in _wrapped(f"{mark} {attempt.key.label}: {attempt.reason}", "  "):
        yield f"{tone}{row}{_OFF}"


def _pitfalls(report: Report) -> Iterator[str]:
    yield ""
    if not report.findings:
        yield f"{_GOOD}No pitfall found.{_OFF}"
        return
    yield f"{_BOLD}Pitfalls{_OFF}"
    for finding in report.findings:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    tone = _SEVERITIES[finding.severity.value]
    yield f"  {tone}{finding.severity.value.upper()}{_OFF} {_BOLD}{_safe(finding.title)}{_OFF}"
    yield from _wrapped(finding.detail, "    ")
    yield from _wrapped(f"Fix: {finding.fix}", "    ")
    words = [finding.at, finding.reference, finding.id]
    for row in _wrapped(" · ".join(word for word in words if word and word != "–"), "    "):
        yield f"{_DIM}{row}{_OFF}"


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    """Rows of at most 80 columns; none begins with a section's number or a dot between words."""
    rows = textwrap.wrap(
        _JOINED.sub(_TIE, _safe(text)),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
    for row in rows or [indent]:
        yield row.replace(_TIE, " ")


def _short(text: str) -> str:
    return text if len(text) <= 600 else f"{text[:600]}… ({len(text)} characters)"


def _safe(text: str) -> str:
    """Control, format, private-use and lone surrogate characters as escapes: a claim must not
    drive the terminal that shows it (CWE-150)."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"\\u{{{ord(character):04x}}}" if unicodedata.category(character) in _UNSAFE else character
        for character in text
    )


_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_TIE = "\x00"  # nothing that can be printed has it
_EMPTY = "There is no text to inspect: it is empty."
_MOST_ATTEMPTS = 20
_JOINED = regex(r"(?<=\bRFC) (?=\d)| (?=§\d|· )")

_OFF, _BOLD = "\x1b[0m", "\x1b[1m"
_GOOD, _WARN, _BAD, _DIM = "\x1b[32m", "\x1b[33m", "\x1b[31m", "\x1b[2m"
_SEGMENTS = ("\x1b[33m", "\x1b[34m", "\x1b[35m", "\x1b[32m", "\x1b[31m")
_COLOURS = regex("\x1b\\[[0-9]+m")
_TONES = {"verified": _WARN, "unverified": "", "unsupported": "", "key-error": _WARN}
_MARKS = {
    Outcome.PASSED: ("✓", _GOOD),
    Outcome.FAILED: ("✗", _BAD),
    Outcome.NOT_CHECKED: ("–", _DIM),
}
_SEVERITIES = {"error": _BAD, "warning": _WARN, "info": _DIM}
