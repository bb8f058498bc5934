"""Pitfalls of the tokens of workloads and push services: Kubernetes, SPIFFE, VAPID."""

import re
from collections.abc import Iterator

from debugger import samples
from debugger.claims.moments import beyond
from debugger.claims.wording import kind_of, quoted
from debugger.pitfalls.claims.reading import moment, text
from debugger.pitfalls.hosts import split_url
from debugger.pitfalls.profiles.required import is_none, is_symmetric, lacking, lacks
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc
from debugger.regex import regex

_DAY = 86_400


@pitfall(
    "k8s-legacy-token",
    severity=Severity.WARNING,
    title="A service account token that never expires",
    why="Tokens that live in a Secret are good until that Secret is deleted, for whoever has a"
    " copy.",
    fix="Use bound tokens (TokenRequest), and delete the Secret.",
    steps=(
        "Somebody reads the Secret once: from a backup, a log, or as a member who has left.",
        "The token in it has no “exp” and is bound to no pod.",
        "It works until somebody notices and deletes the Secret.",
    ),
    recipe="issue-token",
    reference="Kubernetes documentation",
    profiles=("kubernetes",),
    silences=("exp-missing", "aud-missing", "iat-missing", "jti-missing", "iss-not-url"),
)
def legacy_service_account(case: Case) -> Iterator[Evidence]:
    if case.claims.get("iss") == "kubernetes/serviceaccount":
        yield Evidence("payload.iss", "“iss” is “kubernetes/serviceaccount”.")


@legacy_service_account.sample
def _legacy_service_account() -> samples.Question:
    return samples.altered(
        "kubernetes",
        claims={
            "iss": "kubernetes/serviceaccount",
            "aud": samples.ABSENT,
            "exp": samples.ABSENT,
            "iat": samples.ABSENT,
            "nbf": samples.ABSENT,
            "jti": samples.ABSENT,
        },
        policy={"issuer": None, "audience": None},
    )


@pitfall(
    "spiffe-required-claim",
    severity=Severity.ERROR,
    title="Not a sound JWT-SVID",
    why="Workloads must refuse it, since it does not say for sure who it is for, whose it is and"
    " until when.",
    fix="Let the SPIFFE agent of the workload issue it.",
    steps=(
        "Somebody who sees the token, or shares its secret, sends it to another workload.",
        "Without audience, expiry or a sound identity nothing says that it is not for that one.",
        "The workload answers as if the owner had asked.",
    ),
    recipe="require-claims",
    reference="SPIFFE JWT-SVID §2.1, §3",
    profiles=("spiffe",),
    silences=("aud-missing", "exp-missing", "sub-missing"),
)
def svid_claims(case: Case) -> Iterator[Evidence]:
    names = lacking(case, ("sub", "aud", "exp"))
    if names:
        yield Evidence("payload", lacks(names))
    if "sub" in case.claims and not _SPIFFE_ID.fullmatch(text(case, "sub")):
        saw = f"“sub” is {kind_of(case.claims['sub'])}, which names no trust domain."
        yield Evidence("payload.sub", saw)
    algorithm = case.header.get("alg")
    if is_symmetric(algorithm) or is_none(algorithm):
        yield Evidence("header.alg", f"“alg” is {kind_of(algorithm)}, which is not asymmetric.")


@svid_claims.sample
def _svid_claims() -> samples.Question:
    return samples.altered("spiffe", claims={"aud": samples.ABSENT}, policy={"audience": None})


@pitfall(
    "vapid-lifetime",
    severity=Severity.ERROR,
    title="Push services refuse more than a day",
    why="They answer 400 or 403, and the message is not delivered.",
    fix="Set “exp” to 24 hours from now at most.",
    steps=(
        "The token is made once for the whole week.",
        "The push service answers 400 or 403.",
        "No message is delivered.",
    ),
    recipe="issue-token",
    reference=rfc(8292, "2"),
    profiles=("vapid",),
    silences=("lifetime-over-day", "lifetime-over-year"),
)
def push_lifetime(case: Case) -> Iterator[Evidence]:
    exp = moment(case.claims.get("exp"))
    if exp is not None and exp > case.now + _DAY:
        yield Evidence("payload.exp", f"It expires in {beyond(exp - case.now, _DAY)}.")


@push_lifetime.sample
def _push_lifetime() -> samples.Question:
    return samples.with_claims("vapid", exp=samples.SAMPLE_NOW + 2 * _DAY)


@pitfall(
    "vapid-audience",
    severity=Severity.ERROR,
    title="The audience is not the origin of a push service",
    why="Push services compare it with their own origin and refuse everything else.",
    fix="Use “new URL(endpoint).origin”: scheme, host and port only.",
    steps=(
        "The whole address of the subscription is put into “aud”.",
        "The push service compares it with its own origin and answers 400, 401 or 403.",
        "No message is delivered, and an address that should stay private stands in every token.",
    ),
    recipe="issue-token",
    reference=rfc(8292, "2"),
    profiles=("vapid",),
)
def push_audience(case: Case) -> Iterator[Evidence]:
    aud = text(case, "aud")
    url = split_url(aud)
    if aud and (url is None or url.rest):
        yield Evidence("payload.aud", f"“aud” is {quoted(aud)}.")


@push_audience.sample
def _push_audience() -> samples.Question:
    audience = "https://push.services.example/send/abc"
    return samples.altered("vapid", claims={"aud": audience}, policy={"audience": audience})


_SPIFFE_ID = regex(r"spiffe://[a-z0-9._-]{1,255}(?:/[A-Za-z0-9._-]+)*", re.ASCII)
