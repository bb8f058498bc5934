"""From a text to the personal data that it has the form of: card, IBAN, e-mail address."""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from debugger.regex import regex


def card_in(text: str) -> str:
    """The digits of the first payment card number in a text; "" where there is none.

    13 to 19 digits, alone or in groups of three and more (of four, the last may have fewer), that
    begin and are as long as an issuer's (ISO/IEC 7812), and whose check digit fits (Luhn).
    """
    for match in _CARD.finditer(text):
        groups = match[0].replace("-", " ").split()
        while groups:
            digits = "".join(groups)
            if _is_issued(digits) and _luhn(digits):
                return digits
            if not _FOLLOWS.fullmatch(groups.pop()):
                break
    return ""


def iban_of(text: str) -> str:
    """A text without blanks, where it is an IBAN by its country’s length and its check digits."""
    bare = text.replace(" ", "")
    if not _IBAN.fullmatch(bare) or _IBAN_LENGTHS.get(bare[:2]) != len(bare):
        return ""
    number = "".join(str(int(character, 36)) for character in bare[4:] + bare[:4])
    return bare if int(number) % 97 == 1 else ""


def social_security_in(text: str) -> bool:
    """Whether a text has a United States social security number: NNN-NN-NNNN of a range in use."""
    return any(_in_use(*match.groups()) for match in _SOCIAL_SECURITY.finditer(text))


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_telephone(text: str) -> bool:
    """Whether a text is a telephone number with its country: `+49 30 1234567` (ITU-T E.164)."""
    return _TELEPHONE.fullmatch(text) is not None


def is_ip_address(text: str) -> bool:
    """Whether a text is an IPv4 or IPv6 address."""
    if not _ADDRESS_CHARACTERS.fullmatch(text):
        return False
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_issued(digits: str) -> bool:
    length = len(digits)
    return any(
        length in lengths and low <= digits[: len(low)] <= high for low, high, lengths in _RANGES
    )


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _in_use(area: str, group: str, serial: str) -> bool:
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


def _lengths() -> Iterator[tuple[str, int]]:
    for entry in _IBAN_COUNTRIES.split():
        yield entry[:2], int(entry[2:])


_CARD = regex(
    r"(?<![0-9A-Za-z*+._/])(?<![0-9A-Za-z*]-)(?<!\A-)"
    r"(?:[2-6][0-9]{3}(?:[ -][0-9]{4}){2,4}[ -][0-9]{1,2}|[2-6][0-9]{2,18}(?:[ -][0-9]{3,13}){0,5})"
    r"(?![0-9A-Za-z*_])(?!-[0-9A-Za-z])",
    re.ASCII,
)
# What may stand behind a number: the month of the expiry, its year, the security code.
_FOLLOWS = regex(r"[0-9]{1,3}|20[0-9]{2}", re.ASCII)
# First digits from · to · the lengths that such numbers have.
_RANGES: tuple[tuple[str, str, frozenset[int]], ...] = (
    ("4", "4", frozenset({13, 16, 19})),
    ("51", "55", frozenset({16})),
    ("2221", "2720", frozenset({16})),
    ("34", "34", frozenset({15})),
    ("37", "37", frozenset({15})),
    ("36", "36", frozenset({14})),
    ("38", "38", frozenset({14})),
    ("300", "305", frozenset({14})),
    ("6011", "6011", frozenset({16, 17, 18, 19})),
    ("644", "649", frozenset({16, 17, 18, 19})),
    ("65", "65", frozenset({16, 17, 18, 19})),
    ("3528", "3589", frozenset({16, 17, 18, 19})),
    ("62", "62", frozenset({16, 17, 18, 19})),
)
_IBAN = regex(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
# The IBAN registry's countries and the length of their numbers.
_IBAN_COUNTRIES = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
    " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28"
    " HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25"
    " MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29"
    " RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29"
    " VA22 VG24 XK20 YE30"
)
_IBAN_LENGTHS = dict(_lengths())
_SOCIAL_SECURITY = regex(
    r"(?<![0-9A-Za-z-])([0-9]{3})-([0-9]{2})-([0-9]{4})(?![0-9A-Za-z]|-[0-9A-Za-z])", re.ASCII
)
_EMAIL = regex(r"[^@\s:/<>\"]{1,64}@[^@\s:/<>\"]+\.[^@\s:/<>\".0-9]+")
_TELEPHONE = regex(r"\+[0-9](?:[ ()./-]{0,3}[0-9]){6,14}", re.ASCII)
_ADDRESS_CHARACTERS = regex(r"[0-9A-Fa-f]{0,4}[.:][0-9A-Fa-f:.]{2,44}", re.ASCII)
