"""The whole registration: every module of pitfalls, in the order they are told, and its subject.

The order is a reader's: can it be read, is it genuine, can the key be trusted, is it for me and
now, and last what could be better.

To add a module, add its line. It is imported for the first case that has its subject; where the
subject is missing none of its pitfalls could be met, and none is looked for.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import chain

from debugger.jose.algorithms import Family, Use, find
from debugger.jose.model import Form
from debugger.pitfalls.registry import Case, Pitfall
from debugger.verification import Verdict

Subject = Callable[[Case], bool]


def pitfalls_for(case: Case) -> Iterator[Pitfall]:
    """Those that the case has the subject of."""
    for theme, has_subject in THEMES.items():
        if has_subject(case):
            yield from declared_in(theme)


def all_pitfalls() -> dict[str, Pitfall]:
    """Every one, by its id."""
    return {entry.id: entry for theme in THEMES for entry in declared_in(theme)}


@cache
def declared_in(theme: str) -> tuple[Pitfall, ...]:
    """The pitfalls of one module, in the order they stand there."""
    module = import_module(f"debugger.pitfalls.{theme}")
    return tuple(entry for entry in vars(module).values() if isinstance(entry, Pitfall))


def _always(case: Case) -> bool:
    return True


def _faulty(case: Case) -> bool:
    return bool(case.token.faults)


def _braced(case: Case) -> bool:
    return "{" in case.extraction.text


def _encrypted(case: Case) -> bool:
    return case.token.form in (Form.JWE_COMPACT, Form.JWE_JSON)


def _with_token_inside(case: Case) -> bool:
    return case.inner is not None


def _not_verified(case: Case) -> bool:
    return case.verification.verdict is not Verdict.VERIFIED


def _signed_by_secret(case: Case) -> bool:
    algorithm = find(case.header.get("alg"), Use.SIGNATURE)
    return algorithm is not None and algorithm.family is Family.HMAC


def _key_judged(case: Case) -> bool:
    """A key was given, or the token's own one verified it."""
    return case.keyring.given or case.verification.key is not None


def _set_given(case: Case) -> bool:
    return case.keyring.jwk_set


def _certificate_there(case: Case) -> bool:
    tried = (attempt.key for attempt in case.verification.attempts)
    keys = chain(case.keyring.keys, tried)
    return "x5c" in case.header or any(key.certificate is not None for key in keys)


def _brought_along(case: Case) -> bool:
    """More was pasted than the token: what stood around it may have something to say."""
    found = case.found
    return found is not None and found.text != case.extraction.text


def _header_with(*names: str) -> Subject:
    return lambda case: not case.header.keys().isdisjoint(names)


def _kid_of_more_than_letters(case: Case) -> bool:
    """Nothing can be injected by letters, digits, “-” and “_”."""
    kid = case.header.get("kid")
    return isinstance(kid, str) and not kid.replace("-", "").replace("_", "").isalnum()


def _claims_with(*names: str) -> Subject:
    return lambda case: not case.claims.keys().isdisjoint(names)


def _profile(*names: str) -> Subject:
    return lambda case: case.profile.name in names


def _either(*subjects: Subject) -> Subject:
    return lambda case: any(has_subject(case) for has_subject in subjects)


THEMES: Mapping[str, Subject] = {
    "structure.shape": _always,
    "structure.encoding": _faulty,
    "structure.json_text": _faulty,
    "structure.json_forms": _braced,
    "structure.wrapping": _always,
    "header.algorithm": _always,
    "header.unregistered": _always,
    "signature.explained": _not_verified,
    "signature.octets": _always,
    "header.expected_algorithm": _always,
    "header.critical": _header_with("crit", "b64"),
    "header.brought_keys": _header_with("jwk", "x5c"),
    "header.key_addresses": _header_with("jku", "x5u"),
    "header.kid_injection": _kid_of_more_than_letters,
    "header.kid": _always,
    "header.x5c": _header_with("x5c", "x5t", "x5t#S256"),
    "key.known_secrets": _signed_by_secret,
    "key.weak_secrets": _signed_by_secret,
    "key.published": _key_judged,
    "key.rsa": _key_judged,
    "key.curves": _key_judged,
    "key.jwk": _key_judged,
    "key.jwk_set": _set_given,
    "key.certificates": _certificate_there,
    "key.pasted": _key_judged,
    "encryption.parameters": _encrypted,
    "encryption.passwords": _encrypted,
    "encryption.lengths": _encrypted,
    "encryption.opened": _encrypted,
    "encryption.nesting": _with_token_inside,
    "disclosure.digests": _profile("sd-jwt", "sd-jwt-vc"),
    "disclosure.disclosures": _profile("sd-jwt", "sd-jwt-vc"),
    "disclosure.key_binding": _profile("sd-jwt", "sd-jwt-vc"),
    "disclosure.credential": _profile("sd-jwt", "sd-jwt-vc"),
    "context.bound_tokens": _brought_along,
    "context.openid_response": _brought_along,
    "profiles.oauth": _profile(
        "generic", "access-token", "refresh-token", "introspection-response"
    ),
    "profiles.authorization_messages": _profile(
        "request-object", "client-assertion", "authorization-response"
    ),
    "profiles.openid": _profile("id-token", "google"),
    "profiles.events": _profile("logout-token", "security-event"),
    "profiles.dpop": _either(_profile("dpop-proof"), _header_with("jwk")),
    "profiles.dpop_request": _profile("dpop-proof"),
    "profiles.entra": _profile("entra"),
    "profiles.google": _profile("google", "firebase", "google-service-account"),
    "profiles.aws": _profile("cognito"),
    "profiles.apple": _profile("apple-client-secret", "apns", "app-store-connect"),
    "profiles.github": _profile("github-app", "github-actions"),
    "profiles.identity_providers": _profile("keycloak", "auth0", "okta", "supabase"),
    "profiles.others": _profile("kubernetes", "spiffe", "vapid"),
    "claims.validity": _always,
    "claims.units": _always,
    "claims.issuer": _always,
    "claims.issuer_url": _claims_with("iss"),
    "claims.audience": _always,
    "claims.authorized_party": _profile("id-token", "google"),
    "claims.subject": _always,
    "claims.lifetime": _always,
    "claims.confirmation": _either(
        _claims_with("cnf", "status", "vc", "vp", "@context"), _profile("status-list")
    ),
    "claims.credentials": _always,
    "header.header_secret": _always,
    "claims.personal": _always,
    "claims.authorization": _always,
    "claims.injection": _always,
    "claims.names": _always,
    "structure.payload": _always,
    "structure.values": _always,
    "structure.member_names": _always,
    "header.media_types": _always,
    "header.replicated": _always,
    "context.transport": _always,
}
