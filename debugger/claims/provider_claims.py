"""DATA: claims of the large identity providers, as their documentation has them."""

from debugger.claims.term import Kind, Term, Where, terms

TERMS: tuple[Term, ...] = terms(Where.CLAIM, "")
_ = Kind
