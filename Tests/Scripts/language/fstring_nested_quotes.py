d = {"key": "value", 'other': [1, 2]}
print(f"{d["key"]} {d['other'][0]}")
print(f"{f"{f"{1 + 1}"}"}")
print(f"{", ".join(["a", "b"])}")
print(f"{'\n'.join(['x', 'y'])}")
print(f"a{'{'}b{'}'}c")
print(f"""{
    1 +     # a comment inside
    2
}""")
# expect: value 1
# expect: 2
# expect: a, b
# expect: x
# expect: y
# expect: a{b}c
# expect: 3
