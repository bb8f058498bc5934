"""The code that we show does what it says: it is run against tokens of our own making."""

import json
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import jwt
import pytest
from recipe import CODE, Refused, Result, Shared, files_of, run

from debugger import Policy, inspect_token
from debugger.encode import sign_token
from debugger.keys.generate import generate
from debugger.pitfalls import PITFALLS
from debugger.recipes import RECIPES
from debugger.samples import ABSENT, RS256, altered, confused, private_pem

NOW, TOKENS = 0, {}  # set before each test
ISSUER, AUDIENCE = "https://login.acme.example", "https://api.acme.example"
PUBLIC = RS256.key_text
PRIVATE = private_pem(RS256)
OTHER = generate("RS256")
EC = generate("ES256")
EC_OTHER = generate("ES256")


def access(header=None, edit=None, **claims):
    """An access token as of now, honest but for this."""
    return altered("access-token", header=header, claims=claims, edit=edit, now=NOW).text


def changed(text):
    header, _, signature = text.split(".")
    payload = access(sub="admin").split(".")[1]
    return f"{header}.{payload}.{signature}"


def tokens():
    return {
        "good": access(),
        "changed": access(edit=changed),
        "none": access({"alg": "none"}, lambda text: text.rpartition(".")[0] + "."),
        "confused": confused(NOW).text,
        "cut": access()[:-40],
        "expired": access(iat=NOW - 4000, exp=NOW - 400),
        "another issuer": access(iss="https://login.acme.example.evil.example"),
        "another audience": access(aud="https://mail.acme.example"),
        "without exp": access(exp=ABSENT),
        "without sub": access(sub=ABSENT),
        "without aud": access(aud=ABSENT),
        "without iss": access(iss=ABSENT),
        "not yet": access(nbf=NOW + 600),
        "old": access(iat=NOW - 90_000, exp=NOW + 600),
        "just expired": access(iat=NOW - 600, exp=NOW - 5),
        "ID token": access({"typ": "JWT"}),
        "untyped": access({"typ": ABSENT}),
    }


@pytest.fixture(autouse=True)
def as_of_now():
    """The code looks at the clock, and a suite takes minutes: each test has tokens of its moment."""
    global NOW, TOKENS
    NOW = int(time.time())
    TOKENS = tokens()


FORGED = ("changed", "none", "confused", "cut", "expired", "another audience")
REFUSED = {
    "pin-algorithms": FORGED,
    "require-claims": (*FORGED, "another issuer", "without exp", "without sub", "without aud", "without iss"),
    "check-issuer-audience": (*FORGED, "another issuer", "without aud", "without iss"),
    "check-times": (*FORGED, "without exp", "not yet", "old"),
    "check-type": (*FORGED, "another issuer", "ID token", "untyped"),
}  # fmt: skip
TAKEN = {"check-times": ("good", "just expired")}


def each(*recipes):
    """Every file of these recipes that can be run, with its name as the id."""
    paths = [path for recipe in recipes for path in files_of(recipe)]
    return pytest.mark.parametrize(
        "path", paths, ids=[f"{path.parent.name}/{path.name}" for path in paths]
    )


@each(*REFUSED)
def test_it_takes_what_is_good_and_refuses_everything_else(path, tmp_path):
    recipe = path.parent.name
    names = (*TAKEN.get(recipe, ("good",)), *REFUSED[recipe])
    told = run(path, [("verify", TOKENS[name], PUBLIC) for name in names], tmp_path)
    refused = {name for name, value in zip(names, told, strict=True) if isinstance(value, Refused)}
    assert refused == set(REFUSED[recipe])
    assert told[0]["sub"] == "u_8f3k2m9q"


@each("make-secret")
def test_a_fresh_secret_signs_and_verifies_and_no_other_does(path, tmp_path):
    told = run(
        path,
        [
            ("new_secret",),
            ("new_secret",),
            ("sign", "kim", Result(0)),
            ("verify", Result(2), Result(0)),
            ("verify", Result(2), Result(1)),
        ],
        tmp_path,
    )
    first, second, token, claims, refused = told
    assert first != second
    assert claims["sub"] == "kim"
    assert claims["exp"] - claims["iat"] == 600
    assert isinstance(refused, Refused)
    key_format = "hex" if path.suffix == ".py" else "base64url"
    report = inspect_token(token, first, key_format, Policy(algorithms="HS256", issuer=AUDIENCE))
    assert report.verdict == "verified"
    assert [finding.id for finding in report.findings if finding.severity != "info"] == []


@each("make-key-pair")
def test_a_fresh_key_pair_signs_and_its_public_half_verifies(path, tmp_path):
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "kim",
        "iat": NOW,
        "exp": NOW + 600,
        "jti": "1",
    }
    pairs = run(path, [("new_key_pair",), ("new_key_pair",)], tmp_path)
    (private, public), (_, other) = pairs
    told = run(
        path,
        [
            ("sign", claims, private, "one"),
            ("verify", Result(0), public, AUDIENCE),
            ("verify", Result(0), other, AUDIENCE),
            ("verify", TOKENS["good"], public, AUDIENCE),
        ],
        tmp_path,
    )
    assert told[1] == claims
    assert [isinstance(value, Refused) for value in told] == [False, False, True, True]
    report = inspect_token(told[0], public, policy=Policy(algorithms="ES256", audience=AUDIENCE))
    assert report.verdict == "verified"
    assert "PRIVATE" in private
    assert "PRIVATE" not in public


@pytest.fixture(scope="module")
def published():
    """The address of a JWK Set on this machine, and how often it was asked for."""
    keys = {"keys": [{**RS256.jwk, "kid": "2026-11", "use": "sig", "alg": "RS256"}]}
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(dict(self.headers))
            moved = self.path == "/moved"
            self.send_response(302 if moved else 200)
            if moved:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(keys).encode())

        def log_message(self, *words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


@each("keys-by-kid")
def test_the_key_is_looked_up_by_kid_at_the_configured_address(path, tmp_path, published):
    address = f"{published[0]}/jwks.json"
    evil = {"kid": "2026-11", "jku": "http://127.0.0.1:9/evil", "jwk": RS256.jwk}
    tokens = [
        TOKENS["good"],
        access(evil),
        access({"kid": "unknown"}),
        TOKENS["none"],
        TOKENS["another audience"],
    ]
    calls = [("keys_at", address), *(("verify", token, Result(0)) for token in tokens)]
    told = run(path, calls, tmp_path)
    assert [isinstance(value, Refused) for value in told[1:]] == [False, False, True, True, True]


@each("publish-jwks")
def test_only_public_keys_are_published(path, tmp_path):
    told = run(
        path, [("jwk_set", PUBLIC, OTHER.public_pem), ("jwk_set", PUBLIC, PRIVATE)], tmp_path
    )
    assert isinstance(told[1], Refused)
    keys = told[0]["keys"]
    assert [set(key) for key in keys] == [{"kty", "n", "e", "kid", "use", "alg"}] * 2
    assert [key["kid"] for key in keys] == [
        jwk_thumbprint(RS256.jwk),
        jwk_thumbprint(OTHER.public_jwk),
    ]
    report = inspect_token(
        access({"kid": keys[0]["kid"]}), json.dumps(told[0]), policy=Policy(now=NOW)
    )
    assert report.verdict == "verified"
    assert [finding.id for finding in report.findings if finding.severity != "info"] == []


def jwk_thumbprint(jwk):
    from jwcrypto.jwk import JWK

    return JWK(**{name: jwk[name] for name in ("kty", "n", "e")}).thumbprint()


def spotless(token, key, profile, **expected):
    """Verified and accepted, recognised, with no finding that is more than a note."""
    report = inspect_token(token, key, policy=Policy(now=NOW + 2, **expected))
    findings = [finding.id for finding in report.findings if finding.severity != "info"]
    assert (report.verdict, report.accepted, report.profile.name) == ("verified", True, profile)
    assert findings == []
    return report


@each("issue-token")
def test_an_issued_token_is_an_honest_access_token(path, tmp_path):
    asked = (
        "issue",
        "u_8f3k2m9q",
        "s6BhdRkqt3",
        AUDIENCE,
        "orders:read",
        EC.private_pem,
        "2026-11",
    )
    first, second = run(path, [asked, asked], tmp_path)
    report = spotless(
        first, EC.public_pem, "access-token", issuer=ISSUER, audience=AUDIENCE, algorithms="ES256"
    )
    claims = report.token.claims
    assert claims["exp"] - claims["iat"] == 600
    assert claims["jti"] != inspect_token(second).token.claims["jti"]


@each("encode-with-library")
def test_what_the_library_writes_can_be_read_to_the_letter(path, tmp_path):
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "Jörg 😀", "jti": "1"}
    text = "{“?>~}"
    segment = text.encode() if path.suffix == ".py" else text
    token, part = run(path, [("token_for", claims, PRIVATE), ("segment", segment)], tmp_path)
    report = inspect_token(token, PUBLIC, policy=Policy(algorithms="RS256", audience=AUDIENCE))
    assert report.verdict == "verified"
    assert report.accepted
    assert {name: report.token.claims[name] for name in claims} == claims
    assert part == "e-KAnD8-fuKAnX0" or part == jwt.utils.base64url_encode(text.encode()).decode()


JSON = {
    b'{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}],"d":"{\\"a\\":1,\\"a\\":2}"}': True,
    b'{"a":1,"a":2}': False,
    b'{"a":1,"\\u0061":2}': False,
    b'{"x":[{"b":1,"c":{},"b":2}]}': False,
    b'{"a": 1 , "a" : 2}': False,
    b'{"a":NaN}': False,
    b'{"a":"\xff"}': False,
    b'{"a":1} {}': False,
}


@each("strict-json")
def test_ambiguous_json_is_refused(path, tmp_path):
    told = run(path, [("read", octets) for octets in JSON], tmp_path)
    assert [not isinstance(value, Refused) for value in told] == list(JSON.values())
    assert told[0]["b"] == {"a": 2}


@each("encrypt")
def test_what_is_encrypted_can_be_read_by_its_receiver_alone(path, tmp_path):
    token, again = run(path, [("encrypt", {"sub": "kim"}, AUDIENCE, EC.public_pem)] * 2, tmp_path)
    assert token.count(".") == 4
    assert token.split(".")[1:3] != again.split(".")[1:3]
    (opened, not_ours, not_for_us, altered_one) = run(
        CODE / "decrypt" / path.name,
        [
            ("decrypt", token, AUDIENCE, EC.private_pem),
            ("decrypt", token, AUDIENCE, EC_OTHER.private_pem),
            ("decrypt", token, "https://mail.acme.example", EC.private_pem),
            ("decrypt", token[:-4] + "AAAA", AUDIENCE, EC.private_pem),
        ],
        tmp_path,
    )
    assert (opened["sub"], opened["iss"], opened["exp"] - opened["iat"]) == ("kim", ISSUER, 600)
    assert all(isinstance(value, Refused) for value in (not_ours, not_for_us, altered_one))
    assert inspect_token(token, EC.private_pem).verdict == "verified"


@each("decrypt")
def test_other_algorithms_and_large_tokens_are_not_decrypted(path, tmp_path):
    from joserfc import jwe
    from joserfc.jwk import ECKey

    key = ECKey.import_key(EC.public_pem)
    claims = json.dumps({"iss": ISSUER, "aud": AUDIENCE, "exp": NOW + 600, "fill": "x" * 20_000})

    def made(alg, enc, text, **more):
        header = {"alg": alg, "enc": enc, **more}
        return jwe.encrypt_compact(header, text, key, algorithms=[alg, enc, "DEF"])

    small = claims.replace("x" * 20_000, "")
    tokens = [
        made("ECDH-ES+A256KW", "A256GCM", small),
        made("ECDH-ES", "A256GCM", small),
        made("ECDH-ES+A256KW", "A128CBC-HS256", small),
        made("ECDH-ES+A256KW", "A256GCM", claims),
        made("ECDH-ES+A256KW", "A256GCM", claims, zip="DEF"),
        made("ECDH-ES+A256KW", "A256GCM", small.replace('"exp"', '"expires"')),
    ]
    told = run(path, [("decrypt", token, AUDIENCE, EC.private_pem) for token in tokens], tmp_path)
    assert [isinstance(value, Refused) for value in told] == [False, True, True, True, True, True]


@each("nested")
def test_a_nested_token_is_verified_inside(path, tmp_path):
    claims = {"iss": ISSUER, "sub": "kim", "iat": NOW, "exp": NOW + 600}
    told = run(
        path,
        [
            ("seal", claims, EC_OTHER.private_pem, EC.public_pem),
            ("unseal", Result(0), EC.private_pem, EC_OTHER.public_pem),
            ("unseal", Result(0), EC.private_pem, EC.public_pem),
            ("unseal", Result(0), EC_OTHER.private_pem, EC_OTHER.public_pem),
        ],
        tmp_path,
    )
    assert told[1] == claims
    assert [isinstance(value, Refused) for value in told] == [False, False, True, True]
    encrypted = run(
        CODE / "encrypt" / path.name, [("encrypt", claims, AUDIENCE, EC.public_pem)], tmp_path
    )
    (bare,) = run(path, [("unseal", encrypted[0], EC.private_pem, EC_OTHER.public_pem)], tmp_path)
    assert isinstance(bare, Refused)


def id_token(**claims):
    return altered("id-token", claims={"at_hash": half(TOKENS["good"]), **claims}, now=NOW).text


def half(text):
    import hashlib

    return jwt.utils.base64url_encode(hashlib.sha256(text.encode()).digest()[:16]).decode()


@each("verify-id-token")
def test_an_id_token_answers_this_sign_in_of_this_client(path, tmp_path):
    nonce, token = "n-0S6_WzA2Mj", TOKENS["good"]
    both = ["client-77", "client-78"]
    taken = [
        (id_token(), nonce, token),
        (id_token(at_hash=ABSENT), nonce, None),
        (id_token(aud=both, azp="client-77"), nonce, token),
    ]
    refused = [
        (id_token(), "another", token),
        (id_token(nonce=ABSENT), nonce, token),
        (id_token(), nonce, TOKENS["old"]),
        (id_token(at_hash=ABSENT), nonce, token),
        (id_token(aud=both, azp="client-78"), nonce, token),
        (id_token(aud=both), nonce, token),
        (id_token(azp="client-78"), nonce, token),
        (id_token(aud="client-78"), nonce, token),
        (id_token(iss="https://login.evil.example"), nonce, token),
    ]
    calls = [("verify", text, PUBLIC, *more) for text, *more in (*taken, *refused)]
    told = run(path, calls, tmp_path)
    assert [isinstance(value, Refused) for value in told] == [False] * 3 + [True] * 9


@each("client-assertion")
def test_a_client_assertion_is_an_honest_one(path, tmp_path):
    first, second = run(path, [("client_assertion", PRIVATE, "ca")] * 2, tmp_path)
    spotless(first, PUBLIC, "client-assertion", issuer="client-77", audience=ISSUER)
    assert inspect_token(first).token.claims["jti"] != inspect_token(second).token.claims["jti"]


@each("dpop-proof")
def test_a_proof_is_good_once_for_its_request_and_key(path, tmp_path):
    url, token, seen = "https://api.acme.example/orders?page=2", TOKENS["good"], Shared("seen")
    jkt = EC.key.thumbprint
    stale = altered(
        "dpop-proof",
        claims={"htm": "GET", "htu": url[:-7], "ath": digest(token), "iat": NOW - 300},
        now=NOW,
    ).text
    own = generate("ES256")
    with_private = sign_token(
        {"jti": "1", "htm": "GET", "htu": url[:-7], "iat": NOW, "ath": digest(token)},
        {
            "typ": "dpop+jwt",
            "alg": "ES256",
            "jwk": {name: own.private_jwk[name] for name in ("kty", "crv", "x", "y", "d")},
        },
        own.private_pem,
    ).token
    own_jkt = own.key.thumbprint
    told = run(
        path,
        [
            ("make", "GET", url, EC.private_pem, token),
            ("check", Result(0), "POST", url, token, jkt, seen),
            ("check", Result(0), "GET", f"{url[:-7]}/1", token, jkt, seen),
            ("check", Result(0), "GET", url, TOKENS["old"], jkt, seen),
            ("check", Result(0), "GET", url, token, EC_OTHER.key.thumbprint, seen),
            ("check", stale, "GET", url, token, jkt, seen),
            ("check", with_private, "GET", url, token, own_jkt, seen),
            ("check", TOKENS["good"], "GET", url, token, jkt, seen),
            ("check", Result(0), "GET", url, token, jkt, seen),
            ("check", Result(0), "GET", url, token, jkt, seen),
        ],
        tmp_path,
    )  # fmt: skip
    outcome = [isinstance(value, Refused) for value in told]
    assert outcome == [False, True, True, True, True, True, True, True, False, True]
    report = inspect_token(told[0], policy=Policy(now=NOW + 1))
    assert (report.verdict, report.profile.name) == ("verified", "dpop-proof")
    assert [finding.id for finding in report.findings if finding.severity != "info"] == []


def digest(text):
    import hashlib

    return jwt.utils.base64url_encode(hashlib.sha256(text.encode()).digest()).decode()


@each("sd-jwt")
def test_an_sd_jwt_is_verified_with_its_binding(path, tmp_path):
    from jwcrypto.jwk import JWK
    from sd_jwt.common import SDObj
    from sd_jwt.holder import SDJWTHolder
    from sd_jwt.issuer import SDJWTIssuer

    issuer, holder = JWK.generate(kty="EC", crv="P-256"), JWK.generate(kty="EC", crv="P-256")

    def presented(nonce="n1", audience="https://shop.acme.example", **claims):
        whole = {"iss": ISSUER, "exp": NOW + 600, SDObj("name"): "Kim", SDObj("age"): 40, **claims}
        issued = SDJWTIssuer(whole, issuer, JWK.from_json(holder.export_public())).sd_jwt_issuance
        presentation = SDJWTHolder(issued)
        presentation.create_presentation({"name": True}, nonce, audience, holder)
        return presentation.sd_jwt_presentation

    public = issuer.export_to_pem().decode()
    good = presented()
    disclosure = good.split("~")[1]
    tokens = [
        good,
        presented(nonce="n2"),
        presented(audience="https://mail.acme.example"),
        presented(iss="https://login.evil.example"),
        presented(exp=NOW - 60),
        good.replace(disclosure, disclosure[::-1]),
        good.rpartition("~")[0] + "~",
    ]
    told = run(path, [("verify", token, public, "n1") for token in tokens], tmp_path)
    assert [isinstance(value, Refused) for value in told] == [False] + [True] * 6
    assert (told[0]["name"], "age" in told[0]) == ("Kim", False)


@each("refresh-and-revoke")
def test_a_refresh_token_is_used_once_and_an_access_token_can_be_called_back(path, tmp_path):
    store, denied = Shared("store"), Shared("denied")
    claims = inspect_token(TOKENS["good"]).token.claims
    told = run(
        path,
        [
            ("begin", "kim", store),
            ("rotate", Result(0), store),
            ("rotate", Result(1), store),
            ("rotate", Result(0), store),  # by a thief, or by the owner after the thief
            ("rotate", Result(2), store),
            ("rotate", "never issued", store),
            ("verify", TOKENS["good"], PUBLIC, denied),
            ("verify", TOKENS["none"], PUBLIC, denied),
            ("revoke", dict(claims), denied),
            ("verify", TOKENS["good"], PUBLIC, denied),
        ],
        tmp_path,
    )
    outcome = [isinstance(value, Refused) for value in told]
    assert outcome == [False, False, False, True, True, True, False, True, False, True]
    assert len({*told[:3]}) == 3


def test_the_cookie_has_every_attribute(tmp_path):
    from flask import Response

    wanted = {"Max-Age=600", "Path=/", "Secure", "HttpOnly", "SameSite=Lax"}
    response = Response()
    run(CODE / "cookie/with_flask.py", [("signed_in", response, TOKENS["good"])], tmp_path)
    name, *attributes = response.headers["Set-Cookie"].split("; ")
    assert name == f"__Host-session={TOKENS['good']}"
    assert set(attributes) >= wanted
    script = f"""
        import {{ signedIn, signedOut }} from {json.dumps((CODE / "cookie/standard.mjs").as_uri())};
        const set = [];
        const response = {{ appendHeader: (name, value) => set.push([name, value]) }};
        signedIn(response, "a.b.c"); signedOut(response); console.log(JSON.stringify(set));
    """
    from nodejs import find_node

    done = subprocess.run(
        [find_node(), "--input-type=module", "-e", script],
        capture_output=True,
        text=True,
        check=True,
    )
    (header, value), (_, gone) = json.loads(done.stdout)
    assert (header, value.split("; ")[0]) == ("Set-Cookie", "__Host-session=a.b.c")
    assert set(value.split("; ")[1:]) == wanted
    assert "Max-Age=0" in gone


@each("bearer-request")
def test_the_token_goes_into_the_header_and_follows_no_redirect(path, tmp_path, published):
    address, asked = published
    asked.clear()
    told = run(
        path,
        [("get", f"{address}/orders", "a.b.c"), ("get", f"{address}/moved", "a.b.c")],
        tmp_path,
    )
    assert [isinstance(value, Refused) for value in told] == [False, True]
    headers = [{name.lower(): value for name, value in each.items()} for each in asked]
    assert [each["authorization"] for each in headers] == ["Bearer a.b.c"] * 2


@each("security-event")
def test_a_security_event_is_an_honest_one(path, tmp_path):
    asked = ("account_disabled", "u_8f3k2m9q", "hijacking", "https://rp.example", PRIVATE, "s")
    (token,) = run(path, [asked], tmp_path)
    spotless(token, PUBLIC, "security-event", issuer=ISSUER, audience="https://rp.example")


@each("logout-token")
def test_a_logout_token_ends_a_session_once(path, tmp_path):
    def made(header=None, **claims):
        return altered("logout-token", header=header, claims=claims, now=NOW).text

    good, seen = made(), Shared("seen")
    refused = [
        made(nonce="n"),
        made(events=ABSENT),
        made(events={"https://other.example": {}}),
        made(sub=ABSENT),
        made({"typ": "JWT"}),
        made(aud="client-78"),
        made(iat=NOW - 600),
        made(jti=ABSENT),
        made(exp=NOW - 5),
    ]
    tokens = [*refused, good, good, made(sub=ABSENT, sid="s1", jti="2")]
    told = run(path, [("verify", token, PUBLIC, seen) for token in tokens], tmp_path)
    assert [isinstance(value, Refused) for value in told] == [True] * 9 + [False, True, False]
    assert told[9]["sub"] == "u_8f3k2m9q"


def test_every_file_that_can_be_run_is_run_here():
    text = (CODE.parents[1] / "tests" / "test_recipes.py").read_text("utf-8")
    listed = {listing.path for recipe in RECIPES.values() for listing in recipe.listings}
    there = {path.relative_to(CODE).as_posix() for path in CODE.rglob("*") if path.is_file()}
    assert listed == there
    for recipe in RECIPES:
        assert f'"{recipe}"' in text or f"{recipe}/" in text


def test_every_recipe_that_a_pitfall_names_is_there():
    named = {entry.recipe for entry in PITFALLS.values() if entry.recipe}
    assert named <= set(RECIPES)


@pytest.mark.parametrize(
    "path",
    sorted(path for path in CODE.rglob("*") if path.is_file()),
    ids=lambda path: path.relative_to(CODE).as_posix(),
)
def test_a_listing_is_short_and_plain(path):
    lines = path.read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 100
    assert len(lines) <= 90
    assert all(not line.endswith(" ") for line in lines)
