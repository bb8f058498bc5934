"""Edges of the pitfalls of personal data: by name and by form, and digits that are neither."""

from claim_rows import asked, each_text, each_value, rows
from edge import raised, silent

_HEALTH = """diagnosis diagnoses medical_record medications blood_type allergies hiv_status
    health_condition icd10""".split()  # noqa: SIM905
_NATIONAL = "ssn social_security_number sin nino national_id tax_id passport_number".split()  # noqa: SIM905
_PERSONAL = "given_name family_name birthdate phone_number email name".split()  # noqa: SIM905
_CARD = "4111111111111111"


def _checked(first, length):
    """A number that begins so, with the check digit that fits (ISO/IEC 7812-1, Luhn)."""
    body = first.ljust(length - 1, "0")
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body)))
    return f"{body}{-sum(value - 9 * (value > 9) for value in doubled) % 10}"


def _iban(country, account):
    """A number of that country, with the check digits that fit (ISO 13616)."""
    number = "".join(str(int(character, 36)) for character in f"{account}{country}00")
    return f"{country}{98 - int(number) % 97:02}{account}"


EDGES = (
    *each_text(
        "payment-card",
        "error",
        (
            *(
                _checked(first, length)
                for first, lengths in (
                    *((first, (13, 16, 19)) for first in ("40", "49")),
                    *((first, (16,)) for first in ("51", "55", "2221", "2720")),
                    *((first, (15,)) for first in ("34", "37")),
                    *((first, (14,)) for first in ("36", "38", "300", "305")),
                    *((first, (16, 17, 18, 19)) for first in ("6011", "644", "649", "65")),
                    *((first, (16, 17, 18, 19)) for first in ("3528", "3589", "62")),
                )
                for length in lengths
            ),
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "3782 822463 10005",
            "3782 8224 6310 005",
            "4222 2222 2222 2",
            "3600 0000 0000 08",
            "4111 1111 1111 1111 2027",
            "card 4111 1111 1111 1111.",
            "4111 1111 1111 1111 12/27",
            "4111 1111 1111 1111 123",
            "4111111111111111, 12/27",
        ),
    ),
    *each_value("payment-card", "error", "pan", int(_CARD), 378282246310005, 4222222222222),
    *rows(
        "payment-card",
        "error",
        {
            "inside": {"order": {"paid": [{"number": _CARD}]}},
            "behind an order number": {"order_id": "5105105105105100", "card": _CARD},
            "as an integer, inside": {"order": [int(_CARD)]},
        },
    ),
    *each_text(
        "payment-card",
        None,
        (
            *(
                _checked(first, length)
                for first, lengths in (
                    ("4", (12, 14, 15, 17, 18, 20)),
                    *((first, (16,)) for first in ("50", "56", "2220", "2721", "3527", "3590")),
                    *((first, (16,)) for first in ("6010", "6012", "643", "61", "63", "66", "7")),
                    *((first, (15, 17)) for first in ("51", "2221")),
                    *((first, (14, 16)) for first in ("34", "37")),
                    *((first, (15,)) for first in ("33", "35")),
                    *((first, (14,)) for first in ("306", "35", "39", "299")),
                    *((first, (13, 15)) for first in ("36", "300")),
                    *((first, (15, 20)) for first in ("6011", "644", "65", "3528", "62")),
                )
                for length in lengths
            ),
            "4111111111111112",  # the check digit is another
            "4111 1111 1111 1112 123",
            "4111-1111-1111-1111-1111",
            "4111 1111 1111 1111 1111 1111",
            "490154203237518",  # an IMEI
            "352099001761481",  # another
            "1795514400000",
            "1795514400000000",
            "2026-11-24 10:00:00",
            "4111********1111",
            "************1111",
            "+4111111111111111",
            "4111.1111.1111.1111",
            "4111_1111_1111_1111",
            "v4111111111111111",
            "4111111111111111x",
            "41111111-1111-4111-8111-111111111111",
            "2 4 6 8 10 12 14 16 18 20",
            "3 7 8 2 8 2 2 4 6 3 1 0 0 0 5",
            "0004111111111111111",
        ),
    ),
    *rows(
        "payment-card",
        None,
        {
            name: {name: _CARD}
            for name in (
                *(
                    "sub",
                    "jti",
                    "oid",
                    "order_id",
                    "orderId",
                    "userID",
                    "phone",
                    "work_phone",
                    "id",
                ),
                *("phone_number", "mobile", "msisdn", "imei", "azp", "sid", "nonce"),
            )
        },
    ),
    *each_value(
        "payment-card", None, "pan", 4111111111111112, -int(_CARD), float(_CARD), 10**400, True
    ),
    *rows("national-id", "error", {name: {name: "A 1"} for name in _NATIONAL}),
    *rows(
        "national-id",
        "error",
        {
            "other spelling": {"taxId": "12-3456789"},
            "inside": {"user": [{"SSN": "x"}]},
            "behind empty ones": {"a": [{"ssn": ""}] * 20, "b": {"ssn": "x"}},
        },
    ),
    *each_text(
        "national-id",
        "error",
        (
            "001-01-0001",
            "665-01-0001",
            "667-99-9999",
            "899-01-0001",
            "number 536-90-4399, please",
            "000-90-4399 and 536-90-4399",
        ),
    ),
    *each_text(
        "national-id",
        None,
        (
            "000-12-3456",
            "666-12-3456",
            "900-12-3456",
            "999-12-3456",
            "536-00-4399",
            "536-90-0000",
            "2026-11-24",
            "1536-90-4399",
            "536-90-43990",
            "536-90-4399-1",
            "1-536-90-4399",
            "a536-90-4399",
            "536904399",
            "536 90 4399",
            "53-690-4399",
        ),
    ),
    *each_value("national-id", None, "ssn", "", "  ", None, True, False, [], {}),
    *rows("national-id", None, {"names of other things": {"ssn_verified": "yes", "taxes_id": "a"}}),
    *each_text(
        "iban",
        "warning",
        (
            "DE89370400440532013000",
            "GB29 NWBK 6016 1331 9268 19",
            "NO9386011117947",
            "MT84MALT011000012345MTLCAST001S",
            "FR14 2004 1010 0505 0001 3M02 606",
            "SC18SSCB11010000000000001497USD",
        ),
    ),
    *rows("iban", "warning", {"inside": {"pay": [{"to": "DE89370400440532013000"}]}}),
    *each_text(
        "iban",
        None,
        (
            "DE88370400440532013000",
            "DE8937040044053201300",
            "DE8937040044053201300-",
            _iban("DE", "3704004405320130001"),
            _iban("ZZ", "370400440532013000"),
            "",
            "DE893704004405320130000",
            "de89370400440532013000",
            "ZZ89370400440532013000",
            "89DE370400440532013000",
            "pay DE89370400440532013000",
            "DE89-3704-0044-0532-0130-00",
            "b1f7c2de5a344c1e9d0b7e8f",
        ),
    ),
    *rows("health-data", "warning", {name: {name: "x"} for name in _HEALTH}),
    *rows(
        "health-data",
        "warning",
        {
            "other spelling": {"bloodType": "A+"},
            "inside": {"patient": [{"Medical-Record": {"a": 1}}]},
            "true": {"hiv_status": True},
            "a number": {"icd10": 45},
            "behind empty ones": {"a": [{"allergies": []}] * 20, "b": {"allergies": ["x"]}},
        },
    ),
    *each_value("health-data", None, "diagnosis", "", None, False, [], {}, 0),
    *rows(
        "health-data", None, {"other names": {"health": "ok", "diagnosis_url": "a", "allergy": "x"}}
    ),
    *rows("personal-data", "info", {name: {name: "x"} for name in _PERSONAL}),
    *rows(
        "personal-data",
        "info",
        {
            "an address": {"address": {"locality": "Bonn"}},
            "a street": {"street_address": "Am Hof 1"},
            "inside": {"user": [{"given_name": "Kim"}]},
            "e-mail by form": {"login": "kim@acme.example"},
            "e-mail in an array": {"emails": ["kim@acme.example"]},
            "telephone by form": {"tel": "+1 202 555 0143"},
            "shortest telephone": {"tel": "+1234567"},
            "longest telephone": {"tel": "+123456789012345"},
            "IPv4": {"ip": "203.0.113.9"},
            "IPv6": {"ip": "2001:db8::9"},
        },
    ),
    *rows(
        "personal-data",
        None,
        {
            "sub": {"sub": "kim@acme.example"},
            "aud": {"aud": "kim@acme.example"},
            "azp": {"azp": "kim@acme.example"},
            "iss": {"iss": "kim@acme.example"},
            "client_id": {"client_id": "kim@acme.example"},
            "flags": {"email_verified": True, "phone_number_verified": False},
            "empty": {"email": "", "address": {}, "given_name": "", "name": ""},
            "null": {"email": None, "birthdate": None, "name": None},
            "no text": {"email": True, "birthdate": 1980, "address": ["x"], "name": 5},
            "a name as array": {"name": ["Kim"]},
            "hexadecimal digits": {"id": "9f8e7d6c5b4a3928"},
            "no address of IP": {"id": "1:2"},
            "words": {"a": "add.face", "b": "dead:beef"},
            "the unspecified address": {"net": "::"},
            "a name inside": {"client": {"name": "orders"}},
            "a URL with a user": {"link": "https://kim@acme.example/a"},
            "a handle": {"handle": "@kim"},
            "a host": {"host": "kim@localhost"},
            "a package": {"package": "lodash@4.17.21"},
            "an offset": {"zone": "+02:00"},
            "too few digits": {"tel": "+123456"},
            "too many digits": {"tel": "+1234567890123456"},
            "a plain number": {"tel": "2025550143"},
            "a version": {"ver": "1.2.3.4", "version": "1.2.3.4"},
            "three parts": {"release": "1.2.3"},
            "no octets": {"release": "1.2.3.256"},
            "a time": {"at": "12:30:00"},
            "a UUID": {"id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301"},
            "digits": {"number": "110169484474386276334"},
        },
    ),
    *(
        raised(
            "personal-data",
            f"{count} of them",
            asked({f"mail{number}": "kim@acme.example" for number in range(count)}),
            says=says,
        )
        for count, says in ((8, "“mail7”. "), (9, "“mail7” and more. "))
    ),
    *(
        silent("personal-data", profile, asked({"email": "kim@acme.example"}, profile))
        for profile in ("id-token", "entra", "cognito", "firebase", "keycloak", "sd-jwt-vc", "vc")
    ),
)
