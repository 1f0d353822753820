def kind(x):
    if x is None:
        return "none"
    elif isinstance(x, int) and not isinstance(x, bool):
        return "int"
    elif x:
        return "true"
    else:
        return "false"

print([kind(v) for v in (None, 1, True, "", [0], 0.0)])  # expect: ['none', 'int', 'true', 'false', 'true', 'false']
