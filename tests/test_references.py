"""The words of a reference, and where its documents are."""

import pytest

from debugger.claims.vocabulary import members
from debugger.pitfalls import PITFALLS
from debugger.references import citations

RFC = "https://www.rfc-editor.org/rfc"
OIDC = "https://openid.net/specs/openid-connect-core-1_0.html"


@pytest.mark.parametrize(
    ("reference", "cited"),
    [
        ("RFC 7519 §4.1.4", [("RFC 7519 §4.1.4", f"{RFC}/rfc7519#section-4.1.4")]),
        ("RFC 8725", [("RFC 8725", f"{RFC}/rfc8725")]),
        ("RFC 7515 App. A.2", [("RFC 7515 App. A.2", f"{RFC}/rfc7515#appendix-A.2")]),
        (
            "RFC 9449 §4.2, §4.3",
            [
                ("RFC 9449 §4.2", f"{RFC}/rfc9449#section-4.2"),
                ("§4.3", f"{RFC}/rfc9449#section-4.3"),
            ],
        ),
        (
            "RFC 8725 §2.1, CVE-2015-9235",
            [
                ("RFC 8725 §2.1", f"{RFC}/rfc8725#section-2.1"),
                ("CVE-2015-9235", "https://nvd.nist.gov/vuln/detail/CVE-2015-9235"),
            ],
        ),
        (
            "OIDC Core §3.2.2.10, §3.3.2.11",
            [
                ("OIDC Core §3.2.2.10", f"{OIDC}#rfc.section.3.2.2.10"),
                ("§3.3.2.11", f"{OIDC}#rfc.section.3.3.2.11"),
            ],
        ),
        ("OpenID Connect Core 1.0 §2", [("OpenID Connect Core 1.0 §2", f"{OIDC}#rfc.section.2")]),
        ("CWE-340", [("CWE-340", "https://cwe.mitre.org/data/definitions/340.html")]),
        (
            "BIP 62, RFC 8812 §3.2",
            [
                ("BIP 62", "https://github.com/bitcoin/bips/blob/master/bip-0062.mediawiki"),
                ("RFC 8812 §3.2", f"{RFC}/rfc8812#section-3.2"),
            ],
        ),
        (
            "draft-ietf-oauth-rfc7523bis §4",
            [
                (
                    "draft-ietf-oauth-rfc7523bis §4",
                    "https://datatracker.ietf.org/doc/html/draft-ietf-oauth-rfc7523bis#section-4",
                )
            ],
        ),
        ("A book, its third part", [("A book, its third part", "")]),
        (
            "Keycloak documentation, Server Administration Guide",
            [
                (
                    "Keycloak documentation, Server Administration Guide",
                    "https://www.keycloak.org/documentation",
                )
            ],
        ),
        ("", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_reference_leads_to_each_of_its_documents(reference, cited):
    assert [(each.text, each.address) for each in citations(reference)] == cited


@pytest.mark.parametrize("entry", PITFALLS.values(), ids=PITFALLS)
def test_every_document_of_a_pitfall_can_be_read(entry):
    cited = citations(entry.reference)
    assert cited
    assert [each.text for each in cited if not each.address.startswith("https://")] == []


def test_no_word_of_a_reference_is_lost():
    for reference in {member.reference for member in members()}:
        words = ", ".join(each.text for each in citations(reference))
        assert words == reference.replace("; ", ", ")
