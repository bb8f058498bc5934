"""The `Host` and `Origin` headers, by a grammar of our own: whether a request is meant for us."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

from debugger.errors import FieldInvalid
from debugger.regex import regex


@dataclass(frozen=True, slots=True)
class Authority:
    """Name and port of an address, in lower case; `port` is None where none is written."""

    name: str
    port: int | None


@dataclass(frozen=True, slots=True)
class Ours:
    """What this server answers to.

    `port`: its own. `named`: what was allowed by hand. `any_address`: also every IP address written
    out (a workshop). That is safe where a name is not: DNS rebinding needs a name.
    """

    port: int
    named: tuple[Authority, ...] = ()
    any_address: bool = False


def read_authority(text: str) -> Authority | None:
    """A `Host` header, or None where it is no host (RFC 9110 §7.2): two hosts, a path, a user."""
    match = _AUTHORITY.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    port = int(match["port"]) if match["port"] else None
    return Authority(match["name"].lower(), port)


def allowed_names(texts: Iterable[str]) -> tuple[Authority, ...]:
    """The `NAME[:PORT]` of `--allow-host`. Raises `FieldInvalid` for anything else."""
    return tuple(map(_allowed_name, texts))


def is_ours(host: str | None, ours: Ours) -> bool:
    """Whether a `Host` header names this server."""
    authority = read_authority(host) if host else None
    if authority is None:
        return False
    if _is_named(authority, ours):
        return True
    # A browser always names a port that is not 80, so a missing one is no other server's.
    if authority.port not in (None, ours.port):
        return False
    return _is_loopback(authority.name) or (ours.any_address and _is_address(authority.name))


def is_same_origin(origin: str, host: str, ours: Ours) -> bool:
    """Whether an `Origin` header is exactly that of the `Host` the request is for."""
    scheme, _, rest = origin.partition("://")
    here, there = read_authority(host), read_authority(rest)
    if here is None or there is None or scheme not in _PORTS:
        return False
    if scheme == "https" and not _is_named(here, ours):
        return False  # we speak http; https is only in front of a name that was allowed by hand
    default = _PORTS[scheme]
    return (here.name, here.port or default) == (there.name, there.port or default)


def _allowed_name(text: str) -> Authority:
    authority = read_authority(text)
    if authority is None:
        raise FieldInvalid(
            f"--allow-host {text} is no host.",
            hint="It takes a name, or a name and a port, as in debugger.example:8443.",
            field="allow_host",
        )
    return authority


def _is_named(authority: Authority, ours: Ours) -> bool:
    return any(
        authority.name == named.name and authority.port in _ports_of(named, ours.port)
        for named in ours.named
    )


def _ports_of(named: Authority, own: int) -> tuple[int | None, ...]:
    if named.port is None:
        return (None, own)
    return (None, named.port) if named.port in _PORTS.values() else (named.port,)


def _is_loopback(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    address = _address(name)
    if isinstance(address, IPv4Address):
        return address.is_loopback
    return address == IPv6Address("::1")


def _is_address(name: str) -> bool:
    address = _address(name)
    return address is not None and not address.is_unspecified and not address.is_multicast


def _address(name: str) -> IPv4Address | IPv6Address | None:
    """An address written in full: `127.1`, `0x7f.0.0.1` and `2130706433` are names to us."""
    try:
        return IPv6Address(name[1:-1]) if name.startswith("[") else IPv4Address(name)
    except ValueError:
        return None


_LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_AUTHORITY = regex(
    rf"(?P<name>\[[0-9a-f:.]+\]|{_LABEL}(?:\.{_LABEL})*)(?::(?P<port>[0-9]{{1,5}}))?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 300
_PORTS = {"http": 80, "https": 443}
