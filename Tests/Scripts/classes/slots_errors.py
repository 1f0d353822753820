def attempt(slots, **ns):
    try:
        type("C", ns.pop("bases", ()), {"__slots__": slots, **ns})
        print("fine")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
attempt("single")  # expect: fine
attempt(["1x"])  # expect: TypeError __slots__ must be identifiers
attempt([5])  # expect: TypeError __slots__ items must be strings, not 'int'
attempt(["x"], x=1)  # expect: ValueError 'x' in __slots__ conflicts with class variable
attempt(["__dict__", "__dict__"])  # expect: TypeError __dict__ slot disallowed: we already got one
attempt(["y"], bases=(int,))  # expect: TypeError nonempty __slots__ not supported for subtype of 'int'
attempt(["y"], bases=(tuple,))  # expect: TypeError nonempty __slots__ not supported for subtype of 'tuple'
attempt((), bases=(A, B))  # expect: TypeError multiple bases have instance lay-out conflict
attempt((), bases=(A, object))  # expect: fine
