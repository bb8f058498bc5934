"""SD-JWTs made by the package sd-jwt from its own specifications, read by ours."""

import json
from pathlib import Path
from time import time

import pytest
from jwcrypto.jwk import JWK
from sd_jwt.holder import SDJWTHolder
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.utils.yaml_specification import load_yaml_specification, remove_sdobj_wrappers
from sd_jwt.verifier import SDJWTVerifier

from debugger import Policy, inspect_token

FOLDER = Path(__file__).parent / "vectors" / "sd-jwt"
SPECIFICATIONS = {path.stem: path for path in sorted(FOLDER.glob("*.yml"))}
IN_JSON = {name for name, path in SPECIFICATIONS.items() if "format: json" in path.read_text()}
ISSUER, AUDIENCE, NONCE = "https://issuer.example", "https://verifier.example", "1234567890"


@pytest.fixture(scope="module")
def keys():
    """The issuer's and the holder's."""
    return tuple(JWK.generate(kty="EC", crv="P-256") for _ in range(2))


def issued(specification, keys):
    issuer, holder = keys
    bound = specification.get("key_binding", False)
    return SDJWTIssuer(
        {**specification["user_claims"], "iss": ISSUER, "iat": int(time()) - 60},
        issuer,
        holder if bound else None,
        add_decoy_claims=specification.get("add_decoy_claims", False),
        extra_header_parameters=specification.get("extra_header_parameters", {}),
    ).sd_jwt_issuance


def presented(specification, keys):
    """The text that the holder sends, and the claims that the package's own verifier reads."""
    holder = SDJWTHolder(issued(specification, keys))
    bound = {"nonce": NONCE, "aud": AUDIENCE, "holder_key": keys[1]}
    asked = bound if specification.get("key_binding", False) else {}
    holder.create_presentation(specification["holder_disclosed_claims"], **asked)
    text = holder.sd_jwt_presentation
    expected = (AUDIENCE, NONCE) if asked else (None, None)
    return text, SDJWTVerifier(text, lambda *_: keys[0], *expected).get_verified_payload()


def inspected(text, keys):
    return inspect_token(text, keys[0].export_public(), policy=Policy(now=time()))


def grave(report):
    return [
        finding.id
        for finding in report.findings
        if finding.id.startswith("sd-") and finding.severity != "info"
    ]


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_what_a_holder_presents_is_verified_and_reads_the_same(name, keys):
    specification = load_yaml_specification(SPECIFICATIONS[name])
    text, claims = presented(specification, keys)
    report = inspected(text, keys)
    assert report.verdict == "verified"
    assert grave(report) == []
    assert report.disclosed.claims == claims
    assert all(entry.used for entry in report.disclosed.entries)
    if specification.get("key_binding", False):
        assert report.key_binding.outcome == "passed"
    else:
        assert report.key_binding is None


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_all_disclosed_at_issuance_are_the_claims_as_they_were(name, keys):
    specification = load_yaml_specification(SPECIFICATIONS[name])
    report = inspected(issued(specification, keys), keys)
    assert report.verdict == "verified"
    assert grave(report) == []
    beside = {"iss": ISSUER, "iat": report.disclosed.claims["iat"]}
    if specification.get("key_binding", False):
        beside["cnf"] = report.disclosed.claims["cnf"]
    assert report.disclosed.claims == remove_sdobj_wrappers(
        {**specification["user_claims"], **beside}
    )
    withheld = report.disclosed.unmatched
    assert (withheld > 0) == specification.get("add_decoy_claims", False)


@pytest.mark.parametrize("name", sorted(IN_JSON))
def test_the_json_form_discloses_the_same(name, keys):
    """The package writes the members of an older draft; RFC 9901 §8.1 has them in the header."""
    specification = load_yaml_specification(SPECIFICATIONS[name])
    text, claims = presented(specification, keys)
    jws, *disclosures, binding = text.split("~")
    header, payload, signature = jws.split(".")
    beside = {"disclosures": disclosures, **({"kb_jwt": binding} if binding else {})}
    entry = {"protected": header, "signature": signature, "header": beside}
    for members in (
        {"payload": payload, **entry},
        {"payload": payload, "signatures": [entry]},
    ):
        report = inspected(json.dumps(members), keys)
        assert report.disclosed.claims == claims
        assert grave(report) == []
        assert report.profile.name == "sd-jwt"
        assert (report.key_binding.outcome if binding else None) == ("passed" if binding else None)


@pytest.mark.parametrize("name", ["example-simple", "example-address_only_recursive"])
def test_what_was_changed_on_the_way_is_not_accepted(name, keys):
    specification = load_yaml_specification(SPECIFICATIONS[name])
    text = issued(specification, keys)
    first = text.split("~")[1]
    changed = text.replace(first, first[:-2] + ("AA" if first[-2:] != "AA" else "QQ"))
    report = inspected(changed, keys)
    assert report.verdict == "verified"
    assert not report.accepted
    assert set(grave(report)) <= {"sd-disclosure-unreferenced", "sd-disclosure-malformed"}
    assert grave(report)


def test_every_specification_is_there():
    assert len(SPECIFICATIONS) == 32
    assert len(IN_JSON) == 4
