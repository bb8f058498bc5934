"""A `Report` for a terminal of 80 columns: coloured where there is one, plain in a pipe."""

import os
import textwrap
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from debugger.claims.explain import ClaimLine
from debugger.pitfalls.registry import Finding
from debugger.report import Report

WIDTH = 80


def print_report(report: Report, stream: TextIO) -> None:
    """Verdict first, then the four checks, the members in words, the pitfalls."""
    coloured = stream.isatty() and not os.environ.get("NO_COLOR")
    for line in _lines(report):
        stream.write((line if coloured else _plain(line)) + "\n")


def _lines(report: Report) -> Iterator[str]:
    yield from _verdict(report)
    yield from _token(report)
    yield from _members("Header", report.header_lines)
    yield from _members("Payload", report.claims)
    yield from _payload_text(report)
    yield from _pitfalls(report)


def _verdict(report: Report) -> Iterator[str]:
    tone = _GOOD if report.accepted else _TONES.get(report.verdict.value, _BAD)
    would = "a careful server would accept it" if report.accepted else "not accepted"
    yield f"{_BOLD}{tone}{report.verdict.value.upper()}{_OFF} · {would}"
    yield from _wrapped(report.summary)
    yield ""
    for check in report.checks:
        mark, tone = _MARKS[check.outcome.value]
        state = f"{tone}{mark} {check.outcome.value}{_OFF}"
        yield f"  {check.name:<10} {state:<{24 + len(tone) + len(_OFF) - 10}} {_safe(check.note)}"
    if len(report.extraction.tokens) > 1:
        count = len(report.extraction.tokens)
        yield ""
        yield f"{count} tokens were found; this is the first ({report.extraction.tokens[0].where})."


def _token(report: Report) -> Iterator[str]:
    if not report.token.text:
        return
    yield ""
    yield f"{_BOLD}Token{_OFF} ({report.token.form or 'no form recognised'})"
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
        yield from _wrapped(f"{_safe(line.name)}: {_short(line.text)}", "  ")
        words = [line.title, line.time or "", line.note or line.meaning, line.reference]
        said = " · ".join(_safe(word) for word in words if word)
        if said:
            yield from _wrapped(said, "      ")


def _payload_text(report: Report) -> Iterator[str]:
    payload = report.token.payload
    if payload is None or payload.document.parsed:
        return
    yield ""
    yield f"{_BOLD}Payload{_OFF} ({payload.encoding}, {len(payload.octets)} octets)"
    text = payload.octets.hex() if payload.encoding == "binary" else payload.document.text
    yield from _wrapped(_short(text), "  ")


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
    yield from _wrapped(_safe(finding.detail), "    ")
    yield from _wrapped(f"Fix: {_safe(finding.fix)}", "    ")
    place = f"{_safe(finding.at)} · " if finding.at else ""
    yield from _wrapped(f"{place}{finding.reference} · {finding.id}", "    ")


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    yield from textwrap.wrap(
        _safe(text), WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [indent]


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

_OFF, _BOLD = "\x1b[0m", "\x1b[1m"
_GOOD, _WARN, _BAD, _DIM = "\x1b[32m", "\x1b[33m", "\x1b[31m", "\x1b[2m"
_SEGMENTS = ("\x1b[33m", "\x1b[34m", "\x1b[35m", "\x1b[32m", "\x1b[31m")
_TONES = {"verified": _WARN, "unverified": "", "unsupported": "", "key-error": _WARN}
_MARKS = {"passed": ("✓", _GOOD), "failed": ("✗", _BAD), "not-checked": ("–", _DIM)}
_SEVERITIES = {"error": _BAD, "warning": _WARN, "info": _DIM}


def _plain(line: str) -> str:
    for code in (_OFF, _BOLD, _DIM, *_SEGMENTS):
        line = line.replace(code, "")
    return line
