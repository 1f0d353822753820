from __future__ import annotations

def f(a: undefined, *b: int | str, c: "q" = 1) -> list[int]:
    pass

print(f.__annotations__)  # expect: {'a': 'undefined', 'b': 'int | str', 'c': "'q'", 'return': 'list[int]'}
