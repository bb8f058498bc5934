"""The commands and their options: a list of words to a `Namespace` with `command` and `module`."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from debugger import __version__

KEY_FORMATS = ("auto", "utf8", "base64", "base64url", "hex", "pem", "jwk")


def parse_arguments(words: Sequence[str]) -> argparse.Namespace:
    """Exits with 2 and one line on standard error where the words make no question."""
    first = words[0] if words else "--"
    parser = _parser(first)
    if first.startswith("--") and first not in ("--help", "--version"):
        return parser.parse_args(["serve", *words])
    if not first.startswith("-") and first not in COMMANDS:
        shown = first if len(first) <= 20 else f"{first[:20]}…"
        parser.error(
            f"there is no command “{shown}”, only {', '.join(COMMANDS)}; to read a token:"
            " jwt-debugger inspect - < token.txt"
        )
    return parser.parse_args(words)


class _Parser(argparse.ArgumentParser):
    """argparse prints its whole usage before an error; here an error is one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser(command: str) -> _Parser:
    """With the options of that command alone, or of all where it is none."""
    parser = _Parser(
        prog="jwt-debugger",
        description="Debug JSON Web Tokens on your own machine.\n"
        "Without a command, the debugger opens in the browser.",
        epilog="Example: jwt-debugger inspect - --key-file public.pem < token.txt",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"jwt-debugger {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    adders = _ADDERS.values() if command not in _ADDERS else (_ADDERS[command],)
    for add in adders:
        add(commands)
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]", name: str, module: str, help: str, epilog: str
) -> _Parser:
    parser = commands.add_parser(
        name,
        help=help,
        description=help[0].upper() + help[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(module=module)
    return parser


def _add_serve(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _command(
        commands,
        "serve",
        "serving",
        "open the debugger in the browser, on this machine alone",
        "Example: jwt-debugger serve --port 9000 --no-browser",
    )
    parser.add_argument(
        "--host", help="address to listen on (127.0.0.1; in a workshop every one: 0.0.0.0)"
    )
    parser.add_argument(
        "--port", type=int, help="port to listen on (8765, or the next one that is free)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")
    parser.add_argument(
        "--workshop",
        action="store_true",
        help="let other machines of the network in, with limits; for practice tokens only",
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME[:PORT]",
        help="answer to this name, too, as behind a proxy or in a container",
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="print method, route, status and time of requests",
    )


def _add_inspect(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _command(
        commands,
        "inspect",
        "inspecting",
        "say all that is true of a token",
        "Exit status: 0 where a careful server would accept the token, 1 where not,\n"
        "2 where the question was wrong.\n\n"
        "Examples:\n"
        "  jwt-debugger inspect - --key-file jwks.json --audience my-api < token.txt\n"
        "  pbpaste | jwt-debugger inspect --json\n"
        "  jwt-debugger inspect - --format sarif --fail-on warning < token.txt",
    )
    parser.add_argument(
        "token",
        nargs="?",
        metavar="TOKEN",
        help="any text that holds a token; - or nothing: standard input",
    )
    _add_key(parser)
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--format",
        choices=("text", "json", "sarif"),
        default="text",
        help="text for people (without this option); json: the report; sarif: the findings as"
        " SARIF 2.1.0, for code scanning",
    )
    output.add_argument(
        "--json", action="store_const", const="json", dest="format", help="--format json"
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        metavar="SEVERITY",
        help="exit with 1 only where a finding is an error, a warning or graver, or anything"
        " (info), or where the key given does not prove the token",
    )
    _add_policy(parser)


def _add_key(parser: _Parser) -> None:
    key = parser.add_mutually_exclusive_group()
    key.add_argument(
        "--key-file",
        metavar="FILE",
        help="file with the secret, PEM, JWK or JWK Set; -: standard input, or asked for unseen",
    )
    key.add_argument(
        "--key",
        metavar="TEXT",
        help="the key itself; others on this machine can see it, so prefer --key-file",
    )
    parser.add_argument(
        "--key-format",
        choices=KEY_FORMATS,
        default="auto",
        metavar="FORMAT",
        help=f"how to read the key: {', '.join(KEY_FORMATS)} (auto: PEM and JWK are told, all else"
        " is a secret as typed)",
    )


def _add_policy(parser: _Parser) -> None:
    policy = parser.add_argument_group("what your server expects (what is left out is not checked)")
    policy.add_argument("--issuer", action="append", metavar="ISS", help="repeat for several")
    policy.add_argument("--audience", action="append", metavar="AUD", help="repeat for several")
    policy.add_argument("--algorithm", action="append", metavar="ALG", help="repeat for several")
    policy.add_argument("--subject", metavar="SUB")
    policy.add_argument("--typ", metavar="TYPE", help="as in at+jwt")
    policy.add_argument("--max-age", type=float, metavar="SECONDS")
    policy.add_argument("--leeway", type=float, default=0, metavar="SECONDS")
    policy.add_argument("--now", type=float, metavar="SECONDS", help="Unix seconds (the clock)")
    policy.add_argument("--profile", default="auto", help="what the token is meant to be (auto)")


def _add_sign(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _command(
        commands,
        "sign",
        "signing",
        "make a signed token",
        "Examples:\n"
        "  jwt-debugger keygen ES256 > key.jwk\n"
        '  echo \'{"sub":"kim","exp":2000000000}\' | jwt-debugger sign --key-file key.jwk\n',
    )
    parser.add_argument(
        "claims",
        nargs="?",
        metavar="CLAIMS",
        help="the payload, kept to the letter; - or nothing: standard input",
    )
    _add_key(parser)
    parser.add_argument("--algorithm", metavar="ALG", help="by default what the key is for")
    parser.add_argument("--header", metavar="JSON", help="further header members, as an object")


def _add_keygen(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _command(
        commands,
        "keygen",
        "generating",
        "make a fresh key",
        "Examples:\n"
        "  jwt-debugger keygen HS256 --format text > secret.txt\n"
        "  jwt-debugger keygen RS256 --format pem > key.pem",
    )
    parser.add_argument("algorithm", metavar="ALG", help="the algorithm it is for, as in ES256")
    parser.add_argument(
        "--format",
        choices=("jwk", "pem", "text"),
        default="jwk",
        help="jwk; pem (not for HS*); text: the secret in base64url (HS* alone)",
    )
    parser.add_argument("--public", action="store_true", help="print the public half as well")


_ADDERS = {
    "serve": _add_serve,
    "inspect": _add_inspect,
    "sign": _add_sign,
    "keygen": _add_keygen,
}
COMMANDS = tuple(_ADDERS)
