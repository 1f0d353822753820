"""Weak reference support for Python.

References and proxies are the interpreter's; here are the containers of weak references, and finalizers.
"""

import _collections_abc
import sys
from _weakref import (
    CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref)
from _weakrefset import WeakSet

_collections_abc.MutableSet.register(WeakSet)

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]


class WeakMethod(ref):
    """A custom `weakref.ref` subclass which simulates a weak reference to a bound method, working around the lifetime
    problem of bound methods."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

        def _cb(arg):
            # either of the two may die first; the callback is called once
            self = self_wr()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, _cb)
        self._func_ref = ref(func, _cb)
        self._meth_type = type(meth)
        self._alive = True
        self_wr = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """Specialized reference that includes a key corresponding to the value, so that the value can be taken out of its
    dictionary when it dies."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _WeakDictionary(_collections_abc.MutableMapping):
    """What the two dictionaries share: dead entries are not taken out while somebody iterates."""

    def _set_up(self):
        self.data = {}
        self._pending_removals = []
        self._iterating = 0

    def _commit_removals(self):
        raise NotImplementedError

    def _settle(self):
        if self._pending_removals and not self._iterating:
            self._commit_removals()

    def _guarded(self, iterator):
        """Iterate, and hold removals back meanwhile."""
        self._iterating += 1
        try:
            yield from iterator
        finally:
            self._iterating -= 1
            self._settle()

    def __len__(self):
        self._settle()
        return len(self.data) - len(self._pending_removals)

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __copy__(self):
        return self.copy()

    def __iter__(self):
        return self.keys()

    def copy(self):
        made = self.__class__()
        made.update(list(self.items()))
        return made


class WeakValueDictionary(_WeakDictionary):
    """Mapping class that references values weakly.

    Entries in the dictionary will be discarded when no strong reference to the value exists anymore
    """

    def __init__(self, other=(), /, **kw):
        def remove(wr, selfref=ref(self)):
            self = selfref()
            if self is not None:
                if self._iterating:
                    self._pending_removals.append(wr)
                elif self.data.get(wr.key) is wr:
                    # the key may have got another value since
                    del self.data[wr.key]
        self._remove = remove
        self._set_up()
        self.update(other, **kw)

    def _commit_removals(self):
        while self._pending_removals:
            wr = self._pending_removals.pop()
            if self.data.get(wr.key) is wr:
                del self.data[wr.key]

    def __getitem__(self, key):
        self._settle()
        o = self.data[key]()
        if o is None:
            raise KeyError(key)
        return o

    def __delitem__(self, key):
        self._settle()
        del self.data[key]

    def __contains__(self, key):
        self._settle()
        wr = self.data.get(key)
        return wr is not None and wr() is not None

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, wr in list(self.data.items()):
            o = wr()
            if o is not None:
                made[deepcopy(key, memo)] = o
        return made

    def get(self, key, default=None):
        self._settle()
        wr = self.data.get(key)
        o = None if wr is None else wr()
        return default if o is None else o

    def items(self):
        self._settle()
        return self._guarded(
            (k, v) for k, wr in self.data.items() if (v := wr()) is not None)

    def keys(self):
        self._settle()
        return self._guarded(k for k, wr in self.data.items() if wr() is not None)

    def values(self):
        self._settle()
        return self._guarded(v for wr in self.data.values() if (v := wr()) is not None)

    def itervaluerefs(self):
        """Return an iterator that yields the weak references to the values: they may be dead by the time they are
        used."""
        self._settle()
        return self._guarded(iter(self.data.values()))

    def valuerefs(self):
        """Return a list of weak references to the values."""
        self._settle()
        return list(self.data.values())

    def popitem(self):
        self._settle()
        while True:
            key, wr = self.data.popitem()
            o = wr()
            if o is not None:
                return key, o

    def pop(self, key, *args):
        self._settle()
        wr = self.data.pop(key, None)
        o = None if wr is None else wr()
        if o is None:
            if args:
                return args[0]
            raise KeyError(key)
        return o

    def setdefault(self, key, default=None):
        o = self.get(key)
        if o is None:
            self[key] = default
            return default
        return o

    def update(self, other=None, /, **kwargs):
        self._settle()
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, o in other.items():
                self[key] = o
        for key, o in kwargs.items():
            self[key] = o


class WeakKeyDictionary(_WeakDictionary):
    """Mapping class that references keys weakly.

    Entries in the dictionary will be discarded when there is no longer a strong reference to the key. This can be used
    to associate additional data with an object owned by other parts of an application without adding attributes to
    those objects.
    """

    def __init__(self, dict=None):
        def remove(k, selfref=ref(self)):
            self = selfref()
            if self is not None:
                if self._iterating:
                    self._pending_removals.append(k)
                else:
                    self.data.pop(k, None)
        self._remove = remove
        self._set_up()
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        while self._pending_removals:
            self.data.pop(self._pending_removals.pop(), None)

    def __len__(self):
        self._settle()
        return len(self.data) - sum(1 for k in self._pending_removals if k in self.data)

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __contains__(self, key):
        try:
            wr = ref(key)
        except TypeError:
            return False
        return wr in self.data

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for wr, value in list(self.data.items()):
            o = wr()
            if o is not None:
                made[o] = deepcopy(value, memo)
        return made

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        return self._guarded((k, v) for wr, v in self.data.items() if (k := wr()) is not None)

    def keys(self):
        return self._guarded(k for wr in self.data if (k := wr()) is not None)

    def values(self):
        return self._guarded(v for wr, v in self.data.items() if wr() is not None)

    def keyrefs(self):
        """Return a list of weak references to the keys: they may be dead by the time they are used."""
        return list(self.data)

    def popitem(self):
        while True:
            key, value = self.data.popitem()
            o = key()
            if o is not None:
                return o, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, value in dict.items():
                self[key] = value
        if kwargs:
            self.update(kwargs)


class finalize:
    """Class for finalization of weakrefable objects

    finalize(obj, func, *args, **kwargs) returns a callable finalizer object which will be called when obj is garbage
    collected. The first time the finalizer is called it evaluates func(*arg, **kwargs) and returns the result. After
    this the finalizer is dead, and calling it just returns None.

    When the program exits any remaining finalizers for which the atexit attribute is true will be run in reverse order
    of creation. By default atexit is true.
    """

    # all that are alive; a finalizer holds nothing itself, so that it costs little once it is dead
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _count = 0
    _registered_with_atexit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            import atexit
            atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = finalize._count
        finalize._count += 1
        self._registry[self] = info

    def __call__(self, _=None):
        """If alive then mark as dead and return func(*args, **kwargs); otherwise return None"""
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """If alive then mark as dead and return (obj, func, args, kwargs); otherwise return None"""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """If alive then return (obj, func, args, kwargs); otherwise return None"""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether finalizer is alive"""
        return self in self._registry

    @property
    def atexit(self):
        """Whether finalizer should be called at exit"""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (type(self).__name__, id(self), type(obj).__name__, id(obj))

    @classmethod
    def _exitfunc(cls):
        """Call what is left, the latest first; finalizers made meanwhile are called too."""
        try:
            while True:
                pending = [(info.index, f) for f, info in cls._registry.items() if info.atexit]
                if not pending:
                    break
                f = max(pending, key=lambda item: item[0])[1]
                try:
                    f()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            # too late for those whose objects die from now on
            finalize._shutdown = True
