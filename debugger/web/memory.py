"""Memory that was freed goes back to the system: one large token does not weigh for ever."""

import contextlib
import sys


def return_what_is_freed() -> None:
    """Has glibc keep large blocks apart, and give each back when it is freed; elsewhere nothing.

    By itself glibc raises this limit to the largest block freed so far (mallopt(3)), and keeps what
    is smaller for each thread: hundreds of megabytes after a few tokens of some.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):  # musl has no mallopt
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of malloc.h
_LARGE = 256 * 1024
