# The right side is evaluated first, then the targets from left to right.
def note(name, value=None):
    print(name)
    return value

note("box", {})[note("key")] = note("value", 1)
# expect: value
# expect: box
# expect: key
note("left", []).append(note("right"))
# expect: left
# expect: right
