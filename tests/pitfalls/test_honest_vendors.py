"""Tokens as vendors document them, or their software makes them: none is warned about."""

import json
from pathlib import Path

import pytest

from debugger.claims.policy import Policy
from debugger.inspection import inspect_token
from debugger.samples import (
    ES256,
    HS256,
    RS256,
    SAMPLE_NOW,
    certificate_of,
    encoded,
    in_x5c,
)
from debugger.samples.make import spelled

# Times are written as seconds from the moment of the question: “now-10”, or “ms-10”, in milliseconds.
VENDORS = json.loads((Path(__file__).parent / "honest_vendors.json").read_text("utf-8"))
SIGNERS = {"ES256": ES256, "RS256": RS256, "HS256": HS256}
MOST_INFOS = 4


def moved(value):
    """The claims with their times as numbers."""
    match value:
        case dict():
            return {name: moved(inner) for name, inner in value.items()}
        case list():
            return [moved(inner) for inner in value]
        case str() if value[:4] in ("now+", "now-"):
            return SAMPLE_NOW + int(value[3:])
        case str() if value[:3] in ("ms+", "ms-"):
            return (SAMPLE_NOW + int(value[2:])) * 1000
        case _:
            return value


def report_on(vendor, **expected):
    signer = SIGNERS[vendor["alg"]]
    header = {"alg": signer.algorithm, **vendor["header"]}
    if "x5c" in header:
        header["x5c"] = [in_x5c(certificate_of(signer))]
    token = spelled(encoded(header), encoded(moved(vendor["claims"])), signer)
    return inspect_token(token, signer.key_text, policy=Policy(now=SAMPLE_NOW, **expected))


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor["name"])
def test_it_raises_no_warning_and_few_remarks(vendor):
    iss = vendor["claims"].get("iss")
    issuer = iss if isinstance(iss, str) else None
    report = report_on(vendor, issuer=issuer, audience=vendor["claims"].get("aud"))
    assert [finding.id for finding in report.findings if finding.severity != "info"] == []
    assert len(report.findings) <= MOST_INFOS
    assert (report.profile.name, report.accepted) == (vendor["profile"], True)


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor["name"])
def test_nor_where_nothing_is_expected(vendor):
    report = report_on(vendor)
    assert [finding.id for finding in report.findings if finding.severity != "info"] == []
    assert len(report.findings) <= MOST_INFOS
