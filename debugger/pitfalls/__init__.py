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
from debugger.pitfalls.encryption import lengths, parameters
from debugger.pitfalls.header import (
    algorithm,
    brought_keys,
    critical,
    expected_algorithm,
    header_secret,
    key_addresses,
    kid,
    kid_injection,
    media_types,
    replicated,
    x5c,
)
from debugger.pitfalls.key import (
    certificates,
    curves,
    jwk,
    jwk_set,
    known_secrets,
    pasted,
    published,
    rsa,
    weak_secrets,
)
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
from debugger.pitfalls.signature import explained, octets
from debugger.pitfalls.structure import (
    encoding,
    json_forms,
    json_text,
    member_names,
    payload,
    shape,
    wrapping,
)

THEMES = (
    (wrapping, shape, encoding, json_text, json_forms, member_names, payload),
    (algorithm, expected_algorithm, media_types, critical, replicated, header_secret),
    (kid, kid_injection, brought_keys, key_addresses, x5c),
    (octets, explained),
    (known_secrets, weak_secrets, rsa, published, curves, jwk, jwk_set, certificates, pasted),
    (validity, units, lifetime, issuer, audience, subject, names),
    (authorization, confirmation, credentials, personal, injection),
    (oauth, authorization_messages, openid, events, dpop),
    (entra, google, aws, apple, github, identity_providers, others),
    (transport, openid_response, bound_tokens),
    (parameters, lengths),
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
