"""Four doors, one report: Python, HTTP, command line and page say the same of every token."""

import html
import json
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from issuer import running_issuer

from debugger import Policy, inspect_token, samples
from debugger.serialize import to_dict

PUBLIC = Path(__file__).parent / "pitfalls" / "cases.json"


def question(token, key=None, **policy):
    return {"token": token, "key": key or "", "policy": {"now": 1795514400, **policy}}


def of_a_provider():
    """ID tokens and access tokens of a real provider, for each of its algorithms."""
    with running_issuer() as issuer:
        keys = issuer.key_set()
        for algorithm in issuer.algorithms:
            response = issuer.log_in(algorithm)
            expected = {"issuer": issuer.issuer, "now": None}
            yield question(response["id_token"], keys, **expected, audience=f"web-{algorithm}")
            yield question(response["access_token"], keys, **expected, audience=issuer.audience)
            yield question(response["id_token"], None, now=None)
            yield question(json.dumps(response), keys, now=None)


def of_the_public_cases():
    """Every seventh case, whatever it is: broken, honest, of any form."""
    cases = json.loads(PUBLIC.read_text(encoding="utf-8"))["cases"]
    for case in cases[::7]:
        yield {"key": "", "policy": {}, **case["request"]}


def of_encrypted_ones():
    """Opened, closed, with a token inside, whose key is given or is not."""
    whole = samples.nested()
    claims = samples.to_recipient(samples.generic_payload(), zip="DEF")
    for made in (whole, claims, samples.with_secret(b"no claims")):
        yield question(made.text, made.key)
        yield question(made.text)
        yield question(
            made.text, samples.private_pem(samples.RECIPIENT), issuer="https://a.example"
        )


@pytest.fixture(scope="module")
def questions():
    asked = [
        *of_a_provider(),
        *of_the_public_cases(),
        *of_encrypted_ones(),
        question(""),
        question("no token at all"),
    ]
    for each in asked:  # one moment for all doors
        if each["policy"].get("now") is None:
            claims = inspect_token(each["token"]).token.claims
            each["policy"]["now"] = claims["iat"] + 5
    assert len(asked) >= 40
    return asked


@pytest.fixture(scope="module")
def by_python(questions):
    return [to_dict(ask_python(each)) for each in questions]


def ask_python(each):
    policy = Policy(**each["policy"])
    return inspect_token(each["token"], each["key"], each.get("key_format", "auto"), policy)


def test_tokens_of_the_real_provider_are_verified(questions, by_python):
    with_key = [
        (each, report)
        for each, report in zip(questions, by_python, strict=True)
        if each["policy"].get("issuer", "").startswith("http://127.0.0.1")
    ]
    assert len(with_key) == 8
    assert {report["verdict"] for _, report in with_key} == {"verified"}
    assert all(report["accepted"] for _, report in with_key)


def test_http_says_what_python_says(questions, by_python, live_server):
    answers = []
    for each in questions:
        request = urllib.request.Request(
            f"{live_server}/api/inspect",
            json.dumps(each).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            answers.append(json.load(response))
    assert answers == json.loads(json.dumps(by_python))


def test_the_shell_says_what_python_says(questions, by_python, tmp_path):
    for number, (each, report) in enumerate(zip(questions, by_python, strict=True)):
        if number % 2:
            continue
        done = ask_shell(each, tmp_path / "key")
        assert json.loads(done.stdout) == json.loads(json.dumps(report))
        assert done.returncode == (0 if report["accepted"] else 1)


def ask_shell(each, key_file):
    command = [sys.executable, "-m", "debugger", "inspect", "-", "--json"]
    if each["key"]:
        key_file.write_text(each["key"], encoding="utf-8", newline="")
        command += [f"--key-file={key_file}", f"--key-format={each.get('key_format', 'auto')}"]
    for name, value in each["policy"].items():
        option = {"algorithms": "algorithm", "max_age": "max-age"}.get(name, name)
        values = value if isinstance(value, list) else [value]
        command += [f"--{option}={entry}" for entry in values]
    return subprocess.run(
        command, input=each["token"].encode("utf-8", "surrogatepass"), capture_output=True
    )


def test_the_page_says_what_python_says(questions, by_python, live_server):
    for each, report in zip(questions, by_python, strict=True):
        if each["token"]:  # without one the page shows no report
            page = ask_page(each, live_server)
            assert handles(page) == {
                "verdict": report["verdict"],
                "accepted": str(report["accepted"]).lower(),
                "findings": [(found["id"], found["severity"]) for found in report["findings"]],
            }
            assert report["summary"] in text_of(page)


def ask_page(each, live_server):
    policy = {
        name: "\n".join(value) if isinstance(value, list) else value
        for name, value in each["policy"].items()
    }
    form = {
        "token": each["token"],
        "key": each["key"],
        "key_format": each.get("key_format", "auto"),
        **policy,
    }
    body = urllib.parse.urlencode(form, encoding="utf-8", errors="surrogatepass").encode()
    request = urllib.request.Request(f"{live_server}/inspect", body, {"X-Fragment": "report"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return response.read().decode()


def handles(page):
    return {
        "verdict": re.search(r'data-verdict="([^"]*)"', page)[1],
        "accepted": re.search(r'data-accepted="([^"]*)"', page)[1],
        "findings": re.findall(r'data-finding="([^"]+)"\s+data-severity="([^"]+)"', page),
    }


def text_of(page):
    return html.unescape(re.sub(r"<[^>]+>", "", page))
