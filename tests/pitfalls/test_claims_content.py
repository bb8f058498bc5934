"""What is inside a claims set: secrets, personal data, injections, rights, names, confirmations."""

import pytest
from met import found, met_in

from debugger.claims.policy import Policy
from debugger.pitfalls.claims.personal_shapes import card_in, iban_of, is_ip_address, is_telephone
from debugger.samples import ABSENT, SAMPLE_NOW, Question, altered, spelled
from debugger.samples.signers import HS256, SECRET

CARD = "4111111111111111"


def seen(id, claims, profile="generic", **more):
    return met_in(claims, profile, **more).get(id)


@pytest.mark.parametrize(
    "claims",
    [
        {"password": "Summer2026!"},
        {"Pass_Word": "x"},
        {"user": {"settings": [{"passwd": "hunter2"}]}},
        {"pin": 4711},
        {"userPassword": "correct horse"},
    ],
)
def test_a_password_is_found_at_any_depth(claims):
    assert seen("password-claim", claims) == "error"


@pytest.mark.parametrize(
    "claims",
    [
        {"password": True},
        {"password": ""},
        {"password": None},
        {"pin": 999},
        {"pin": False},
        {"password": "********"},
        {"password": "[REDACTED]"},
        {"password_changed": 1795514400},
        {"pwd_exp": "7200"},
        {"pwd_url": "https://x.example"},
        {"pin_verified": "yes indeed"},
        {"amr": ["pwd", "otp"]},
        {"sign_in_provider": "password"},
    ],
)
def test_what_only_speaks_of_passwords_is_left_alone(claims):
    assert seen("password-claim", claims) is None


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"client_secret": "9f8e7d6c5b4a39281706"}, "error"),
        ({"clientSecret": "12345678"}, "error"),
        ({"api-key": "12345678"}, "error"),
        ({"a": [{"refresh_token": "abcdefgh"}]}, "error"),
        ({"secret": "1234567"}, None),
        ({"secret_santa": "somebody nice"}, None),
        ({"secret": True}, None),
        ({"sid": "0123456789abcdef"}, None),
        ({"at_hash": "oFYf1knNtrqnhAVfBRuteQ"}, None),
    ],
)
def test_a_secret_is_told_by_its_name(claims, severity):
    assert seen("secret-claim", claims) == severity


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
        "key=AKIA" + "2E3XAMPLE7KEY9QZ",
        "ASIA" + "2E3XAMPLE7KEY9QZ",
        "ghp_" + "a1B2" * 9,
        "github_pat_" + "a1B2_" * 6,
        "glpat-" + "a1B2c" * 4,
        "xoxb-" + "1234567890-abc",
        "sk_live_" + "a1B2c3D4e5",
        "rk_live_" + "a1B2c3D4e5",
        "AIza" + "a1B2c" * 7,
        "sk-" + "a1B2" * 8,
        "npm_" + "a1B2c3" * 6,
        "SG." + "a1B2" * 5 + "." + "a1B2" * 10,
        "SK" + "0123456789abcdef" * 2,
        '{"kty":"EC","crv":"P-256","d":"m28p"}',
    ],
    ids=lambda text: text[:12],
)
def test_a_credential_is_told_by_its_shape(text):
    assert seen("secret-value", {"note": text}) == "error"
    assert seen("secret-value", {"a": [{"b": f"see {text}"}]}) == "error"


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----\nMIIB",
        "pk_live_" + "a1B2c3D4e5",
        "pk_test_" + "a1B2c3D4e5",
        "sk_test_" + "a1B2c3D4e5",
        "AKIA" + "2E3XAMPLE7KEY9Q",
        "MAKIA" + "2E3XAMPLE7KEY9QZ",
        "AIza" + "a1B2c" * 6,
        "risk-" + "a1B2" * 8,
        "sk-" + "a1B2" * 7,
        "SKU0123456789",
        "task-b1f7c2de-5a34-4c1e-9d0b-7e8f6a5c4d3b-0123",
        '{"kty":"EC","crv":"P-256","x":"m28p"}',
    ],
    ids=lambda text: text[:12],
)
def test_what_only_resembles_a_credential_is_left_alone(text):
    assert seen("secret-value", {"note": text}) is None


def test_the_private_part_of_a_key_in_an_object_is_found():
    assert seen("secret-value", {"a": {"kty": "EC", "crv": "P-256", "d": "m28p"}}) == "error"
    assert seen("secret-value", {"kty": "oct", "k": "m28p"}) == "error"
    assert seen("secret-value", {"a": {"kty": "EC", "crv": "P-256", "x": "m28p"}}) is None
    assert seen("secret-value", {"d": "m28p", "k": "x"}) is None


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("postgres://app:s3cr3t@db.internal:5432/x", "error"),
        ("amqp://u:p@h", "error"),
        ("Server=db;User Id=app;Password=s3cr3t;", "error"),
        ("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abc==;", "error"),
        ("postgres://app@db.internal/x", None),
        ("postgres://app:@db.internal/x", None),
        ("postgres://app:****@db.internal/x", None),
        ("mailto:jo@acme.example", None),
        ("https://acme.example:443/a@b", None),
        ("https://acme.example/a:b@c", None),
        ("Password=s3cr3t", None),
        ("change the password; then sign in", None),
    ],
)
def test_a_connection_string_is_one_with_its_password(text, severity):
    assert seen("connection-string", {"db": text}) == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"h": "$2b$12$" + "K" * 53}, "error"),
        ({"h": "$2b$12$" + "K" * 52}, None),
        ({"h": "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$aGFzaA"}, "error"),
        ({"h": "$6$saltsalt$" + "a" * 86}, "error"),
        ({"h": "$1$saltsalt$" + "a" * 22}, "error"),
        ({"h": "pbkdf2_sha256$600000$salt$aGFzaA=="}, "error"),
        ({"h": "{SSHA}" + "a" * 32}, "error"),
        ({"h": "scrypt:32768:8:1$salt$abcdef"}, "error"),
        ({"password_hash": "0123456789abcdef" * 4}, "error"),
        ({"file_hash": "0123456789abcdef" * 4}, None),
        ({"price": "$5 and $6"}, None),
        ({"compass": "0123456789abcdef"}, None),
    ],
)
def test_a_password_hash_is_told_by_its_scheme(claims, severity):
    assert seen("password-hash", claims) == severity


@pytest.mark.parametrize(
    "number",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4222222222222",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "36227206271667",
        "30569309025904",
        "6011111111111117",
        "3530111333300000",
        "6200000000000005",
        "paid with 4111111111111111.",
        "card: 4111 1111 1111 1111, thanks",
    ],
)
def test_a_card_number_is_found(number):
    assert card_in(number)


@pytest.mark.parametrize(
    "number",
    [
        "4111111111111112",
        "411111111111111",
        "1795514400000",
        "1795514400000000",
        "490154203237518",
        "5111111111111",
        "9111111111111111",
        "+4915112345678906",
        "abc4111111111111111",
        "411111******1111",
        "b1f7c2de-4111-1111-1111-111111111111",
        "41111111111111114111111111111111",
        "1.4111111111111111",
    ],
)
def test_digits_that_are_no_card_are_left_alone(number):
    assert not card_in(number)


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"card": CARD}, "error"),
        ({"order": {"paid": [int(CARD)]}}, "error"),
        ({"card": f"x {CARD} y"}, "error"),
        ({"order_id": CARD}, None),
        ({"orderId": CARD}, None),
        ({"oid": CARD}, None),
        ({"phone": CARD}, None),
        ({"azp": CARD}, None),
        ({"sub": CARD}, None),
        ({"card": -int(CARD)}, None),
        ({"card": float(CARD)}, None),
    ],
)
def test_names_that_say_identifier_hold_no_card(claims, severity):
    assert seen("payment-card", claims) == severity


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"ssn": "536-90-4399"}, "error"),
        ({"SSN": "on file"}, "error"),
        ({"passport_number": "C01X00T47"}, "error"),
        ({"note": "536-90-4399"}, "error"),
        ({"note": "her number is 536-90-4399."}, "error"),
        ({"ssn": ""}, None),
        ({"ssn": True}, None),
        ({"note": "000-90-4399"}, None),
        ({"note": "666-90-4399"}, None),
        ({"note": "900-90-4399"}, None),
        ({"note": "899-90-4399"}, "error"),
        ({"note": "536-00-4399"}, None),
        ({"note": "536-90-0000"}, None),
        ({"note": "2026-11-24"}, None),
        ({"note": "1536-90-43991"}, None),
    ],
)
def test_an_identity_number_is_found_by_name_or_form(claims, severity):
    assert seen("national-id", claims) == severity


def test_an_identity_number_is_told_once():
    (finding,) = [
        finding
        for finding in found(altered(claims={"ssn": "536-90-4399"}))
        if finding.id == "national-id"
    ]
    assert finding.at == "payload.ssn"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("DE89370400440532013000", "DE89370400440532013000"),
        ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
        ("NO9386011117947", "NO9386011117947"),
        ("DE88370400440532013000", ""),
        ("DE8937040044053201300", ""),
        ("ZZ89370400440532013000", ""),
        ("de89370400440532013000", ""),
        ("1234567890123456", ""),
        ("DE\u0661\u0662370400440532013000", ""),
    ],
)
def test_an_iban_has_its_country_s_length_and_fitting_check_digits(text, number):
    assert iban_of(text) == number


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({"diagnosis": "J45.9"}, "warning"),
        ({"a": {"Blood-Type": "A+"}}, "warning"),
        ({"allergies": []}, None),
        ({"allergies": None}, None),
        ({"hiv_status": False}, None),
        ({"diagnosis": ""}, None),
    ],
)
def test_health_data_is_told_by_its_name(claims, severity):
    assert seen("health-data", claims) == severity


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        ({"email": "jo@acme.example"}, "“email”"),
        ({"contact": "jo@acme.example"}, "“contact”"),
        ({"mobile": "+49 30 1234567"}, "“mobile”"),
        ({"ipaddr": "203.0.113.7"}, "“ipaddr”"),
        ({"name": "Ann Lee"}, "“name”"),
        ({"address": {"country": "DE"}}, "“address”"),
        ({"email": "jo@acme.example", "birthdate": "1980-02-03"}, "“birthdate”, “email”"),
    ],
)
def test_personal_data_is_one_finding_that_lists_it_by_name(claims, names):
    (finding,) = [
        finding for finding in found(altered(claims=claims)) if finding.id == "personal-data"
    ]
    assert finding.detail.startswith(f"The payload has {names}. ")
    assert "jo@acme.example" not in finding.detail


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "jo@acme.example"},
        {"client": {"name": "orders"}},
        {"email_verified": True},
        {"address": ""},
        {"version": "1.2.3.4"},
        {"scale": "1:2:3"},
        {"handle": "@ann"},
        {"offset": "+02:00"},
    ],
)
def test_what_is_not_personal_is_left_alone(claims):
    assert seen("personal-data", claims) is None


@pytest.mark.parametrize("text", ["::1", "2001:db8::1", "192.0.2.1"])
def test_ip_addresses_are_recognized(text):
    assert is_ip_address(text)


@pytest.mark.parametrize("text", ["1.2.3", "1.2.3.256", "a:b", "12:30:00", "...", "1.2.3.4.5"])
def test_versions_and_times_are_no_ip_addresses(text):
    assert not is_ip_address(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("+49 30 1234567", True), ("+1 (202) 555-0143", True), ("+5", False), ("030 1234567", False)],
)
def test_a_telephone_number_names_its_country(text, is_one):
    assert is_telephone(text) is is_one


def test_reports_do_not_repeat_the_secrets_they_find():
    claims = {
        "password": "Summer2026!",
        "client_secret": "9f8e7d6c5b4a39281706",
        "note": "AKIA" + "2E3XAMPLE7KEY9QZ",
        "db": "postgres://app:s3cr3t@db.acme.example/x",
        "h": "$2b$12$" + "K" * 53,
        "card": CARD,
        "account": "DE89370400440532013000",
        "ssn": "536-90-4399",
    }
    findings = found(altered(claims=claims))
    told = " ".join(finding.detail for finding in findings)
    assert {finding.at for finding in findings} >= {f"payload.{name}" for name in claims}
    for secret in (*claims.values(), "s3cr3t", "2E3XAMPLE", "370400440532013"):
        assert secret not in told


def test_a_thousand_passwords_are_named_at_the_first_few_places():
    claims = {"accounts": [{"password": f"Summer{year}"} for year in range(1000)]}
    places = [
        finding.at for finding in found(altered(claims=claims)) if finding.id == "password-claim"
    ]
    assert places == [f"payload.accounts[{number}].password" for number in range(8)]


def test_a_place_is_spelled_so_that_it_is_found_again():
    (finding,) = [
        finding
        for finding in found(altered(claims={"https://acme.example/x": {"password": "Summer"}}))
        if finding.id == "password-claim"
    ]
    assert finding.at == 'payload["https://acme.example/x"].password'
    assert finding.span is not None


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


@pytest.mark.parametrize(
    ("cnf", "severity"),
    [
        ({"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}, None),
        ({"x5t#S256": "Ln0sA6lQeuJl7PW1NWiFpTOTogKdJBOUmXJloaJa78Y"}, None),
        ({"kid": "k"}, None),
        ({"jwk": {"kty": "EC", "crv": "P-256", "x": "a", "y": "b"}}, None),
        ({"jwk": {"kty": "EC", "crv": "P-256", "x": "a", "y": "b", "d": "c"}}, "error"),
        ({"jwk": "x"}, "error"),
        ({"jkt": "abc"}, "error"),
        ({"jkt": None}, "error"),
        ({"jkt": "0ZcOCORZNYy+DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}, "error"),
        ({}, "error"),
        ([], "error"),
        ("x", "error"),
        (None, "error"),
    ],
)
def test_a_confirmation_names_a_key(cnf, severity):
    assert seen("cnf-malformed", {"cnf": cnf}) == severity


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ({"idx": 0, "uri": "https://a.example/1"}, {"status-list-reference": "info"}),
        ({"idx": -1, "uri": "https://a.example/1"}, {"status-list-malformed": "error"}),
        ({"idx": "0", "uri": "https://a.example/1"}, {"status-list-malformed": "error"}),
        ({"idx": True, "uri": "https://a.example/1"}, {"status-list-malformed": "error"}),
        ({"idx": 0}, {"status-list-malformed": "error"}),
        ({"idx": 0, "uri": 5}, {"status-list-malformed": "error"}),
        ([], {"status-list-malformed": "error"}),
    ],
)
def test_a_reference_to_a_status_list(reference, expected):
    findings = met_in({"status": {"status_list": reference}})
    assert {id: findings[id] for id in findings if id.startswith("status-list")} == expected


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": ABSENT},
        {"iat": ABSENT},
        {"status_list": ABSENT},
        {"status_list": {"bits": 3, "lst": "eNrbuRgAAhcBXQ"}},
        {"status_list": {"bits": 1, "lst": "AAAA"}},
        {"status_list": {"bits": 1, "lst": "%"}},
        {"status_list": {"bits": 1}},
    ],
)
def test_a_status_list_that_cannot_be_read(claims):
    assert seen("status-list-malformed", claims, "status-list") == "error"


@pytest.mark.parametrize(
    ("credential", "severity"),
    [
        ({"issuer": "did:web:acme.example"}, None),
        ({"issuer": {"id": "did:web:evil.example"}}, "error"),
        ({"credentialSubject": {"id": "did:example:other"}}, "error"),
        ({"credentialSubject": {}}, None),
        ({"id": "urn:uuid:other"}, "error"),
    ],
)
def test_a_credential_and_its_token_agree(credential, severity):
    assert seen("vc-claims-differ", {"vc": credential}, "vc") == severity


def test_a_lone_surrogate_in_a_name_or_text_harms_no_check():
    payload = b'{"\\ud800":{"password":"\\udfff secret"},"iss":"https://\\ud800.example"}'
    question = Question(
        spelled(b'{"alg":"HS256"}', payload, HS256), HS256.key_text, policy=Policy(now=SAMPLE_NOW)
    )
    assert 'payload["\\ud800"].password' in {finding.at for finding in found(question)}
