"""Signals: handlers in Python for what the system sends to the process.

The functions are those of `_signal`; here numbers become members of enumerations, which are integers still.
"""

import _signal
from _signal import (
    alarm, default_int_handler, getitimer as _getitimer, pause, pidfd_send_signal, pthread_kill, raise_signal,
    set_wakeup_fd, setitimer as _setitimer, siginterrupt, sigtimedwait, sigwaitinfo, strsignal, struct_siginfo,
)
from enum import IntEnum as _IntEnum

_names = {name: value for name, value in vars(_signal).items() if name.isupper()}


def _enumeration(name, belongs):
    return _IntEnum(name, {key: value for key, value in _names.items() if belongs(key)}, module=__name__)


Signals = _enumeration("Signals", lambda key: key.startswith("SIG") and not key.startswith("SIG_"))
Handlers = _enumeration("Handlers", lambda key: key in ("SIG_DFL", "SIG_IGN"))
Sigmasks = _enumeration("Sigmasks", lambda key: key in ("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK"))

NSIG = _signal.NSIG
ITIMER_REAL = _signal.ITIMER_REAL
ITIMER_VIRTUAL = _signal.ITIMER_VIRTUAL
ITIMER_PROF = _signal.ITIMER_PROF

for _kind in (Signals, Handlers, Sigmasks):
    globals().update(_kind.__members__)
del _kind


class ItimerError(OSError):
    """A timer could not be set or read."""


ItimerError.__name__ = ItimerError.__qualname__ = "itimer_error"
itimer_error = ItimerError


def _named(number, kind):
    """The member of an enumeration for a number, or the number if there is none."""
    try:
        return kind(number)
    except (ValueError, TypeError):
        return number


def _plain(value, kind):
    return int(value) if isinstance(value, kind) else value


def signal(signalnum, handler):
    """Set the action for the given signal and return the one before."""
    return _named(_signal.signal(_plain(signalnum, Signals), _plain(handler, Handlers)), Handlers)


def getsignal(signalnum):
    """Return the current action for the given signal: a function, SIG_DFL, SIG_IGN, or None if it is not Python's."""
    return _named(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    """Change the signal mask of the calling thread and return the one before."""
    return {_named(number, Signals) for number in _signal.pthread_sigmask(how, mask)}


def sigpending():
    """Return the signals that wait because they are blocked."""
    return {_named(number, Signals) for number in _signal.sigpending()}


def sigwait(sigset):
    """Wait for one of the signals, take it, and return its number."""
    return _named(_signal.sigwait(sigset), Signals)


def valid_signals():
    """Return the set of signals that can be used."""
    return {_named(number, Signals) for number in _signal.valid_signals()}


def setitimer(which, seconds, interval=0.0):
    """Set a timer to fire after some seconds, then at an interval; return what was set before."""
    try:
        return _setitimer(which, seconds, interval)
    except OSError as error:
        raise ItimerError(*error.args) from None


def getitimer(which):
    """Return what is left of a timer, and its interval."""
    try:
        return _getitimer(which)
    except OSError as error:
        raise ItimerError(*error.args) from None
