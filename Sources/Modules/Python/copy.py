"""Generic (shallow and deep) copying operations.

Interface summary:

        import copy

        x = copy.copy(y)                # make a shallow copy of y
        x = copy.deepcopy(y)            # make a deep copy of y
        x = copy.replace(y, a=1, b=2)   # new object with fields replaced, as defined by `__replace__`

For module specific errors, copy.Error is raised.
"""

import types as _types

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error   # backward compatibility

# Types whose values never change: a copy is the value itself.
_ATOMIC = frozenset({
    type(None), type(Ellipsis), type(NotImplemented), int, float, bool, complex, bytes, str, type, range, property,
    _types.BuiltinFunctionType, _types.FunctionType, _types.CodeType, type(property.__get__), type(str.join),
})
_ATOMIC_SHALLOW = _ATOMIC | {tuple, frozenset, slice}


def _register_weak_reference():
    from _weakref import ref
    return ref


def _is_atomic(cls, shallow):
    if cls in (_ATOMIC_SHALLOW if shallow else _ATOMIC):
        return True
    return cls.__name__ == 'ReferenceType' and cls is _register_weak_reference()


def _reduction(x, cls, kind):
    """What says how to make another x: the registered function's answer, or that of its own __reduce_ex__ or __reduce__."""
    import copyreg
    reductor = copyreg.dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor is not None:
        return reductor()
    raise Error(f"un({kind})copyable object of type {cls}")


def copy(x):
    """Shallow copy operation on arbitrary Python objects.

    See the module's __doc__ string for more info.
    """
    cls = type(x)
    if _is_atomic(cls, True):
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type):
        # classes with a metaclass of their own
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduction(x, cls, "shallow")
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


def deepcopy(x, memo=None, _nil=[]):
    """Deep copy operation on arbitrary Python objects.

    See the module's __doc__ string for more info.
    """
    cls = type(x)
    if _is_atomic(cls, False):
        return x
    identity = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(identity, _nil)
        if known is not _nil:
            return known

    copier = _DEEP.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type):
        result = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            result = copier(memo)
        else:
            reduced = _reduction(x, cls, "deep")
            result = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)

    if result is not x:
        memo[identity] = result
        _keep_alive(x, memo)
    return result


def _keep_alive(x, memo):
    """Keeps x for as long as the memo, which knows it by its address only."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deep_list(x, memo):
    result = []
    memo[id(x)] = result
    append = result.append
    for item in x:
        append(deepcopy(item, memo))
    return result


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # a tuple that contains itself has been copied meanwhile
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deep_dict(x, memo):
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, _types.MethodType: _deep_method}


def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None, setter=None):
    """Makes an object from what a reduction says: function and arguments, then state, list items and dict pairs.

    With a memo everything on the way is copied deeply.
    """
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    result = func(*args)
    if deep:
        memo[id(x)] = result

    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if setter is not None:
            setter(result, state)
        elif hasattr(result, '__setstate__'):
            result.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                result.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(result, name, value)

    if items is not None:
        for item in items:
            result.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            result[key] = value
    return result


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values.

    This is especially useful for immutable objects, like named tuples or
    frozen dataclasses.
    """
    cls = obj.__class__
    func = getattr(cls, '__replace__', None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
