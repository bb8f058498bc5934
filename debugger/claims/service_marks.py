"""Marks of tokens whose vendor documents a shape of its own, without claims that others must have.

Each takes `Marks` and says, as a clause, by what the token was recognised, or "".
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from debugger.jose.model import Json
from debugger.regex import regex

if TYPE_CHECKING:
    from debugger.claims.profile_marks import Marks


def app_store(marks: "Marks") -> str:
    """What Apple’s App Store signs: notifications, transactions, renewals, app transactions."""
    claims = marks.claims
    if "x5c" not in marks.header or not _REGISTERED.isdisjoint(claims):
        return ""
    if "signedDate" in claims and not _SIGNED_BY_APP_STORE.isdisjoint(claims):
        return "it has x5c and signedDate, as what the App Store signs does"
    if "receiptCreationDate" in claims and "bundleId" in claims:
        return "it has x5c and receiptCreationDate, as app transactions of the App Store do"
    return ""


def apple_notification(marks: "Marks") -> str:
    """What Apple tells the servers of apps about accounts of Sign in with Apple."""
    if marks.iss == _APPLE and "events" in marks.claims:
        return "its issuer is Apple’s sign-in and it has events"
    return ""


def apple_developer(marks: "Marks") -> str:
    """Developer tokens for MapKit, MusicKit and WeatherKit."""
    claims, kid = marks.claims, marks.header.get("kid")
    if marks.header.get("alg") != "ES256" or not {"iss", "iat", "exp"} <= claims.keys():
        return ""
    if not claims.keys() <= {"iss", "iat", "exp", "sub", "origin", "root_https_origin"}:
        return ""
    if _is_apple_identifier(marks.iss) and _is_apple_identifier(kid):
        return "it has an Apple team as iss, a key of Apple’s as kid and no aud"
    return ""


def apple_client_secret(marks: "Marks") -> str:
    """What an app shows Apple’s sign-in in place of a client secret."""
    audience = marks.claims.get("aud")
    if audience in (_APPLE, [_APPLE]) and marks.iss != _APPLE:
        return "its audience is Apple’s sign-in and its issuer is not"
    return ""


def app_store_connect(marks: "Marks") -> str:
    """Tokens for the App Store Connect API."""
    if marks.claims.get("aud") in ("appstoreconnect-v1", ["appstoreconnect-v1"]):
        return "its audience is “appstoreconnect-v1”"
    return ""


def apns(marks: "Marks") -> str:
    """Provider tokens of Apple’s push service."""
    if marks.claims.keys() != {"iss", "iat"} or marks.header.get("alg") != "ES256":
        return ""
    if _is_apple_identifier(marks.iss):
        return "it has only an Apple team as iss, and iat, signed with ES256"
    return ""


def github_app(marks: "Marks") -> str:
    """What a GitHub App signs to be one; it has three claims."""
    if marks.claims.keys() != {"iat", "exp", "iss"} or marks.header.get("alg") != "RS256":
        return ""
    iss = marks.iss
    number = isinstance(iss, int) and not isinstance(iss, bool)
    if number or (isinstance(iss, str) and re.fullmatch(r"[0-9]+|Iv[0-9A-Za-z.]+", iss)):
        return "it has only iat, exp and the id of a GitHub App as iss, signed with RS256"
    return ""


def clerk(marks: "Marks") -> str:
    """Clerk’s session tokens name the session and the user, and no audience."""
    if _begins(marks.claims, "sid", "sess_") and _begins(marks.claims, "sub", "user_"):
        return "its sid is a Clerk session"
    return ""


def workos(marks: "Marks") -> str:
    """WorkOS’s session tokens name the session and the user by ULIDs, and no audience."""
    session, user = marks.claims.get("sid"), marks.claims.get("sub")
    if not isinstance(session, str) or not isinstance(user, str) or "aud" in marks.claims:
        return ""
    named = _WORKOS_SESSION.fullmatch(session) and _WORKOS_USER.fullmatch(user)
    return "its sid is a WorkOS session" if named else ""


def descope(marks: "Marks") -> str:
    """Descope’s session and refresh tokens say in `drn` which of the two they are."""
    return "its drn is Descope’s" if marks.claims.get("drn") in ("DS", "DSR") else ""


def kinde(marks: "Marks") -> str:
    """Kinde writes an empty array where no audience was asked for."""
    if _begins(marks.claims, "sub", "kp_") and "azp" in marks.claims:
        return "its sub is a Kinde user"
    return ""


def snowflake(marks: "Marks") -> str:
    """Key-pair tokens for Snowflake: the issuer is the subject and the hash of its key."""
    subject = marks.claims.get("sub")
    if not isinstance(marks.iss, str) or not isinstance(subject, str) or not subject:
        return ""
    if marks.iss.startswith(f"{subject}.SHA256:"):
        return "its issuer is its subject with the hash of a key, as Snowflake wants it"
    return ""


def atlassian_connect(marks: "Marks") -> str:
    """Requests between Atlassian’s products and Connect apps bind the request by `qsh`."""
    qsh = marks.claims.get("qsh")
    if isinstance(qsh, str) and (qsh == "context-qsh" or _SHA256.fullmatch(qsh)):
        return "it has qsh, as tokens of Atlassian Connect do"
    return ""


def livekit(marks: "Marks") -> str:
    """LiveKit’s access tokens grant what the object `video` says."""
    grants = marks.claims.get("video")
    if "aud" in marks.claims or not isinstance(grants, dict):
        return ""
    if _begins(marks.claims, "iss", "API") and not _LIVEKIT_GRANTS.isdisjoint(grants):
        return "its video has grants of LiveKit"
    return ""


def azure_communication(marks: "Marks") -> str:
    """Azure Communication Services name an identity of theirs by `skypeid`, and no issuer."""
    if "iss" not in marks.claims and "acsScope" in marks.claims and "skypeid" in marks.claims:
        return "it has skypeid and acsScope, as tokens of Azure Communication Services do"
    return ""


def ably(marks: "Marks") -> str:
    """Ably’s tokens name the key by `kid` and grant what `x-ably-capability` says."""
    return "it has x-ably-capability" if "x-ably-capability" in marks.claims else ""


def vonage(marks: "Marks") -> str:
    """Vonage’s tokens name an application, and neither issuer nor audience."""
    application = marks.claims.get("application_id")
    if "iss" in marks.claims or "aud" in marks.claims or not isinstance(application, str):
        return ""
    return "its application_id is a Vonage application" if _UUID.fullmatch(application) else ""


def docker_registry(marks: "Marks") -> str:
    """Tokens for a container registry grant what `access` says, to whoever shows them."""
    access = marks.claims.get("access")
    if not isinstance(access, list) or not access:
        return ""
    entries = [entry for entry in access if isinstance(entry, dict)]
    if len(entries) == len(access) and all(
        {"type", "name", "actions"} <= e.keys() for e in entries
    ):
        return "its access names repositories, as tokens for a container registry do"
    return ""


def uaa(marks: "Marks") -> str:
    """Cloud Foundry’s UAA, and SAP’s XSUAA which is built on it."""
    if {"zid", "cid", "rev_sig"} <= marks.claims.keys():
        return "it has zid, cid and rev_sig, as tokens of Cloud Foundry’s UAA do"
    return ""


def pingfederate(marks: "Marks") -> str:
    """PingFederate names the manager of its access tokens in the header."""
    if "pi.atm" in marks.header and "client_id" in marks.claims:
        return "its header has pi.atm, as access tokens of PingFederate do"
    return ""


def bearer_assertion(marks: "Marks") -> str:
    """Assertions for an access token (RFC 7523 §2.1), at services known to take them."""
    audience = marks.claims.get("aud")
    if not isinstance(audience, str) or marks.iss == marks.claims.get("sub"):
        return ""
    if _BEARER_AUDIENCE.fullmatch(audience):
        return "its aud takes assertions in exchange for access tokens"
    return ""


def _begins(claims: Mapping[str, Json], name: str, start: str) -> bool:
    value = claims.get(name)
    return isinstance(value, str) and value.startswith(start)


def _is_apple_identifier(value: Json) -> bool:
    return isinstance(value, str) and re.fullmatch("[A-Z0-9]{10}", value) is not None


_APPLE = "https://appleid.apple.com"
_REGISTERED = frozenset({"iss", "sub", "aud", "exp"})
_SIGNED_BY_APP_STORE = frozenset({"notificationUUID", "transactionId", "originalTransactionId"})
_ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}"
_WORKOS_SESSION, _WORKOS_USER = regex(f"session_{_ULID}"), regex(f"user_{_ULID}")
_SHA256 = regex("[0-9a-f]{64}")
_UUID = regex("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_LIVEKIT_GRANTS = frozenset(
    {"room", "roomAdmin", "roomCreate", "roomJoin", "roomList", "roomRecord", "ingressAdmin"}
)
_BEARER_AUDIENCE = regex(
    r"https://(?:login|test)\.salesforce\.com/?|https://[a-z0-9.-]{1,200}\.my\.salesforce\.com/?"
    r"|https://ims-na1\.adobelogin\.com/c/[^/?#]{1,200}"
    r"|account(?:-d)?\.docusign\.com|https://api\.box\.com/oauth2/token"
)
