"""What goes wrong with tokens: one short check for each mistake, a module for each theme.

The imports below are the whole registration. To add a pitfall: write a generator under
`@pitfall(…)` in the module of its theme, a sample under it, and run the tests.
"""

from debugger.pitfalls.claims import (
    audience,
    authorization,
    confirmation,
    credentials,
    injection,
    issuer,
    lifetime,
    names,
    personal,
    subject,
    units,
    validity,
)
from debugger.pitfalls.context import bound_tokens, openid_response, transport
from debugger.pitfalls.profiles import (
    apple,
    authorization_messages,
    aws,
    dpop,
    entra,
    events,
    github,
    google,
    identity_providers,
    oauth,
    openid,
    others,
)
from debugger.pitfalls.registry import (
    PITFALLS,
    SAMPLES,
    Case,
    Evidence,
    Finding,
    Pitfall,
    Severity,
    diagnose,
    make_case,
)

THEMES = (
    (validity, units, lifetime, issuer, audience, subject, names),
    (authorization, confirmation, credentials, personal, injection),
    (oauth, authorization_messages, openid, events, dpop),
    (entra, google, aws, apple, github, identity_providers, others),
    (transport, openid_response, bound_tokens),
)

__all__ = [
    "PITFALLS",
    "SAMPLES",
    "THEMES",
    "Case",
    "Evidence",
    "Finding",
    "Pitfall",
    "Severity",
    "diagnose",
    "make_case",
]
