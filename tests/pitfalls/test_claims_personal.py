"""Personal data in a claims set: by name and by form, and the digits that are neither."""

import pytest
from met import found, met_in

from debugger.pitfalls.claims.personal_shapes import card_in, iban_of, is_ip_address, is_telephone
from debugger.samples import altered

CARD = "4111111111111111"


def seen(id, claims, profile="generic", **more):
    return met_in(claims, profile, **more).get(id)


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
