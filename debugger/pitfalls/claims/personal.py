"""Pitfalls of personal data: cards, accounts, identity numbers, health, addresses."""

from collections.abc import Iterator
from itertools import islice

from debugger import samples
from debugger.claims.wording import digits
from debugger.jose.model import Json
from debugger.pitfalls.claims.personal_shapes import (
    card_in,
    iban_of,
    is_email,
    is_ip_address,
    is_telephone,
    social_security_in,
)
from debugger.pitfalls.inside import MOST_PLACES, Member, Text
from debugger.pitfalls.registry import Case, Evidence, Severity, pitfall, rfc


@pitfall(
    "payment-card",
    severity=Severity.ERROR,
    title="A payment card number",
    why="Everybody who holds the token can read it, and PCI DSS forbids keeping it like this.",
    fix="Put the payment provider’s reference in its place.",
    reference="PCI DSS 4.0 §3",
    steps=(
        "Code copies an order into the token, and the number of the card with it.",
        "The token is kept in browsers and in logs that have no protection for such data.",
        "Somebody reads the number there and pays with it, and all those systems come under PCI"
        " DSS.",
    ),
)
def payment_card(case: Case) -> Iterator[Evidence]:
    yield from islice(_cards(case), MOST_PLACES)


@payment_card.sample
def _payment_card() -> samples.Question:
    return samples.with_claims(card="4111111111111111")


@pitfall(
    "national-id",
    severity=Severity.ERROR,
    title="A national identity number",
    why="Everybody who holds the token can read it, and it cannot be changed once it is out.",
    fix="Leave it on the server, and put an identifier of your own into the token.",
    reference="GDPR Art. 87",
    steps=(
        "A token carries the number that banks and offices know a person by.",
        "It is decoded from a log or a browser, which needs no key.",
        "Whoever has the number opens accounts in that person’s name, for years.",
    ),
    recipe="encrypt",
)
def national_id(case: Case) -> Iterator[Evidence]:
    found = case.inside.members(_NATIONAL_IDS)
    named = [member for member in found if _is_filled_text(member.value)]
    for member in named[:MOST_PLACES]:
        yield Evidence(member.at, f"“{member.name}” holds a text.")
    if social_security_in(case.inside.all_text):
        told = {id(member.value) for member in named}
        others = (entry for entry in case.inside.texts if id(entry.text) not in told)
        shaped = (entry for entry in others if social_security_in(entry.text))
        for entry in islice(shaped, MOST_PLACES):
            yield Evidence(entry.at, "It has the form of a United States social security number.")


@national_id.sample
def _national_id() -> samples.Question:
    return samples.with_claims(ssn="536-90-4399")


@pitfall(
    "iban",
    severity=Severity.WARNING,
    title="A bank account number",
    why="Everybody who holds the token can read it.",
    fix="Leave it on the server, and put a reference into the token.",
    reference="ISO 13616",
    steps=(
        "A token carries the number of an account, so that a page can show it.",
        "It is decoded from a log or a browser, which needs no key.",
        "Whoever reads it can order direct debits from that account, or write a letter that"
        " looks like the bank’s.",
    ),
    recipe="encrypt",
)
def iban(case: Case) -> Iterator[Evidence]:
    found = ((entry, iban_of(entry.text)) for entry in case.inside.texts)
    for entry, number in islice(
        ((entry, number) for entry, number in found if number), MOST_PLACES
    ):
        yield Evidence(
            entry.at, f"It is an IBAN, {number[:4]}…{number[-2:]}, and its check digits fit."
        )


@iban.sample
def _iban() -> samples.Question:
    return samples.with_claims(account="DE89370400440532013000")


@pitfall(
    "health-data",
    severity=Severity.WARNING,
    title="Health data",
    why="It is a special category of personal data, and everybody who holds the token can read it.",
    fix="Leave it on the server, or encrypt the token (JWE).",
    reference="GDPR Art. 9",
    steps=(
        "A token tells a service of a diagnosis, so that it need not ask.",
        "It passes through proxies, logs and a browser, where it can be decoded without a key.",
        "An employer, an insurer or a thief reads what was for a doctor.",
    ),
    recipe="encrypt",
)
def health_data(case: Case) -> Iterator[Evidence]:
    found = (member for member in case.inside.members(_HEALTH) if member.value)
    for member in islice(found, MOST_PLACES):
        yield Evidence(member.at, f"“{member.name}” has a value.")


@health_data.sample
def _health_data() -> samples.Question:
    return samples.with_claims(diagnosis="J45.9")


@pitfall(
    "personal-data",
    severity=Severity.INFO,
    title="Personal data that everybody can read",
    why="The payload is encoded and not encrypted, and tokens end up in logs and browser"
    " histories.",
    fix="Put only what the reader of the token needs into it.",
    reference=rfc(7519, "12"),
    steps=(
        "An access token carries name, address or telephone number.",
        "It is written into logs, or sent to services that need only “sub”.",
        "Whoever reads the logs reads the data, and a request to delete it must find all of them.",
    ),
    recipe="encrypt",
)
def personal_data(case: Case) -> Iterator[Evidence]:
    kinds = dict(islice(_personal(case), _MOST_LISTED + 1))
    if not kinds:
        return
    shown = [f"“{name}”" for name in [*kinds][:_MOST_LISTED]]
    more = " and more" if len(kinds) > _MOST_LISTED else ""
    yield Evidence(next(iter(kinds.values())), f"The payload has {', '.join(shown)}{more}.")


@personal_data.sample
def _personal_data() -> samples.Question:
    return samples.with_claims(email="jo@acme.example", birthdate="1980-02-03")


def _cards(case: Case) -> Iterator[Evidence]:
    for entry in case.inside.texts if card_in(case.inside.all_text) else ():
        number = "" if _is_identifier(entry) else card_in(entry.text)
        if number:
            yield Evidence(entry.at, f"It ends in {number[-4:]}, and its check digit fits.")
    for member in case.inside.integers:
        number = "" if _is_identifier(member) else card_in(digits(member.value))
        if number:
            yield Evidence(member.at, f"It ends in {number[-4:]}, and its check digit fits.")


def _is_filled_text(value: Json) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_identifier(entry: Text | Member) -> bool:
    """Whether a name says that its digits are an identifier of something else, or a moment."""
    name = entry.name
    return (
        name in _IDENTIFIERS
        or name.lower().endswith(_IDENTIFIER_ENDINGS)
        or name.endswith(("Id", "ID"))
    )


def _personal(case: Case) -> Iterator[tuple[str, str]]:
    """Names of members that hold personal data, and their places."""
    for member in case.inside.members(_PERSONAL_ANYWHERE):
        if member.value and (isinstance(member.value, str | dict)):
            yield member.name, member.at
    name = case.claims.get("name")
    if isinstance(name, str) and name:
        yield "name", "payload.name"
    for entry in case.inside.texts:
        if entry.owner not in _NOT_PERSONAL and _is_personal(entry.text):
            yield entry.name, entry.at


def _is_personal(text: str) -> bool:
    return is_email(text) or is_telephone(text) or is_ip_address(text)


_MOST_LISTED = 8
_IDENTIFIERS = frozenset(
    {"iss", "aud", "azp", "id", "sid", "nonce", "cid", "kid", "uid", "tid", "exp", "nbf", "iat"}
    | {"auth_time", "updated_at", "at_hash", "c_hash"}
)
_IDENTIFIER_ENDINGS = (
    *("_id", "sub", "jti", "oid", "imei"),
    *("phone", "phone_number", "mobile", "msisdn", "tel", "fax"),
)
_NATIONAL_IDS = frozenset(
    {"ssn", "socialsecuritynumber", "sin", "nino", "nationalid", "taxid", "passportnumber"}
)
_HEALTH = frozenset(
    {"diagnosis", "diagnoses", "medicalrecord", "medications", "bloodtype", "allergies"}
    | {"hivstatus", "healthcondition", "icd10"}
)
_PERSONAL_ANYWHERE = frozenset(
    {"givenname", "familyname", "birthdate", "dateofbirth", "dob", "birthday", "address"}
    | {"streetaddress", "postaladdress", "phonenumber", "email"}
)
_NOT_PERSONAL = frozenset({"iss", "sub", "aud", "azp", "client_id", "jti", "ver", "version"})
