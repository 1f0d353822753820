def kind(x):
    match x:
        case 0 | 1: return "small"
        case -1: return "minus one"
        case 2.5: return "float"
        case 1 + 2j: return "complex"
        case "a" "b": return "string"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case _: return "other"

print([kind(v) for v in (0, 1.0, -1, 2.5, 1 + 2j, "ab", b"x", None, True, False, "z")])
# expect: ['small', 'small', 'minus one', 'float', 'complex', 'string', 'bytes', 'none', 'small', 'small', 'other']
