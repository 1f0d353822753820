class C:
    def __repr__(self): return "C-repr-é"
    def __str__(self): return "C-str"

c = C()
print(f"{c} {c!r} {c!s} {c!a} {c=} {c=!s} {c!s:>8}")
# expect: C-str C-repr-é C-str C-repr-\xe9 c=C-repr-é c=C-str    C-str
print(f'{b"bytes"} {None} {...} {[c]}')  # expect: b'bytes' None Ellipsis [C-repr-é]
