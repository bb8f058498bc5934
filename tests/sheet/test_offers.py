"""The samples as they are offered: the seal beside each is the one that it gets."""

import pytest

from debugger import inspect_token
from debugger.samples.starters import STARTERS, make
from debugger.sheet.offers import OFFERS
from debugger.sheet.sheet import lay_out

NOW = 1_795_514_400


def test_twelve_samples_are_offered_and_each_teaches_something_else():
    assert [offer.slug for offer in OFFERS] == list(STARTERS)
    assert len(OFFERS) == 12
    assert len({offer.teaches for offer in OFFERS}) == 12


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.slug)
def test_a_sample_gets_the_seal_that_it_is_offered_with(offer):
    question = make(offer.slug, NOW)
    report = inspect_token(question.text, question.key, question.key_format, question.policy)
    seal = lay_out(report).seal
    assert (seal.shape, seal.tone) == (offer.shape, offer.tone)
