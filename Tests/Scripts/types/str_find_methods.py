s = "abcabcabc"
print(s.find("c"), s.find("c", 3), s.find("c", 3, 5), s.rfind("b"))  # expect: 2 5 -1 7
print(s.rfind("b", 0, 4), s.find("z"), s.find(""), s.rfind(""), s.find("", 9))  # expect: 1 -1 0 9 9
print(s.find("", 10))  # expect: -1
print(s.index("bc"), s.rindex("bc"), s.count("bc"), s.count(""), s.count("abc", 1))  # expect: 1 7 3 10 2
print("aaaa".count("aa"), s.find("a", -3), "".count(""), "".find(""))  # expect: 2 6 1 0
print(s.startswith("abc"), s.startswith("bc", 1), s.startswith(("x", "a")))  # expect: True True True
print(s.endswith("bc"), s.endswith(("q",)), s.startswith("", 9))  # expect: True False True
print(s.startswith("", 10), s.endswith("abc", 0, 3))  # expect: False True
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: s.index("z"))  # expect: ValueError: substring not found
attempt(lambda: s.rindex("z"))  # expect: ValueError: substring not found
attempt(lambda: s.find(5))  # expect: TypeError: find() argument 1 must be str, not int
attempt(lambda: s.startswith(5))  # expect: TypeError: startswith first arg must be str or a tuple of str, not int
attempt(lambda: s.endswith((1,)))  # expect: TypeError: tuple for endswith must only contain str, not int
attempt(lambda: s.count())  # expect: TypeError: count expected at least 1 argument, got 0
