"""Claims as input, names and rights: injections, switches, misspellings, scopes, roles."""

import pytest
from met import found, met_in

from debugger.samples import ABSENT, SAMPLE_NOW, altered
from debugger.samples.signers import SECRET


def seen(id, claims, profile="generic", **more):
    return met_in(claims, profile, **more).get(id)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("<script>alert(1)</script>", "warning"),
        ("hello <IMG src=x>", "warning"),
        ("<svg/onload=alert(1)>", "warning"),
        ("<a href='x' onclick = 'y'>", "warning"),
        ("javascript:alert(1)", "warning"),
        ("  JavaScript:alert(1)", "warning"),
        ("I <3 you", None),
        ("a < b and b > c", None),
        ("Ann Lee <ann@acme.example>", None),
        ("<imagine>", None),
        ("see javascript: the good parts", None),
        ("money on = off", None),
    ],
)
def test_markup_in_a_claim(text, severity):
    assert seen("html-in-claim", {"note": text}) == severity


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("' OR 1=1 --", "warning"),
        ("x' or 'a'='a", "warning"),
        ("'; DROP TABLE users", "warning"),
        ("1 UNION SELECT null, null", "warning"),
        ("{{7*7}}", "warning"),
        ("${jndi:ldap://x}", "warning"),
        ("<%= 7*7 %>", "warning"),
        ("../../etc/passwd", "warning"),
        ("..\\windows", "warning"),
        ("O'Brien; Tim -- the 2nd", None),
        ("50% off & more", None),
        ("/a/b/c", None),
        ("the union select committee", None),
        ("it's this or that", None),
        ("wait...", None),
        (".../more", None),
        ("'quoted' and 'quoted'", None),
    ],
)
def test_injections_in_a_claim(text, severity):
    assert seen("injection-in-claim", {"note": text}) == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"__proto__": {"admin": True}}, "warning"),
        ({"a": [{"constructor": {"b": 1}}]}, "warning"),
        ({"prototype": 1}, "warning"),
        ({"constructor": "Lego"}, None),
        ({"note": "__proto__"}, None),
        ({"proto": {"a": 1}}, None),
    ],
)
def test_names_that_pollute_prototypes(claims, severity):
    assert seen("prototype-pollution", claims) == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"sub": "admin\u200b"}, "warning"),
        ({"email": "a\u2066b@acme.example"}, "warning"),
        ({"roles": ["us\u202eer"]}, "warning"),
        ({"preferred_username": "\x07bell"}, "warning"),
        ({"aud": ["x\ufeff"]}, "warning"),
        ({"note": "a\u200bb"}, None),
        ({"name": "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc"}, None),
        ({"name": "\U0001f469\u200d\U0001f4bb"}, None),
        ({"name": "two\nlines\tand a tab"}, None),
    ],
)
def test_characters_that_cannot_be_seen(claims, severity):
    assert seen("claim-invisible-characters", claims) == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"callback": "http://10.0.0.5/hook"}, "info"),
        ({"a": ["see http://169.254.169.254/latest"]}, "info"),
        ({"callback": "http://[::1]/"}, "info"),
        ({"callback": "http://0x7f000001/"}, "info"),
        ({"callback": "http://localhost:3000/"}, "info"),
        ({"callback": "http://localhost:3000/", "iss": "http://localhost:9000"}, None),
        ({"callback": "https://app.acme.example/10.0.0.5"}, None),
        ({"callback": "https://172.32.0.1/"}, None),
        ({"iss": "http://10.0.0.5"}, None),
        ({"aud": "http://10.0.0.5"}, None),
    ],
)
def test_addresses_of_the_inside(claims, severity):
    assert seen("internal-url-in-claim", claims) == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"debug": True}, "warning"),
        ({"skip_auth": True}, "warning"),
        ({"debug": False}, None),
        ({"test": "true"}, None),
        ({"a": {"debug": True}}, None),
        ({"env": "staging"}, "warning"),
        ({"environment": "Dev"}, "warning"),
        ({"env": "production"}, None),
        ({"env": "dev", "iss": "http://localhost:3000"}, None),
    ],
)
def test_switches_for_tests(claims, severity):
    assert seen("debug-claim", claims) == severity


@pytest.mark.parametrize(("more", "severity"), [(44, None), (45, "info")])
def test_fifty_claims_are_not_too_many(more, severity):
    assert seen("claims-many", {f"c{number}": number for number in range(more)}) == severity


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("expires", "exp"),
        ("expiry", "exp"),
        ("expires_at", "exp"),
        ("expiration", "exp"),
        ("expire", "exp"),
        ("exp_at", "exp"),
        ("expired", "exp"),
        ("issued_at", "iat"),
        ("issuedAt", "iat"),
        ("issuer", "iss"),
        ("audience", "aud"),
        ("subject", "sub"),
        ("jit", "jti"),
        ("tokenId", "jti"),
    ],
)
def test_a_misspelt_claim_is_told_instead_of_a_missing_one(name, meant):
    claims = {meant: ABSENT, name: SAMPLE_NOW if meant in ("exp", "iat") else "abcdefgh"}
    findings = met_in(claims)
    assert findings["claim-name-misspelt"] == "warning"
    assert f"{meant}-missing" not in findings


def test_another_name_beside_the_registered_one_is_fine():
    assert seen("claim-name-misspelt", {"issuer": "x", "expires_at": SAMPLE_NOW}) is None


def test_a_credential_may_have_an_issuer_of_its_own():
    claims = {"iss": ABSENT, "issuer": "did:web:acme.example"}
    assert seen("claim-name-misspelt", claims, "vc") is None


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"scope": "read *"}, "info"),
        ({"scp": ["orders:*"]}, "info"),
        ({"scp": "https://vault.example/.default"}, "info"),
        ({"scope": "admin"}, "info"),
        ({"scope": "aws.cognito.signin.user.admin"}, None),
        ({"scope": "orders:all administrators"}, None),
        ({"scope": ""}, None),
    ],
)
def test_scopes_that_allow_everything(claims, severity):
    assert seen("scope-broad", claims) == severity


def test_a_scope_is_text_and_scp_may_be_an_array():
    assert seen("scope-not-text", {"scope": ["read"]}) == "warning"
    assert seen("scope-not-text", {"scp": ["read"]}) is None


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"role": "admin"}, "info"),
        ({"isAdmin": True}, "info"),
        ({"groups": ["a"]}, "info"),
        ({"roles": []}, None),
        ({"admin": False}, None),
        ({"admin": None}, None),
        ({"a": {"role": "admin"}}, None),
    ],
)
def test_rights_by_claim(claims, severity):
    assert seen("privilege-claim", claims) == severity


def test_rights_that_nobody_signed_are_told_instead():
    question = altered(claims={"role": "admin"}, key="x" + SECRET)
    findings = {finding.id: str(finding.severity) for finding in found(question)}
    assert findings["privilege-claim-unprotected"] == "warning"
    assert "privilege-claim" not in findings
