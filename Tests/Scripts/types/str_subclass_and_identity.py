class S(str):
    extra = 1
s = S("abc")
print(s, repr(s), s + "d", type(s + "d").__name__, type(str(s)).__name__, s.extra)  # expect: abc 'abc' abcd str str 1
print(len(s), s == "abc", hash(s) == hash("abc"))  # expect: 3 True True
print({s: 1}["abc"], "".join([s]), type("".join([s])).__name__, isinstance(s, str))  # expect: 1 abc str True
print(s[:] == s, f"{s:>5}")  # expect: True   abc
s.attr = 5
print(s.__dict__, s.upper(), type(s.upper()).__name__)  # expect: {'attr': 5} ABC str
a = "same"
print(a is str(a), a[:] is a, a.strip() is a, a + "" == a)  # expect: True True True True
