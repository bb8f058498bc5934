"""The table of disclosures and the key binding, as the page and the terminal show them."""

from debugger import inspect_token
from debugger.samples import (
    GIVEN_NAME,
    altered,
    bound,
    confirmed,
    digest_of,
    disclosure,
    selective,
)
from debugger.sheet.sheet import lay_out

ELEMENT = ("ohtR9GCs2irQf-aGlwB_NQ", "FR")


def sheet_of(question):
    report = inspect_token(question.text, question.key, question.key_format, question.policy)
    return lay_out(report)


def test_each_disclosure_is_a_row_with_its_characters():
    claims = {"nationalities": ["DE", {"...": digest_of(*ELEMENT)}]}
    question = selective(GIVEN_NAME, ELEMENT, "e30", claims=claims)
    rows = sheet_of(question).disclosures.rows
    assert [(row.name, row.kind, row.value, row.place) for row in rows] == [
        ("given_name", "array element", '"Ada"', "given_name"),
        ("", "array element", '"FR"', "nationalities[1]"),
        ("", "unreadable", "", ""),
    ]
    assert [row.fault for row in rows] == [
        "",
        "",
        "Disclosure 3 is no base64url of a JSON array of two or three elements.",
    ]
    spans = [tuple(map(int, row.span.split("-"))) for row in rows]
    assert [question.text[slice(*span)] for span in spans] == [
        disclosure(*GIVEN_NAME),
        disclosure(*ELEMENT),
        "e30",
    ]


def test_what_stands_in_one_without_a_place_says_so():
    inner = ("ohtR9GCs2irQf-aGlwB_NQ", "b", 1)
    outer = ("2GLC42sKQveCfGfryNRN9w", "a", {"_sd": [digest_of(*inner)]})
    claims = {"_sd": [digest_of(*outer)], "a": 1}
    rows = sheet_of(selective(outer, inner, claims=claims)).disclosures.rows
    assert rows[1].fault == "It stands in another one that has no place."


def test_the_note_counts_digests_and_decoys():
    claims = {"_sd": [digest_of(*GIVEN_NAME), "A" * 43, "B" * 43]}
    note = sheet_of(selective(GIVEN_NAME, claims=claims)).disclosures.note
    assert note == ("1 disclosure for 3 digests by sha-256; 2 without one: withheld, or a decoy")


def test_many_disclosures_are_cut_and_counted():
    entries = [(f"{number:022}", f"name{number}", number) for number in range(205)]
    table = sheet_of(selective(*entries)).disclosures
    assert (len(table.rows), table.left_out) == (200, 5)


def test_the_payload_says_that_it_is_the_processed_one():
    assert sheet_of(selective(GIVEN_NAME)).payload.note.startswith("with what was disclosed")
    assert sheet_of(altered()).payload.note == ""


def test_a_token_that_is_no_sd_jwt_has_neither():
    sheet = sheet_of(altered())
    assert (sheet.disclosures, sheet.binding) == (None, None)


def test_the_key_binding_says_what_came_of_it():
    honest = sheet_of(confirmed(binding=bound())).binding
    assert (honest.outcome, honest.words) == (
        "passed",
        "by the holder’s key, for this presentation",
    )
    assert sheet_of(confirmed(binding=bound(claims={"nonce": 1}))).binding.words == "does not hold"
    assert sheet_of(selective(binding=bound())).binding.words == "bound to no key"
    text = "".join(run.text for block in honest.blocks for run in block.runs)
    assert '"kb+jwt"' in text
    assert '"sd_hash"' in text


def test_what_the_token_says_fills_the_expectations():
    question = confirmed(binding=bound(), policy={"audience": "https://verifier.example"})
    sheet = sheet_of(question)
    assert sheet.taken["audience"] == "https://verifier.example"
    assert sheet.marks["audience"] == "passed"
