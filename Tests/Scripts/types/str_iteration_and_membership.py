for c in "a€😀":
    print(c, ord(c), hex(ord(c)))
    # expect: a 97 0x61
    # expect: € 8364 0x20ac
    # expect: 😀 128512 0x1f600
print([*reversed("abc")], list(enumerate("xy")), dict(zip("ab", "cd")))
# expect: ['c', 'b', 'a'] [(0, 'x'), (1, 'y')] {'a': 'c', 'b': 'd'}
print("".join(sorted("banana")), set("aab") == {"a", "b"})  # expect: aaabnn True
it = iter("ab")
print(next(it), list(it), type(it).__name__, "a" in "abc", "ac" in "abc")
# expect: a ['b'] str_ascii_iterator True False
