"""What an inspection finds: `met(question)` is a mapping from ids to severities."""

from debugger.inspection import inspect_token
from debugger.samples import SAMPLE_NOW, altered


def found(question, level=1):
    """The findings of a question, in their order; those of the token inside at level 2."""
    report = inspect_token(question.text, question.key, question.key_format, question.policy)
    for _ in range(1, level):
        report = report.nested
    return report.findings


def met(question):
    """Ids of what is found, with their severities."""
    return {finding.id: str(finding.severity) for finding in found(question)}


def met_in(claims, profile="generic", *, header=None, policy=None, edit=None, now=SAMPLE_NOW):
    """What is found in an honest token of that profile but for these claims and expectations.

    Nothing is expected of issuer and audience where `policy` does not say so.
    """
    expected = {"issuer": None, "audience": None, **(policy or {})}
    return met(altered(profile, claims=claims, header=header, policy=expected, edit=edit, now=now))
