"""Marks of signed messages whose protocol or vendor leaves out what other tokens must have.

Each takes `Marks` and says, as a clause, by what the message was recognised, or "".
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from debugger.claims.profile_marks import Marks

FEDERATION_TYPES = (
    "entity-statement+jwt",
    "trust-mark+jwt",
    "trust-mark-delegation+jwt",
    "resolve-response+jwt",
    "explicit-registration-response+jwt",
)
"""Types of OpenID Federation 1.0 that are for everybody, and so name no audience."""


def acme(marks: "Marks") -> str:
    """Requests to a certificate authority (RFC 8555 §6.2) carry no claims, and a key or its URL."""
    header = marks.header
    named = isinstance(header.get("url"), str) and isinstance(header.get("nonce"), str)
    if (
        not named
        or ("jwk" in header) == ("kid" in header)
        or not _REGISTERED.isdisjoint(marks.claims)
    ):
        return ""
    return "its header has url and nonce, as ACME requests do"


def load_balancer(marks: "Marks") -> str:
    """What AWS’s load balancers tell the servers behind them about a person."""
    signer = marks.header.get("signer")
    if isinstance(signer, str) and re.match(_LOAD_BALANCER, signer):
        return "its header names an AWS load balancer as signer"
    return ""


def twilio(marks: "Marks") -> str:
    """Twilio’s access tokens."""
    cty = marks.header.get("cty")
    return "its cty is Twilio’s" if isinstance(cty, str) and cty.startswith("twilio-") else ""


def zoom(marks: "Marks") -> str:
    """Signatures of Zoom’s Meeting SDK and Video SDK, and Zoom’s own access tokens."""
    if isinstance(marks.iss, str) and marks.iss.startswith("zm:cid:"):
        return "its issuer is a client of Zoom"
    for key, beside in (("appKey", "mn"), ("sdkKey", "mn"), ("app_key", "tpc")):
        if key in marks.claims and beside in marks.claims:
            return f"it has {key} and {beside}, as signatures for a Zoom SDK do"
    return ""


def ghost(marks: "Marks") -> str:
    """Ghost’s Admin API takes an audience that ends in “/admin/” and a key by its identifier."""
    kid, audience = marks.header.get("kid"), marks.claims.get("aud")
    if marks.claims.keys() != {"iat", "exp", "aud"} or not isinstance(kid, str):
        return ""
    if isinstance(audience, str) and audience.endswith("/admin/") and re.fullmatch(_GHOST_KEY, kid):
        return "it has only iat, exp and Ghost’s admin interface as aud"
    return ""


def software_statement(marks: "Marks") -> str:
    """What a directory vouches for about a client’s software (RFC 7591 §2.3)."""
    claims = marks.claims
    if isinstance(claims.get("software_id"), str) and "software_statement" not in claims:
        named = sorted(_CLIENT_METADATA & claims.keys())
        if named:
            return f"it has software_id and {named[0]}, as software statements do"
    return ""


def userinfo(marks: "Marks") -> str:
    """A signed UserInfo response is for one client and one moment (OIDC Core §5.3.2)."""
    claims = marks.claims
    if not {"iss", "sub", "aud"} <= claims.keys() or not _NO_USERINFO.isdisjoint(claims):
        return ""
    if not _ABOUT_A_PERSON.isdisjoint(claims):
        return "it has claims about a person and no time, as UserInfo responses do"
    return ""


_REGISTERED = frozenset({"iss", "sub", "aud", "exp"})
_LOAD_BALANCER = r"arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer/"
_GHOST_KEY = "[0-9a-f]{24}"
_CLIENT_METADATA = frozenset(
    (
        *("client_name", "client_uri", "redirect_uris", "jwks_uri", "logo_uri", "software_version"),
        *("software_client_name", "software_client_id", "software_redirect_uris"),
    )
)
_NO_USERINFO = frozenset(
    (
        *("exp", "nbf", "iat", "jti", "nonce", "at_hash", "c_hash", "auth_time", "azp"),
        *("scope", "scp", "client_id", "token_use", "token_type", "role", "roles"),
    )
)
_ABOUT_A_PERSON = frozenset(
    (
        *("name", "given_name", "family_name", "preferred_username", "email", "email_verified"),
        *("phone_number", "phone_number_verified", "birthdate", "address", "locale", "zoneinfo"),
        *("picture", "updated_at"),
    )
)
