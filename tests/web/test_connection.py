"""What is kept of a request's body: all of it up to the limit, and beyond that its length alone."""

from debugger.web.connection import _Body


def body(limit, *pieces):
    kept = _Body(1 << 30, limit)
    for piece in pieces:
        kept.append(piece)
    return len(kept), kept.getfile().read()


def test_a_body_within_the_limit_is_kept_whole():
    assert body(6, b"abc", b"def") == (6, b"abcdef")


def test_a_body_over_the_limit_is_counted_and_no_longer_kept():
    length, kept = body(6, b"abc", b"defg", b"h" * 1000)
    assert (length, kept) == (1007, b"abc")
