"""DATA: claims of platforms that give tokens to workloads and services."""

from debugger.claims.term import Kind, Term, Where, terms

TERMS: tuple[Term, ...] = terms(Where.CLAIM, "")
_ = Kind
