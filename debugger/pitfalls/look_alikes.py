"""From a text to what it looks like: letters folded onto the Latin ones that they resemble."""

import unicodedata

# Letters of Cyrillic, Greek, Armenian and Latin extensions that UTS #39 (confusables.txt) takes for
# one ASCII letter.
_PAIRS = (
    ("аеорсухіјѕһԁԛԝѵӏк", "aeopcyxijshdqwvlk"),  # Cyrillic, small
    ("АВЕКМНОРСТХУЅІЈԌԚԜЬ", "ABEKMHOPCTXYSIJGQWb"),  # Cyrillic, capital
    ("αγικνορσυϲ", "ayikvopouc"),  # Greek, small
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC"),  # Greek, capital
    ("օոսհցզյ", "onuhgqj"),  # Armenian
    ("ɑɡɩǀıȷ", "agilij"),  # Latin, phonetic and without a dot
    ("\u3002\u2044\u2215\u2010\u2012\u2013\u2212", ".//----"),  # full stop, slashes, hyphens
)
_TABLE = str.maketrans(
    "".join(strange for strange, _ in _PAIRS), "".join(usual for _, usual in _PAIRS)
)
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


def folded(text: str) -> str:
    """A text after NFKC with look-alike letters made Latin. Keeps case; ASCII stays as it is."""
    if text.isascii():
        return text
    # NFKC makes of the lunate sigma, which looks like a “c”, one that does not.
    return unicodedata.normalize("NFKC", text.translate(_TABLE)).translate(_TABLE)


def mixes_scripts(name: str) -> bool:
    """Whether a name has letters of more than one of the Latin, Greek and Cyrillic scripts."""
    if name.isascii():
        return False
    scripts = {
        script for letter in name if letter.isalpha() for script in _SCRIPTS if _is(letter, script)
    }
    return len(scripts) > 1


def _is(letter: str, script: str) -> bool:
    return unicodedata.name(letter, "").startswith(script)
