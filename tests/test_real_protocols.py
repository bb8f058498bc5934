"""Every kind of token that a real OpenID provider and the client of a real library exchange."""

import hashlib
import json
from base64 import urlsafe_b64encode

import pytest
from protocols import running_client

from debugger import Policy, inspect_token
from debugger.keys.thumbprint import thumbprint

FLOWS = ("code", "id_token", "id_token token", "code id_token", "code id_token token")
MOST_INFOS = 4


@pytest.fixture(scope="module")
def client():
    with running_client() as started:
        yield started


def judged(text, key, **expected):
    report = inspect_token(text, key, policy=Policy(**expected))
    graver = [str(finding.id) for finding in report.findings if finding.severity != "info"]
    assert len(report.findings) <= MOST_INFOS
    return report.profile.name, str(report.verdict), report.accepted, graver


def accepted_as(profile):
    return profile, "verified", True, []


def from_provider(client, text, audience=None, **expected):
    expected = {"issuer": client.issuer, "audience": audience or client.name, **expected}
    return judged(text, client.provider_keys(), **expected)


@pytest.mark.parametrize("flow", FLOWS)
def test_the_id_token_of_each_flow(client, flow):
    given = client.authorize(flow, scope="openid email profile")
    token = given.get("id_token") or client.redeem(given["code"])["id_token"]
    assert from_provider(client, token) == accepted_as("id-token")


@pytest.mark.parametrize("flow", FLOWS[1:])
def test_the_redirect_of_each_flow_through_the_browser(client, flow):
    given = client.authorize(flow)
    assert from_provider(client, given["url"]) == accepted_as("id-token")


def test_the_token_response_of_the_code_flow(client):
    response = client.redeem(client.authorize("code")["code"])
    assert from_provider(client, json.dumps(response)) == accepted_as("id-token")


@pytest.mark.parametrize("bound", [False, True], ids=["bearer", "DPoP"])
def test_an_access_token_for_an_api(client, bound):
    token = client.client_credentials(bound=bound)["access_token"]
    seen = from_provider(client, token, client.api, algorithms="RS256", typ="at+jwt")
    assert seen == accepted_as("access-token")


def test_an_access_token_for_a_person(client):
    given = client.authorize("code", scope="openid read", resource=client.api)
    response = client.redeem(given["code"])
    assert from_provider(client, response["access_token"], client.api) == accepted_as(
        "access-token"
    )


def test_a_proof_made_by_a_library(client):
    client.client_credentials(bound=True)
    assert judged(client.made["proof"], None) == accepted_as("dpop-proof")


@pytest.mark.parametrize("order", [1, -1], ids=["token first", "proof first"])
def test_a_request_with_a_bound_token_and_its_proof(client, order):
    token = client.client_credentials(bound=True)["access_token"]
    octets = hashlib.sha256(token.encode()).digest()
    ath = urlsafe_b64encode(octets).decode().rstrip("=")
    proof = client.proof("GET", f"{client.api}/orders", ath=ath)
    lines = [f"Authorization: DPoP {token}", f"DPoP: {proof}"][::order]
    request = "\n".join(("GET /orders HTTP/1.1", "Host: api.acme.example", *lines))
    key = client.provider_keys() if order == 1 else None
    profile = "access-token" if order == 1 else "dpop-proof"
    assert judged(request, key) == accepted_as(profile)


def test_the_token_is_bound_to_the_key_of_the_proof(client):
    token = client.client_credentials(bound=True)["access_token"]
    jwk = inspect_token(client.made["proof"]).token.header.members["jwk"]
    assert inspect_token(token).token.claims["cnf"] == {"jkt": thumbprint(jwk)}


def test_a_signed_userinfo_response(client):
    response = client.redeem(client.authorize("code", scope="openid email profile")["code"])
    text = client.userinfo(response["access_token"])
    # It has a time, since the access token had one, so that nothing but the asker tells what it is.
    seen = from_provider(client, text, profile="userinfo-response")
    assert seen == accepted_as("userinfo-response")


def test_a_signed_introspection_response(client):
    response = client.redeem(client.authorize("code")["code"])
    text = client.introspect(response["access_token"])
    assert from_provider(client, text) == accepted_as("introspection-response")


def test_an_authorization_response(client):
    text = client.authorize("code", mode="jwt")["response"]
    assert from_provider(client, text) == accepted_as("authorization-response")


def test_a_refused_authorization_response(client):
    given = client.authorize("code", mode="jwt", scope="openid", resource="not a resource")
    assert from_provider(client, given["response"]) == accepted_as("authorization-response")


def test_a_logout_token_by_the_back_channel(client):
    response = client.redeem(client.authorize("code")["code"])
    assert from_provider(client, client.log_out(response["id_token"])) == accepted_as(
        "logout-token"
    )


def test_a_request_object_that_the_provider_takes(client):
    assert client.authorize_by_request_object()["code"]
    seen = judged(
        client.made["request object"], client.keys, issuer=client.name, audience=client.issuer
    )
    assert seen == accepted_as("request-object")


def test_a_client_assertion_that_the_provider_takes(client):
    assert client.client_credentials()["access_token"]
    seen = judged(
        client.made["client assertion"], client.keys, issuer=client.name, audience=client.issuer
    )
    assert seen == accepted_as("client-assertion")
