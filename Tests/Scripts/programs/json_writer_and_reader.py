def dump(v):
    match v:
        case None: return "null"
        case bool(): return "true" if v else "false"
        case int() | float(): return repr(v)
        case str(): return '"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        case list() | tuple(): return "[" + ", ".join(map(dump, v)) + "]"
        case dict(): return "{" + ", ".join(f"{dump(k)}: {dump(x)}" for k, x in v.items()) + "}"
        case _: raise TypeError(f"cannot dump {type(v).__name__}")

def load(text):
    constants = {"null": None, "true": True, "false": False}
    return eval(text, {"__builtins__": {}}, constants)

data = {"name": "é\n\"q\"", "list": [1, 2.5, None, [True, []]], "nested": {"k": {}}}
text = dump(data)
print(text)  # expect: {"name": "é\n\"q\"", "list": [1, 2.5, null, [true, []]], "nested": {"k": {}}}
print(load(text) == data)  # expect: True
try:
    dump({1j})
except TypeError as e:
    print(e)  # expect: cannot dump set
