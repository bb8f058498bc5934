"""Mutants that no question can tell from the original, and why."""

_SOONER = "It only spares the time of looking for a pattern where it cannot be."

_TYPED = "It tells the type checker what the other condition implies."

_SUBJECT = "The table of modules asks for the subject first; `test_themes.py` asks without it."

_LOOSER = "Asked of more cases, the module meets nothing more: `test_themes.py` holds that."

_AT_IMPORT = (
    "It is asked while modules are imported; `test_registry.py` and `test_themes.py` do so."
)

EQUIVALENT: dict[str, str] = {
    "key.judged.secret_of · dropped · algorithm is None → (algorithm is None, False)[1]": _SUBJECT,
    "key.judged.secret_of · dropped · algorithm.family is not Family.HMAC"
    " → (algorithm.family is not Family.HMAC, False)[1]": _SUBJECT,
    "key.jwk_set.empty · dropped · keyring.jwk_set → (keyring.jwk_set, True)[1]": _SUBJECT,
    "key.jwk_set.private_key · dropped · not case.keyring.jwk_set"
    " → (not case.keyring.jwk_set, False)[1]": _SUBJECT,
    "claims.injection.injection · negated · mark in case.inside.lower"
    " → mark not in case.inside.lower": _SOONER,
    "claims.injection.internal_url · dropped · '://' in entry.text"
    " → ('://' in entry.text, True)[1]": _SOONER,
    "context.surroundings.is_alone · dropped"
    " · found.end - found.start >= len(case.extraction.text) - 1"
    " → (found.end - found.start >= len(case.extraction.text) - 1, False)[1]": _SOONER,
    "context.surroundings.is_alone · edge"
    " · found.end - found.start >= len(case.extraction.text) - 1"
    " → found.end - found.start > len(case.extraction.text) - 1": _SOONER,
    "claims.secret_shapes.named_secret · dropped · mark in text → (mark in text, True)[1]": _SOONER,
    "claims.secret_shapes.written_connection · dropped · '://' in text"
    " → ('://' in text, True)[1]": _SOONER,
    "claims.secret_shapes.written_connection · dropped · '@' in text"
    " → ('@' in text, True)[1]": _SOONER,
    "header.algorithm_names._one_slip · dropped · len(longer) - len(shorter) == 1"
    " → (len(longer) - len(shorter) == 1, True)[1]": _SOONER,
    "structure.member_names.json_escaped_name · dropped · payload → (payload, True)[1]": _TYPED,
    "structure.values.json_number_precision · dropped · payload → (payload, True)[1]": _TYPED,
    "structure.values._imprecise · dropped · steps is None → (steps is None, False)[1]": _TYPED,
    "structure.values._imprecise · dropped · span is None → (span is None, False)[1]": _TYPED,
    "registry.diagnose · negated · entries is None → entries is not None": _LOOSER,
    "registry.Pitfall · negated · self.id in SAMPLES → self.id not in SAMPLES": _AT_IMPORT,
    "registry.pitfall · negated · id in PITFALLS → id not in PITFALLS": _AT_IMPORT,
    "registry._same_place · dropped · not outer → (not outer, False)[1]": (
        "No pitfall that is of the whole token is silenced by place; `test_registry.py` makes one."
    ),
    "themes.declared_in · negated · isinstance(entry, Pitfall) → not isinstance(entry, Pitfall)": (
        _AT_IMPORT
    ),
    "themes._signed_by_secret · dropped · algorithm.family is Family.HMAC"
    " → (algorithm.family is Family.HMAC, True)[1]": _LOOSER,
    "themes._brought_along · dropped · found.text != case.extraction.text"
    " → (found.text != case.extraction.text, True)[1]": _LOOSER,
    "themes._kid_of_more_than_letters · dropped"
    " · not kid.replace('-', '').replace('_', '').isalnum()"
    " → (not kid.replace('-', '').replace('_', '').isalnum(), True)[1]": _LOOSER,
}
