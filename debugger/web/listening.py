"""Host and port, as they were asked for, to a listening socket; and the addresses it answers at."""

import contextlib
import errno
import socket
from ipaddress import ip_address

from debugger.errors import FieldInvalid, Refusal

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765


class AddressUnusable(Refusal):
    """An address or port that cannot be listened on."""

    code = "address-unusable"


def check_host(host: str, *, workshop: bool) -> None:
    """Refuses names, and addresses that other machines reach unless this is a workshop."""
    try:
        address = ip_address(host)
    except ValueError:
        raise FieldInvalid(
            f"--host {host} is no IP address.",
            hint="It takes an address, as in 127.0.0.1; a name could mean another machine.",
            field="host",
        ) from None
    if not address.is_loopback and not workshop:
        raise AddressUnusable(
            f"--host {host} would let other machines in.",
            hint="Leave it out to listen on this machine alone, or add --workshop.",
            field="host",
        )


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket: on `port` (0: any), or by default on 8765 or one of those after it.

    Raises `AddressUnusable` where that cannot be had.
    """
    if port is None:
        for candidate in range(DEFAULT_PORT, DEFAULT_PORT + _CANDIDATES):
            with contextlib.suppress(OSError):
                return _bound(host, candidate)
    wanted = port or 0
    try:
        return _bound(host, wanted)
    except OverflowError:
        reason = "ports are 0 to 65535"
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "the system refuses it")
    raise AddressUnusable(
        f"Port {wanted} of {host} cannot be used: {reason}.",
        hint="Choose another with --port, or leave it out for the next free one.",
        field="port",
    )


def addresses(host: str, port: int) -> tuple[str, ...]:
    """The URLs at which a server on that host and port is reached, this machine's own first."""
    address = ip_address(host)
    if not address.is_unspecified:
        return (_url(host, port),)
    own = "::1" if address.version == 6 else DEFAULT_HOST
    return tuple(_url(each, port) for each in (own, *_in_the_network()))


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _in_the_network() -> tuple[str, ...]:
    # Connecting UDP sends nothing: it asks the system which of our addresses it would send from.
    # 192.0.2.1 is nobody's (RFC 5737).
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))
        return (str(asking.getsockname()[0]),)
    return ()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        # On Windows SO_REUSEADDR would share the port with the program that has it.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        option = socket.SO_REUSEADDR if exclusive is None else exclusive
        bound.setsockopt(socket.SOL_SOCKET, option, 1)
        bound.bind((host, port))
        bound.listen(_BACKLOG)
    except BaseException:
        bound.close()
        raise
    return bound


_CANDIDATES = 100
_BACKLOG = 1024
_REASONS = {
    errno.EADDRINUSE: "another program has it",
    errno.EACCES: "the system keeps it for programs with special rights",
    errno.EADDRNOTAVAIL: "this machine has no such address",
}
