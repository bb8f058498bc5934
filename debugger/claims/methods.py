"""DATA: authentication methods (`amr`) and authentication context classes (`acr`) in words."""

from collections.abc import Mapping
from types import MappingProxyType

# RFC 8176 §2.
METHODS: Mapping[str, str] = MappingProxyType(
    {
        "face": "face recognition",
        "fpt": "fingerprint",
        "geo": "location",
        "hwk": "key in hardware",
        "iris": "iris scan",
        "kba": "questions that only the person can answer",
        "mca": "several channels",
        "mfa": "several factors",
        "otp": "one-time password",
        "pin": "PIN or pattern",
        "pop": "proof of having a key",
        "pwd": "password",
        "rba": "assessment of risk",
        "retina": "retina scan",
        "sc": "smart card",
        "sms": "text message",
        "swk": "key in software",
        "tel": "telephone call",
        "user": "touch or other sign that a person was there",
        "vbm": "voice",
        "wia": "Windows sign-in",
    }
)

CONTEXTS: Mapping[str, str] = MappingProxyType(
    {
        "0": "no sure sign-in: less than level 1 of ISO/IEC 29115 (OIDC Core §2)",
        "phr": "resists phishing (OpenID EAP ACR Values)",
        "phrh": "resists phishing, with a key in hardware (OpenID EAP ACR Values)",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor": "several factors",
        "http://eidas.europa.eu/LoA/low": "low assurance (eIDAS)",
        "http://eidas.europa.eu/LoA/substantial": "substantial assurance (eIDAS)",
        "http://eidas.europa.eu/LoA/high": "high assurance (eIDAS)",
        "https://refeds.org/profile/sfa": "one good factor (REFEDS)",
        "https://refeds.org/profile/mfa": "several factors (REFEDS)",
        "urn:okta:loa:1fa:any": "any one factor (Okta)",
        "urn:okta:loa:1fa:pwd": "password alone (Okta)",
        "urn:okta:loa:2fa:any": "any two factors (Okta)",
    }
)
