class Default(dict):
    def __missing__(self, k): return f"<{k}>"
print("{a} {b}".format_map(Default(a=1)))  # expect: 1 <b>
try:
    "{a}".format_map({})
except KeyError as e:
    print(repr(e))  # expect: KeyError('a')
try:
    "{}".format_map({"a": 1})
except ValueError as e:
    print(e)  # expect: Format string contains positional fields
