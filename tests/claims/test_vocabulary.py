"""Every name that is explained: complete, of one form, and with its source."""

import re
from collections import Counter

import pytest

from debugger.claims import (
    credential_claims,
    event_claims,
    header_parameters,
    openid_claims,
    platform_claims,
    provider_claims,
    registered,
    vocabulary,
)
from debugger.claims.methods import CONTEXTS, METHODS
from debugger.claims.vocabulary import Kind, Where, has_members, lookup, lookup_within, members

TABLES = (
    registered,
    openid_claims,
    event_claims,
    credential_claims,
    provider_claims,
    platform_claims,
    header_parameters,
)
SOURCE = re.compile(
    r"""RFC\ \d{4}(\ §\d+(\.\d+)*)?
      | OIDC\ (Core|Front-Channel\ Logout|Back-Channel\ Logout)\ §\d+(\.\d+)*
      | (OpenID|FAPI|JARM|W3C|SD-JWT\ VC|Token\ Status\ List)[\w\ .-]*(\ §\d+(\.\d+)*)?
      | Not\ documented\ by\ Microsoft
      | [\w .+/-]+\ documentation
    """,
    re.VERBOSE,
)


def every(term):
    return f"{term.where} {term.within} {term.name}"


@pytest.mark.parametrize("term", members(), ids=every)
def test_a_term_has_a_title_one_sentence_and_a_source(term):
    assert term.title == term.title.strip() != ""
    assert term.title[0].isupper()
    assert re.fullmatch(r"[A-Z“](?:[^.!?]|\.(?! ))*\.", term.meaning)
    parts = re.split(r", (?=RFC|OIDC|JARM|OpenID)", term.reference)
    # The makers' documentation names its page after a comma.
    assert all(SOURCE.fullmatch(part.split(", ")[0]) for part in parts), term.reference
    assert isinstance(term.kind, Kind)
    assert isinstance(term.where, Where)


def test_no_name_is_explained_twice():
    names = Counter(
        (term.where, term.within, term.name) for table in TABLES for term in table.TERMS
    )
    assert [name for name, count in names.items() if count > 1] == []
    assert len(members()) == names.total()


def test_every_object_whose_members_are_explained_is_explained_itself():
    names = {(term.where, term.name) for term in members()}
    parents = {(term.where, term.within) for term in members() if term.within}
    assert parents - names == set()


# The IANA registry, and the names that people meet most.
KNOWN = {
    Where.CLAIM: """
        iss sub aud exp nbf iat jti name given_name family_name middle_name nickname
        preferred_username profile picture website email email_verified gender birthdate zoneinfo
        locale phone_number phone_number_verified address updated_at azp nonce auth_time at_hash
        c_hash s_hash acr amr sub_jwk cnf events toe txn sid vot vtm act scope client_id may_act
        vc vp roles groups entitlements token_introspection authorization_details htm htu ath
        sub_id _claim_names _claim_sources _sd ... _sd_alg sd_hash vct vct#integrity status
        status_list ttl verified_claims eat_nonce ueid oemid orig dest mky attest origid
        oid tid upn unique_name ver appid appidacr azpacr idtyp scp wids aio rh uti hasgroups
        ipaddr xms_cc cognito:groups cognito:username token_use event_id origin_jti firebase
        user_id gty permissions realm_access resource_access session_state allowed-origins typ hd
        cid uid repository ref sha workflow job_workflow_ref kubernetes.io role aal session_id
        app_metadata user_metadata nonce_supported is_private_email real_user_status
    """,
    Where.HEADER: """
        alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit b64 enc zip epk apu apv iv tag p2s p2c
        iss sub aud url nonce ppt svt trust_chain
    """,
}


@pytest.mark.parametrize(
    ("where", "name"),
    [(where, name) for where, names in KNOWN.items() for name in names.split()],
)
def test_a_registered_or_usual_name_is_known(where, name):
    assert lookup(name, where).name == name


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("jkt", "cnf"),
        ("x5t#S256", "cnf"),
        ("jwk", "cnf"),
        ("kid", "cnf"),
        ("sub", "act"),
        ("act", "act"),
        ("country", "address"),
        ("roles", "realm_access"),
        ("sign_in_provider", "firebase"),
        ("http://schemas.openid.net/event/backchannel-logout", "events"),
        ("status_list", "status"),
        ("uri", "status_list"),
        ("pod", "kubernetes.io"),
    ],
)
def test_members_of_well_known_objects_are_known(name, within):
    assert lookup_within(name, "claim", within).within == within
    assert has_members(within, "claim")


def test_any_client_of_keycloak_is_known():
    assert lookup_within("my-client", "claim", "resource_access").title == "Client"


def test_names_are_looked_up_exactly():
    assert lookup("Exp", "claim") is None
    assert lookup("alg", "claim") is None
    assert lookup("jkt", "claim") is None
    assert lookup("*", "claim") is None
    assert lookup_within("nothing", "claim", "cnf") is None


def test_claims_come_before_header_parameters():
    order = [term.where for term in members()]
    assert order == sorted(order, key=[Where.CLAIM, Where.HEADER].index)
    assert vocabulary.members()[0].name == "iss"


def test_methods_are_those_of_the_specification():
    assert set(METHODS) == {
        "face",
        "fpt",
        "geo",
        "hwk",
        "iris",
        "kba",
        "mca",
        "mfa",
        "otp",
        "pin",
        "pop",
        "pwd",
        "rba",
        "retina",
        "sc",
        "sms",
        "swk",
        "tel",
        "user",
        "vbm",
        "wia",
    }
    assert all(CONTEXTS.values())


@pytest.mark.parametrize("typ", header_parameters.TYPES)
def test_media_types_are_listed_as_they_are_compared(typ):
    assert typ == typ.lower().removeprefix("application/")
    assert re.match(r"(a|an|the|JSON) ", header_parameters.TYPES[typ])
