"""From a URL to its host, and from a host to what it is: loopback, internal, of which domain."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from debugger.regex import regex

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Url:
    """The parts of an absolute URL (RFC 3986 §3). `host` is in lower case, without brackets."""

    scheme: str
    user: str
    host: str
    port: str
    rest: str


def split_url(text: str) -> Url | None:
    """The parts of an absolute URL with an authority; None where a text is none. Never raises."""
    match = _URL.match(text)
    if match is None:
        return None
    scheme, authority = match[1].lower(), match[2]
    user, _, place = authority.rpartition("@")
    if place.startswith("["):
        host, _, port = place[1:].partition("]")
        port = port.removeprefix(":")
    else:
        host, _, port = place.partition(":")
    return Url(scheme, user, host.lower(), port, text[match.end() :]) if host else None


def host_of(text: str) -> str:
    """The host of an absolute URL in lower case; "" where a text is none."""
    url = split_url(text)
    return url.host if url else ""


def is_loopback(host: str) -> bool:
    """Whether a host is this very machine: `localhost` (RFC 6761 §6.3), 127.0.0.0/8, ::1."""
    name = host.rstrip(".")
    if name in ("localhost", "localhost.localdomain") or name.endswith(".localhost"):
        return True
    address = address_of(host)
    return address is not None and _unmapped(address).is_loopback


def is_internal_address(host: str) -> bool:
    """Whether a host is an IP address of a private, link-local or unspecified range."""
    address = address_of(host)
    if address is None:
        return False
    address = _unmapped(address)
    if address.is_link_local or address.is_unspecified:
        return True
    return any(address in network for network in _PRIVATE if network.version == address.version)


def is_internal(host: str) -> bool:
    """Whether a host is reached from inside alone: loopback, private, `.local`, cloud metadata."""
    name = host.rstrip(".")
    return (
        name.endswith(_INTERNAL_ENDINGS)
        or name in _METADATA
        or is_loopback(host)
        or is_internal_address(host)
    )


def is_development(host: str) -> bool:
    """Whether a host is one that no outsider has: an internal one, or a name for tests, `.test`
    (RFC 6761 §6.2).
    """
    return is_internal(host) or host.rstrip(".").endswith(".test")


def address_of(host: str) -> Address | None:
    """The IP address that a host spells; None for a name.

    Dotted, IPv6, or a decimal, hexadecimal or octal form as browsers read (`2130706433`, `0x7f.1`).
    """
    host = host.removesuffix(".")
    if not _may_be_address(host):
        return None
    try:
        return ip_address(host)
    except ValueError:
        return _loose_ipv4(host)


def registrable_domain(host: str) -> str:
    """The part of a host that is sold: its last two labels, or three below `co.uk` and its like.

    A rule of thumb in place of the Public Suffix List. "" for addresses and names without a dot.
    """
    labels = host.rstrip(".").split(".")
    if len(labels) < 2 or address_of(host) is not None:
        return ""
    country = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
    return ".".join(labels[-3:] if country else labels[-2:])


def _may_be_address(host: str) -> bool:
    return ":" in host or host[host.rfind(".") + 1 :][:1].isdecimal()


def _loose_ipv4(host: str) -> IPv4Address | None:
    """Up to four numbers, of which the last fills what the others leave (WHATWG URL §3.5)."""
    parts = host.split(".")
    try:
        *heads, last = [_number(part) for part in parts]
        return IPv4Address(bytes(heads) + last.to_bytes(max(5 - len(parts), 1), "big"))
    except (ValueError, OverflowError):
        return None


def _number(part: str) -> int:
    """Decimal, hexadecimal after 0x (where nothing more is 0), or octal after 0."""
    if not _NUMBER.fullmatch(part):
        raise ValueError
    if part.lower().startswith("0x"):
        return int(f"0{part[2:]}", 16)
    return int(part, 8) if part.startswith("0") else int(part)


def _unmapped(address: Address) -> Address:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


_URL = regex(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\\s]*)")
_NUMBER = regex(r"0[xX][0-9A-Fa-f]*|[0-9]+", re.ASCII)
_INTERNAL_ENDINGS = (".local", ".internal")
# Where clouds answer a machine about itself besides 169.254.169.254: Google, AWS, Alibaba, Tencent,
# Oracle, Azure (WireServer).
_METADATA = frozenset(
    {
        "metadata",
        "instance-data",
        "metadata.tencentyun.com",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16",
    }
)
_PRIVATE: tuple[IPv4Network | IPv6Network, ...] = (
    IPv4Network("10.0.0.0/8"),
    IPv4Network("172.16.0.0/12"),
    IPv4Network("192.168.0.0/16"),
    IPv6Network("fc00::/7"),
)
_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "go", "gov", "gv", "ne", "net", "or", "org"})
