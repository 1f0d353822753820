print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"))  # expect: bbb bba -a-b-c-
print("abc".replace("", "-", 2), "".replace("", "x"), "abc".replace("b", ""))  # expect: -a-bc x ac
print("aaa".replace("a", "b", count=1), "a".replace("a", "a" * 3))  # expect: baa aaa
t = str.maketrans("abc", "xyz", "q")
print("aqbqcd".translate(t), str.maketrans({"a": 1, 98: "long", "c": None}))
# expect: xyzd {97: 1, 98: 'long', 99: None}
print("abcd".translate({97: "A", 98: None, 99: 100}))  # expect: Add
class T:
    def __getitem__(self, k):
        if k == 97: return "<a>"
        raise LookupError
print("abc".translate(T()))  # expect: <a>bc
for f in (
    lambda: str.maketrans("ab", "c"),
    lambda: str.maketrans({"ab": 1}),
    lambda: str.maketrans(5),
    lambda: "a".translate({97: 0x110000}),
    lambda: "a".replace("a"),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError the first two maketrans arguments must have equal length
        # expect: ValueError string keys in translate table must be of length 1
        # expect: TypeError if you give only one argument to maketrans it must be a dict
        # expect: ValueError character mapping must be in range(0x110000)
        # expect: TypeError replace() takes at least 2 positional arguments (1 given)
