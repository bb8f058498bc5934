"""The words of a reference in, its documents out, each with its public address and section."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as it is named, with its section. `address` is "" where it has none in public."""

    text: str
    address: str


@lru_cache(maxsize=1024)
def citations(reference: str) -> tuple[Citation, ...]:
    """“RFC 9449 §4.2, §4.3, CVE-2015-9235” is three: a bare section is of the document before it.

    What names no document of its own (“GitHub documentation, OpenID Connect”) stays in one.
    """
    document, cited = "", list[Citation]()
    for part in filter(None, re.split(r"[,;] ", reference)):
        name, place = _split(part)
        if cited and name and not _is_document(name):
            last = cited.pop()
            cited.append(Citation(f"{last.text}, {part}", last.address))
            continue
        document = name or document
        cited.append(Citation(part, _address(document, place)))
    return tuple(cited)


def _split(part: str) -> tuple[str, str]:
    """“RFC 7515 App. A.2” is the document and its place in it, as anchors write it."""
    found = _PLACE.search(part)
    if found is None:
        return part, ""
    section, appendix = found.groups()
    return part[: found.start()].strip(), section or f"appendix-{appendix}"


def _is_document(name: str) -> bool:
    return bool(_address(name, ""))


def _address(document: str, place: str) -> str:
    for pattern, write in _NUMBERED:
        if found := pattern.fullmatch(document):
            return write(found[1], place)
    for name, (address, anchor) in _DOCUMENTS.items():
        if document.startswith(name):
            return f"{address}{anchor}{place}" if anchor and place else address
    return ""


def _rfc(number: str, place: str) -> str:
    address = f"https://www.rfc-editor.org/rfc/rfc{number}"
    if not place:
        return address
    return f"{address}#{place if place.startswith('appendix') else f'section-{place}'}"


def _draft(name: str, place: str) -> str:
    anchor = f"#section-{place}" if place else ""
    return f"https://datatracker.ietf.org/doc/html/{name}{anchor}"


def _weakness(number: str, place: str) -> str:
    return f"https://cwe.mitre.org/data/definitions/{number}.html"


def _vulnerability(name: str, place: str) -> str:
    return f"https://nvd.nist.gov/vuln/detail/{name}"


def _improvement(number: str, place: str) -> str:
    return f"https://github.com/bitcoin/bips/blob/master/bip-{int(number):04}.mediawiki"


def _pages(*addresses: tuple[str, str]) -> Mapping[str, tuple[str, str]]:
    return {name: (address, "") for name, address in addresses}


_PLACE = regex(r"\s*(?:§(\d+(?:\.\d+)*)|App\. ([A-Z](?:\.\d+)*))$")

_NUMBERED: tuple[tuple[re.Pattern[str], Callable[[str, str], str]], ...] = (
    (regex(r"RFC (\d{1,5})"), _rfc),
    (regex(r"(draft-[a-z0-9-]+)"), _draft),
    (regex(r"CWE-(\d{1,5})"), _weakness),
    (regex(r"(CVE-\d{4}-\d{4,7})"), _vulnerability),
    (regex(r"BIP (\d{1,4})"), _improvement),
)

_SPECS = "https://openid.net/specs"
_SECTION = "#section-"
_NUMBERED_SECTION = "#rfc.section."  # as xml2rfc of that time wrote them
_DRAFTS = "https://datatracker.ietf.org/doc/html/draft-ietf"

# By how a name begins; longer names before shorter ones. Beside the address, how its anchors begin.
_DOCUMENTS: Mapping[str, tuple[str, str]] = {
    "OIDC Core": (f"{_SPECS}/openid-connect-core-1_0.html", _NUMBERED_SECTION),
    "OpenID Connect Core": (f"{_SPECS}/openid-connect-core-1_0.html", _NUMBERED_SECTION),
    "OIDC Back-Channel": (f"{_SPECS}/openid-connect-backchannel-1_0.html", _NUMBERED_SECTION),
    "OIDC Front-Channel": (f"{_SPECS}/openid-connect-frontchannel-1_0.html", _NUMBERED_SECTION),
    "OIDC Discovery": (f"{_SPECS}/openid-connect-discovery-1_0.html", _NUMBERED_SECTION),
    "FAPI 1.0": (f"{_SPECS}/openid-financial-api-part-2-1_0.html", _NUMBERED_SECTION),
    "FAPI 2.0": (f"{_SPECS}/fapi-security-profile-2_0-final.html", _SECTION),
    "JARM": (f"{_SPECS}/oauth-v2-jarm.html", _SECTION),
    "OpenID Federation": (f"{_SPECS}/openid-federation-1_0.html", _SECTION),
    "OpenID4VCI": (f"{_SPECS}/openid-4-verifiable-credential-issuance-1_0.html", ""),
    "OpenID4VP": (f"{_SPECS}/openid-4-verifiable-presentations-1_0.html", ""),
    "Token Status List": (f"{_DRAFTS}-oauth-status-list", _SECTION),
    "SD-JWT VC": (f"{_DRAFTS}-oauth-sd-jwt-vc", _SECTION),
    "RFC 6265bis": (f"{_DRAFTS}-httpbis-rfc6265bis", _SECTION),
    "RFC 8725bis": (f"{_DRAFTS}-oauth-rfc8725bis", _SECTION),
    **_pages(
        ("W3C VC Data Model 1.1", "https://www.w3.org/TR/2022/REC-vc-data-model-20220303/"),
        ("W3C VC Data Model 2.0", "https://www.w3.org/TR/vc-data-model-2.0/"),
        ("W3C VC-JOSE-COSE", "https://www.w3.org/TR/vc-jose-cose/"),
        ("SPIFFE", "https://github.com/spiffe/spiffe/blob/main/standards/JWT-SVID.md"),
        ("IANA JOSE", "https://www.iana.org/assignments/jose/jose.xhtml"),
        ("IANA JWT", "https://www.iana.org/assignments/jwt/jwt.xhtml"),
        ("FIPS 186-5", "https://csrc.nist.gov/pubs/fips/186-5/final"),
        ("FIPS 204", "https://csrc.nist.gov/pubs/fips/204/final"),
        ("NIST SP 800-56B", "https://csrc.nist.gov/pubs/sp/800/56/b/r2/final"),
        ("UTS #39", "https://www.unicode.org/reports/tr39/"),
        ("GDPR", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        ("Art. ", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        ("ISO 13616", "https://www.iso.org/standard/81090.html"),
        ("PCI DSS", "https://www.pcisecuritystandards.org/document_library/"),
        (
            "OWASP HTML5 Security",
            "https://cheatsheetseries.owasp.org/cheatsheets/HTML5_Security_Cheat_Sheet.html",
        ),
        (
            "OWASP Password Storage",
            "https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html",
        ),
        ("Amazon Cognito", "https://docs.aws.amazon.com/cognito/latest/developerguide/"),
        (
            "Elastic Load Balancing",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/",
        ),
        (
            "Apple APNs",
            "https://developer.apple.com/documentation/usernotifications/"
            "establishing-a-token-based-connection-to-apns",
        ),
        (
            "Apple App Store Connect",
            "https://developer.apple.com/documentation/appstoreconnectapi/"
            "generating-tokens-for-api-requests",
        ),
        (
            "App Store Connect",
            "https://developer.apple.com/documentation/appstoreconnectapi/"
            "generating-tokens-for-api-requests",
        ),
        (
            "Apple Sign in with Apple",
            "https://developer.apple.com/documentation/accountorganizationaldatasharing/"
            "creating-a-client-secret",
        ),
        ("Sign in with Apple", "https://developer.apple.com/documentation/signinwithapple"),
        ("Auth0", "https://auth0.com/docs/secure/tokens"),
        ("Firebase", "https://firebase.google.com/docs/auth/admin/verify-id-tokens"),
        (
            "GitHub Actions OIDC",
            "https://docs.github.com/actions/concepts/security/openid-connect",
        ),
        (
            "GitHub Apps",
            "https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/"
            "generating-a-json-web-token-jwt-for-a-github-app",
        ),
        ("Google Identity", "https://developers.google.com/identity/openid-connect/openid-connect"),
        (
            "Google OAuth 2.0",
            "https://developers.google.com/identity/protocols/oauth2/service-account",
        ),
        ("Keycloak", "https://www.keycloak.org/documentation"),
        ("Kubernetes", "https://kubernetes.io/docs/reference/access-authn-authz/"),
        ("Microsoft identity platform", "https://learn.microsoft.com/entra/identity-platform/"),
        ("Okta", "https://developer.okta.com/docs/"),
        ("Supabase", "https://supabase.com/docs/guides/auth/jwts"),
        ("Zoom", "https://developers.zoom.us/docs/"),
        ("Ghost Admin API", "https://docs.ghost.org/admin-api"),
        ("Twilio", "https://www.twilio.com/docs/iam/access-tokens"),
    ),
}
