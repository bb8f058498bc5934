"""The command line as a shell sees it: exit status, one line for a wrong question, pipes, colour."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest

from debugger.cli import main
from debugger.samples import nested, to_recipient

NOW = "1795514400"
SECRET = "vQ7!mZ2#xK9$pL4&wR8*tY3^nB6@cD1f-0"
GOOD = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmFjbWUuZXhhbXBsZSIsInN1Yi"
    "I6InVfOGYzazJtOXEiLCJhdWQiOiJodHRwczovL2FwaS5hY21lLmV4YW1wbGUiLCJpYXQiOjE3OTU1MTQyODAsImV4c"
    "CI6MTc5NTUxNTE4MCwianRpIjoiYjFmN2MyZGUtNWEzNC00YzFlLTlkMGItN2U4ZjZhNWM0ZDNiIn0.ZzmYLUUu-DK5"
    "gfXr7mcMhnSEAcMR842O9iKQYR0rVrc"
)


def shell(*words, text="", environment=None):
    return subprocess.run(
        [sys.executable, "-m", "debugger", *words],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **(environment or {})},
    )


@pytest.fixture
def key_file(tmp_path):
    path = tmp_path / "secret"
    path.write_text(SECRET, encoding="utf-8")
    return str(path)


def test_an_accepted_token_exits_with_0(key_file):
    done = shell("inspect", GOOD, "--key-file", key_file, "--now", NOW)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("VERIFIED · a careful server would accept it\n")


def test_a_token_that_is_not_accepted_exits_with_1(key_file):
    late = str(int(NOW) + 3600)
    done = shell("inspect", GOOD, "--key-file", key_file, "--now", late)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("VERIFIED · not accepted\n")
    assert "exp-expired" in done.stdout


def test_standard_input_is_read_with_a_dash_or_with_nothing(key_file):
    for words in (["-"], []):
        done = shell("inspect", *words, "--json", "--key-file", key_file, text=f"Bearer {GOOD}\n")
        assert json.loads(done.stdout)["verdict"] == "verified"


def test_the_key_may_come_by_standard_input():
    done = shell("inspect", GOOD, "--key-file", "-", "--now", NOW, text=SECRET)
    assert done.returncode == 0


def test_a_line_feed_at_the_end_of_a_key_file_belongs_to_the_secret(tmp_path):
    (tmp_path / "secret").write_text(SECRET + "\n", encoding="utf-8")
    done = shell("inspect", GOOD, "--json", "--key-file", str(tmp_path / "secret"), "--now", NOW)
    report = json.loads(done.stdout)
    assert report["verdict"] == "invalid"
    assert "secret-encoding-mismatch" in [finding["id"] for finding in report["findings"]]


WRONG = {
    "no such command": ["inpsect"],
    "no such option": ["inspect", GOOD, "--issuers", "x"],
    "two keys": ["inspect", GOOD, "--key", "a", "--key-file", "b"],
    "key file not there": ["inspect", GOOD, "--key-file", "/no/such/file"],
    "leeway no number": ["inspect", GOOD, "--leeway", "soon"],
    "leeway below zero": ["inspect", GOOD, "--leeway=-1"],
    "now beyond the calendar": ["inspect", GOOD, "--now", "1e20"],
    "no such key format": ["inspect", GOOD, "--key", "a", "--key-format", "rot13"],
    "no such profile": ["inspect", GOOD, "--profile", "nothing-like-it"],
    "keygen of nothing": ["keygen"],
    "keygen of no algorithm": ["keygen", "ES257"],
    "sign without a key": ["sign", "{}"],
    "sign by a header that is no JSON": ["sign", "{}", "--key", "a", "--header", "{"],
    "a token where a command belongs": [GOOD],
    "public address without workshop": ["serve", "--host", "0.0.0.0", "--no-browser"],
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_a_wrong_question_is_one_line_and_status_2(words):
    done = shell(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"jwt-debugger[^\n]+\n", done.stderr)


@pytest.mark.parametrize("command", ["serve", "inspect", "sign", "keygen"])
def test_each_command_has_help_with_an_example(command):
    done = shell(command, "--help")
    assert done.returncode == 0
    assert re.search(r"Examples?:.*jwt-debugger " + command, done.stdout, re.DOTALL)
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_help_as_a_whole_fits_a_terminal_and_has_an_example():
    done = shell("--help", environment={"COLUMNS": "80"})
    assert "Example: jwt-debugger inspect" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_token_in_the_place_of_a_command_is_told_how_to_be_read():
    done = shell(GOOD)
    assert GOOD not in done.stderr
    assert "jwt-debugger inspect - < token.txt" in done.stderr


def test_options_without_a_command_are_those_of_serve():
    done = shell("--host", "0.0.0.0", "--no-browser")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("jwt-debugger serve: --host 0.0.0.0")


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["--max-age=-3"], "--max-age is"),
        (["--now", "nan"], "--now is"),
        (["--profile", "x"], "--pro"),
    ],
)
def test_a_wrong_expectation_is_named_by_its_option(words, option):
    assert shell("inspect", GOOD, *words).stderr.startswith(f"jwt-debugger inspect: {option}")


def in_a_terminal(*words, environment=None):
    """What the command writes to a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "debugger", *words],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        env={**os.environ, "COLUMNS": "80", **(environment or {})},
    )
    os.close(theirs)
    written = b""
    try:
        while chunk := os.read(ours, 65536):
            written += chunk
    except OSError:  # Linux says so where the other end is closed
        pass
    os.close(ours)
    process.wait(timeout=10)
    return written.decode()


def test_a_terminal_gets_colour_and_80_columns():
    written = in_a_terminal("inspect", GOOD, "--now", NOW)
    plain = re.sub(r"\x1b\[\d+m", "", written)
    assert "\x1b[1m" in written
    assert max(len(line.rstrip("\r")) for line in plain.split("\n")) <= 80


def test_no_color_is_obeyed():
    assert "\x1b" not in in_a_terminal("inspect", GOOD, environment={"NO_COLOR": "1"})


def test_a_pipe_gets_no_colour():
    assert "\x1b" not in shell("inspect", GOOD).stdout


def test_a_claim_cannot_drive_the_terminal():
    token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJcdTAwMWJbMkpcdTIwMmUifQ."  # sub is ESC [2J and U+202E
    written = in_a_terminal("inspect", token)
    assert "\x1b[2J" not in written
    assert "\u202e" not in written


def test_a_terminal_without_unicode_gets_escapes_and_no_traceback():
    done = shell("inspect", GOOD, environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (1, "")


def test_a_reader_that_leaves_early_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "debugger", "inspect", GOOD],
            stdout=closed,
            stderr=subprocess.PIPE,
        )
    assert done.stderr == b""


@pytest.mark.parametrize(
    "words", [["inspect", GOOD], ["inspect", GOOD, "--json"], ["sign", "{}", "--key", "a"]]
)
def test_a_closed_standard_output_is_no_traceback(words):
    command = [sys.executable, "-m", "debugger", *words]
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *command], stderr=subprocess.PIPE, text=True
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr


def test_nothing_on_standard_input_is_said_to_be_nothing():
    done = shell("inspect", text="")
    assert done.returncode == 1
    assert "There is no text to inspect: it is empty." in done.stdout


def test_a_key_is_not_read_out_of_the_token_where_no_terminal_can_ask_for_it():
    done = subprocess.run(
        [sys.executable, "-m", "debugger", "inspect", "-", "--key-file", "-"],
        input=GOOD,
        capture_output=True,
        text=True,
        start_new_session=True,  # no terminal to open
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"jwt-debugger inspect: [^\n]+--key-file[^\n]+\n", done.stderr)


def test_a_fresh_secret_in_a_file_has_no_line_feed_that_would_belong_to_it():
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", shell("keygen", "HS256", "--format", "text").stdout)


def test_further_header_members_stand_beside_what_the_key_decides():
    token = shell("sign", "{}", "--key", SECRET, "--header", '{"kid": "2026-10"}').stdout
    report = json.loads(shell("inspect", "--json", "--key", SECRET, text=token).stdout)
    assert report["header"]["value"] == {"alg": "HS256", "typ": "JWT", "kid": "2026-10"}
    assert report["verdict"] == "verified"


def test_the_version_is_printed():
    assert re.fullmatch(r"jwt-debugger \d+\.\d+\.\d+\n", shell("--version").stdout)


ASYMMETRIC = ["RS256", "PS256", "ES256", "ES384", "ES512", "ES256K", "EdDSA", "Ed25519", "Ed448"]


@pytest.fixture
def ask(capsys):
    """Asks in this process: (exit status, standard output)."""

    def run(*words):
        status = main(words)
        return status, capsys.readouterr().out.rstrip("\n")

    return run


FORMS = [
    *((algorithm, form) for algorithm in ASYMMETRIC for form in ("jwk", "pem")),
    *((algorithm, form) for algorithm in ("HS256", "HS384", "HS512") for form in ("jwk", "text")),
]


@pytest.mark.parametrize(("algorithm", "form"), FORMS)
def test_a_token_signed_with_a_fresh_key_verifies_with_it(ask, tmp_path, algorithm, form):
    key = tmp_path / "key"
    key.write_text(ask("keygen", algorithm, "--format", form)[1], encoding="utf-8")
    claims = '{"sub": "kim",  "n": 9007199254740993}'
    _, token = ask("sign", claims, "--key-file", str(key), "--algorithm", algorithm)
    _, report = ask("inspect", token, "--json", "--key-file", str(key))
    assert json.loads(report)["verdict"] == "verified"
    assert json.loads(report)["signature"]["algorithm"] == algorithm
    assert json.loads(report)["payload"]["text"] == claims


@pytest.mark.parametrize(("algorithm", "form"), [("ES256", "text"), ("HS256", "pem")])
def test_a_key_that_has_no_such_form_is_refused(ask, algorithm, form):
    assert ask("keygen", algorithm, "--format", form) == (2, "")


def test_the_public_half_verifies_what_the_private_one_signed(tmp_path):
    private, public = shell("keygen", "ES256", "--public").stdout.splitlines()
    assert "d" not in json.loads(public)
    (tmp_path / "private").write_text(private, encoding="utf-8")
    (tmp_path / "public").write_text(public, encoding="utf-8")
    token = shell("sign", '{"sub":"kim"}', "--key-file", str(tmp_path / "private")).stdout
    done = shell("inspect", "--json", "--key-file", str(tmp_path / "public"), text=token)
    assert json.loads(done.stdout)["verdict"] == "verified"


def test_a_short_secret_signs_and_is_told_of(tmp_path):
    (tmp_path / "secret").write_text("secretKey", encoding="utf-8")
    done = shell("sign", "{}", "--key-file", str(tmp_path / "secret"))
    assert done.returncode == 0
    assert done.stdout.count(".") == 2
    assert "hmac-secret" in done.stderr


def test_none_is_made_only_when_it_is_asked_for_by_name():
    refused = shell("sign", "{}", "--header", '{"alg":"none"}')
    made = shell("sign", "{}", "--header", '{"alg":"none"}', "--algorithm", "none")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert (made.returncode, made.stdout) == (0, "eyJhbGciOiJub25lIn0.e30.\n")


def status(*words, token=GOOD):
    return main(["inspect", token, "--now", NOW, *words])


UNSIGNED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."
ODD_SECRET = ["--key", "not the secret of this token 0123456789"]
EXPECTED = ["--issuer", "https://login.acme.example", "--audience", "https://api.acme.example"]


@pytest.mark.parametrize(
    ("words", "token", "expected"),
    [
        (["--key", SECRET, "--fail-on", "error"], GOOD, 0),
        (["--key", SECRET, "--fail-on", "warning", *EXPECTED], GOOD, 0),
        (["--key", SECRET, "--fail-on", "info"], GOOD, 1),
        (["--key", SECRET, "--fail-on", "info", *EXPECTED], GOOD, 0),
        (["--fail-on", "error"], GOOD, 0),
        ([], GOOD, 1),
        ([*ODD_SECRET, "--fail-on", "error"], GOOD, 1),
        (["--key", "{}", "--fail-on", "error"], GOOD, 1),
        (["--fail-on", "error"], UNSIGNED, 1),
        (["--fail-on", "error"], "no token at all", 1),
        (["--key", SECRET, "--max-age", "60", "--fail-on", "error"], GOOD, 1),
    ],
    ids=[
        "verified",
        "nothing to warn of",
        "an info is something",
        "nothing at all",
        "no key, no error",
        "no key, without the option",
        "another secret",
        "a key that is none",
        "unsecured",
        "no token",
        "too old",
    ],
)
def test_fail_on_draws_the_line_of_the_exit_status(words, token, expected, capsys):
    assert status(*words, token=token) == expected


def test_what_is_wrong_inside_an_encrypted_token_fails_too(tmp_path, capsys):
    for question, expected in ((to_recipient(UNSIGNED, cty="JWT"), 1), (nested(), 0)):
        (tmp_path / "keys").write_text(question.key, encoding="utf-8")
        words = ["--key-file", str(tmp_path / "keys"), "--fail-on", "error"]
        assert status(*words, token=question.text) == expected


def test_warnings_fail_where_warnings_are_to_fail(capsys):
    lasting = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.b3B9eN9bUxkrWJyFdmuZkfvWDVQxs8BQyRQDjVJt4Jk"
    assert status("--fail-on", "warning", token=lasting) == 1
    assert status("--fail-on", "error", token=lasting) == 0


def test_the_formats_for_machines_are_json(capsys):
    assert status("--key", SECRET, "--format", "sarif") == 0
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"
    assert status("--key", SECRET, "--format", "json") == 0
    first = capsys.readouterr().out
    assert status("--key", SECRET, "--json") == 0
    assert capsys.readouterr().out == first


def test_the_place_in_a_sarif_log_is_named_by_where_the_text_came_from():
    for words, uri in (([UNSIGNED], "argument"), (["-"], "stdin")):
        log = json.loads(shell("inspect", *words, "--format", "sarif", text=UNSIGNED).stdout)
        places = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert places["artifactLocation"] == {"uri": uri}
