e = Exception("a", 1)
print(e, repr(e), e.args, [str(Exception())], repr(Exception()))
# expect: ('a', 1) Exception('a', 1) ('a', 1) [''] Exception()
print(str(Exception("x")), str(Exception(5)))  # expect: x 5
print(str(KeyError("k")), str(KeyError("a", "b")), repr(KeyError("k")), [str(KeyError())])
# expect: 'k' ('a', 'b') KeyError('k') ['']
e.args = "xy"
print(e.args, e)  # expect: ('x', 'y') ('x', 'y')
e.custom = 5
print(e.__dict__, e.__traceback__, e.__cause__)  # expect: {'custom': 5} None None
try:
    Exception(a=1)
except TypeError as err:
    print(err)  # expect: Exception() takes no keyword arguments
class E(Exception):
    def __init__(self, *args, code=0): self.code = code
print(repr(E(1, 2, code=3)), E(1, code=3).code, E(7).args)  # expect: E(1, 2) 3 (7,)
