"""A regular expression in, the same out, compiled when it is first asked something.

Some two hundred stand in this package, and a token meets a fifth of them. Compiled at import, they
would take a quarter of the time that starting takes.
"""

import re
from typing import Any, AnyStr, Generic, cast


def regex(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Like `re.compile`, but that a mistake in the expression shows at first use."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(expression, flags))


class _Uncompiled(Generic[AnyStr]):
    def __init__(self, expression: AnyStr, flags: int) -> None:
        self._expression: AnyStr = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """A method of the pattern; it is kept, so that the next call finds it without this one."""
        # `re` keeps what it has compiled, should a second method be asked for.
        value = getattr(re.compile(self._expression, self._flags), name)
        setattr(self, name, value)
        return value
